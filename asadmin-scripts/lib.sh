# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
# shellcheck shell=sh disable=SC2034 # some variables are for the scripts only
# What install.sh, uninstall.sh and status.sh have in common. Sourced, never run.
#
# The configuration of the domain is read in one piece (asadmin get '*') and turned into "facts", one per line, because
# every asadmin call costs about a second. The facts are:
#   domain NAME                   das                          cluster NAME
#   member INSTANCE CLUSTER       standalone INSTANCE          node INSTANCE NODE
#   nodedir NODE DIR              ref TARGET                   module CLASS
#   setting NAME=VALUE            internal NAME=VALUE          off OWNER DOTTED-NAME

: "${prog:?}" "${here:?}" # set by the script: its name, and its directory

module=baton
module_class=io.baton.glassfish.lifecycle.BatonLifecycleModule
settings_class=io.baton.config.SettingsCheck
filter_class=io.baton.codec.JvmFilter
filter_option=-Djdk.serialFilter=
filter_sign='!io.baton.jvm.filter' # each filter that was made from Baton's list begins so
jar_name=baton-glassfish-addon.jar
newline='
'

# ---- messages ------------------------------------------------------------------------------------------------------

say() {
  printf '%s\n' "$*"
}

fail() {
  printf '%s: %s\n' "$prog" "$*" >&2
  exit 1
}

wrong_usage() {
  printf '%s: %s\nTry: %s --help\n' "$prog" "$*" "$prog" >&2
  exit 2
}

# A word as the shell would want it, for commands that are shown to be copied.
quoted() {
  case $1 in
    '' | *[!A-Za-z0-9_./:=@%+,-]*) printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s' "$1" ;;
  esac
}

# ---- temporary files -----------------------------------------------------------------------------------------------

scratch=
new_jar=

clean_up() {
  if [ -n "$new_jar" ]; then rm -f "$new_jar"; fi
  if [ -n "$scratch" ]; then rm -rf "$scratch"; fi
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# ---- options -------------------------------------------------------------------------------------------------------

jvm_filter=no
glassfish='' target='' host=localhost port=4848 user='' passwordfile='' jar='' given='' unset=''
restart=no jar_only=no keep_jar=no defaults=no dry_run=no kind='' key_file=''

# parse_options "ALLOWED OPTIONS" "$@"
parse_options() {
  allowed=" --glassfish --target --host --admin-port --user --passwordfile --help $1 "
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --?*=*)
        option=${1%%=*} argument=${1#*=}
        shift
        set -- "$option" "$argument" "$@"
        ;;
    esac
    option=$1
    case $option in
      -h) option=--help ;;
    esac
    case $allowed in
      *" $option "*) ;;
      *)
        case $option in
          -*) wrong_usage "unknown option $option" ;;
          *) wrong_usage "unexpected argument '$option'" ;;
        esac
        ;;
    esac
    shift
    case $option in
      --help) usage; exit 0 ;;
      --restart) restart=yes; continue ;;
      --jar-only) jar_only=yes; continue ;;
      --keep-jar) keep_jar=yes; continue ;;
      --defaults) defaults=yes; continue ;;
      --dry-run) dry_run=yes; continue ;;
      --jvm-filter) jvm_filter=yes; continue ;;
    esac
    if [ $# -eq 0 ] || [ -z "$1" ]; then wrong_usage "$option needs a value"; fi
    case $option in
      --glassfish) glassfish=$1 ;;
      --target) target=$1 ;;
      --host) host=$1 ;;
      --admin-port) port=$1 ;;
      --user) user=$1 ;;
      --passwordfile) passwordfile=$1 ;;
      --jar) jar=$1 ;;
      --property | --set) add_property "$option" "$1" ;;
      --unset) add_unset "$1" ;;
      --generate-key) set_key_file "$1" ;;
    esac
    shift
  done
  if [ -z "$glassfish" ]; then wrong_usage "--glassfish DIR is missing"; fi
  if [ "$jar_only" = yes ]; then
    if [ -n "$given$unset" ] || [ "$defaults$restart$dry_run$jvm_filter" != nononono ]; then
      wrong_usage "--jar-only touches nothing but the jar: it takes no settings, --restart, --dry-run or --jvm-filter"
    fi
  elif [ -z "$target" ]; then
    wrong_usage "--target NAME is missing (a cluster, a stand-alone instance, or server)"
  fi
  case $port in
    *[!0-9]*) wrong_usage "--admin-port must be a number, not '$port'" ;;
  esac
  if [ -n "$key_file" ] && [ "$dry_run" = yes ]; then
    wrong_usage "--generate-key makes the file before the settings are checked: it excludes --dry-run"
  fi
  if [ "$defaults" = yes ] && [ -n "$given$unset" ]; then
    wrong_usage "--defaults excludes --property, --set and --unset"
  fi
  if [ -n "$passwordfile" ] && [ ! -r "$passwordfile" ]; then
    fail "cannot read the password file $passwordfile: give --passwordfile a readable file with a line AS_ADMIN_PASSWORD=..."
  fi
}

# only_one_kind OPTION: --property gives all settings, --set and --unset change some of them.
only_one_kind() {
  if [ "$1" = --property ]; then wanted=--property; else wanted=--set; fi
  if [ "${kind:-$wanted}" != "$wanted" ]; then
    wrong_usage "--property replaces all settings, --set and --unset leave the others alone: give one or the other"
  fi
  kind=$wanted
}

# add_property OPTION NAME=VALUE
add_property() {
  only_one_kind "$1"
  name=${2%%=*}
  case $2 in
    *"$newline"*) wrong_usage "$1 $name: the value must not contain a line break" ;;
    ?*=?*) ;;
    ?*=) wrong_usage "$1 $name has no value: $(if [ "$1" = --set ]; then
      echo "--unset $name gives it"; else echo "leave the property out to get"; fi) its default" ;;
    *) wrong_usage "$1 wants NAME=VALUE, not '$name'" ;;
  esac
  check_name "$1 wants NAME=VALUE with a plain name" "$name"
  if printf '%s' "$2" | LC_ALL=C grep -q '[[:cntrl:]]'; then
    wrong_usage "$1 $name: the value must not contain control characters, which domain.xml does not keep"
  fi
  if printf '%s' "$2" | LC_ALL=C grep -q '[^ -~]' && [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
    fail "$1 $name: asadmin would lose the characters beyond ASCII in this locale: set LC_ALL to a UTF-8 locale," \
      "C.UTF-8 for example"
  fi
  check_twice "$1" "$name"
  given=$given$2$newline
}

set_key_file() {
  case $1 in
    /*) ;;
    *) wrong_usage "--generate-key wants an absolute path, the same on all hosts, not '$1'" ;;
  esac
  key_file=$1
  add_property --set "encryptionKeys=$1"
}

add_unset() {
  only_one_kind --unset
  check_name "--unset wants the name of a setting" "$1"
  check_twice --unset "$1"
  unset=$unset$1$newline
}

check_name() {
  case $2 in
    *[!A-Za-z0-9_-]*) wrong_usage "$1, not '$2'" ;;
  esac
}

check_twice() {
  if printf '%s%s' "$given" "$unset" | cut -d= -f1 | grep -qx "$2"; then wrong_usage "$1 $2 is given twice"; fi
}

# The settings $1 with those of --set, and without those of --unset.
with_changes() {
  {
    printf '%s\n' "$1" | without "$(printf '%s%s' "$given" "$unset" | cut -d= -f1)"
    printf '%s\n' "$given"
  } | sorted
}

# NAME=VALUE lines of standard input but those of the names $1.
without() {
  while IFS= read -r line; do
    if ! printf '%s\n' "$1" | grep -qxF -- "${line%%=*}"; then printf '%s\n' "$line"; fi
  done
}

# ---- the installation ----------------------------------------------------------------------------------------------

find_glassfish() {
  for directory in "$glassfish/glassfish" "$glassfish"; do
    if [ -d "$directory/modules" ] && [ -f "$directory/bin/asadmin" ]; then
      home=$(CDPATH='' cd -- "$directory" && pwd -P)
      installed=$home/modules/$jar_name
      find_asadmin
      return
    fi
  done
  if [ ! -d "$glassfish" ]; then fail "--glassfish $glassfish: there is no such directory"; fi
  fail "--glassfish $glassfish is not a GlassFish installation: neither it nor its folder 'glassfish' holds modules/ and" \
    "bin/asadmin. Give the unpacked glassfish7 or glassfish8 folder"
}

find_asadmin() {
  asadmin_path=$home/bin/asadmin
  asadmin_shown=$(quoted "$asadmin_path")
  if [ "$host" != localhost ]; then asadmin_shown="$asadmin_shown --host $(quoted "$host")"; fi
  if [ "$port" != 4848 ]; then asadmin_shown="$asadmin_shown --port $port"; fi
  if [ -n "$user" ]; then asadmin_shown="$asadmin_shown --user $(quoted "$user")"; fi
  if [ -n "$passwordfile" ]; then asadmin_shown="$asadmin_shown --passwordfile $(quoted "$passwordfile")"; fi
}

# Java as asadmin finds it: AS_JAVA of asenv.conf or of the environment, then JAVA_HOME, then the path.
find_java() {
  as_java=$(
    set +eu
    # shellcheck disable=SC1091 # a file of GlassFish
    if [ -r "$home/config/asenv.conf" ]; then . "$home/config/asenv.conf"; fi
    printf '%s' "${AS_JAVA:-}"
  )
  for java in "$as_java" "${JAVA_HOME:-}"; do
    if [ -n "$java" ]; then
      java=$java/bin/java
      if [ ! -x "$java" ]; then fail "there is no $java: set AS_JAVA (in $home/config/asenv.conf) or JAVA_HOME to a JDK"; fi
      return
    fi
  done
  java=$(command -v java) || fail "java was not found: set JAVA_HOME to the JDK that runs GlassFish"
}

run_asadmin() {
  set -- --host "$host" --port "$port" --interactive=false "$@"
  if [ -n "$user" ]; then set -- --user "$user" "$@"; fi
  if [ -n "$passwordfile" ]; then set -- --passwordfile "$passwordfile" "$@"; fi
  "$asadmin_path" "$@" </dev/null 2>&1
}

# asadmin_or_fail "WHAT FAILED" COMMAND...: keeps the output to itself unless the command fails. The exit code alone does
# not tell: 4 is "completed with warnings".
asadmin_or_fail() {
  what=$1
  shift
  if output=$(run_asadmin "$@"); then return 0; else code=$?; fi
  if [ "$code" -eq 4 ]; then return 0; fi
  fail "$what. asadmin said: $(printf '%s\n' "$output" | redacted | first_lines)"
}

# change_domain "WHAT FAILED" CHECK COMMAND...: the admin server passes a command on to the running instances, and reports
# failure if one of them is out of step (it lacks the module, or has it already). What counts is the configuration of the
# domain, which every instance takes over at its restart: CHECK looks into it.
change_domain() {
  what=$1 check=$2
  shift 2
  code=0
  output=$(run_asadmin "$@") || code=$?
  case $code in
    0 | 4) return 0 ;;
  esac
  problem=$(printf '%s\n' "$output" | redacted | first_lines)
  read_domain
  if ! "$check"; then fail "$what. asadmin said: $problem"; fi
  say "The domain is changed, but a running instance will take it over only with its restart. asadmin said: $problem"
}

has_ref() {
  is_fact "ref $target"
}

has_no_ref() {
  ! has_ref
}

first_lines() {
  grep -v -e '^ *$' -e '^Usage:' -e '^Command .* failed' | head -n 2 | tr '\n' ' '
}

# Replaces the secret values this run knows of.
redacted() {
  BATON_SECRETS=$(printf '%s' "${given:-}${settings:-}" | secrets_only) LC_ALL=C awk '
    BEGIN { n = split(ENVIRON["BATON_SECRETS"], secret, "\n") }
    {
      for (i = 1; i <= n; i++) {
        if (secret[i] == "") continue
        rest = $0; line = ""
        while ((at = index(rest, secret[i])) > 0) {
          line = line substr(rest, 1, at - 1) "********"
          rest = substr(rest, at + length(secret[i]))
        }
        $0 = line rest
      }
      print
    }'
}

# ---- settings ------------------------------------------------------------------------------------------------------

# shellcheck disable=SC2016 # ${ALIAS= is GlassFish syntax
secret_awk='
  function secret(name, value) {
    if (value ~ /^\$\{ALIAS=[^}]*\}$/) return 0
    name = tolower(name)
    if (name ~ /file$/) return 0
    if (tolower(value) ~ /:\/\/.*[?&;#][^=]*(pass|pwd|secret|token|auth|credential)[^=]*=/) return 1
    return name ~ /passw|secret|passphrase|token|credential|keys?$/
  }'

secrets_only() {
  LC_ALL=C awk "$secret_awk"'
    { at = index($0, "="); name = substr($0, 1, at - 1); value = substr($0, at + 1) }
    secret(name, value) { print value }
    !secret(name, value) && value ~ /:\/\/.*@/ { print value }'
}

# NAME=VALUE lines as they may be shown: passwords masked, also those inside a URI; aliases as they are.
masked() {
  LC_ALL=C awk "$secret_awk"'
    {
      at = index($0, "="); name = substr($0, 1, at - 1); value = substr($0, at + 1)
      if (secret(name, value)) value = "********"
      else if (value ~ /:\/\/.*@/) sub(/:\/\/.*@/, "://********@", value)
      print name " = " value
    }'
}

# The settings (NAME=VALUE lines) in the order that comparisons use.
sorted() {
  LC_ALL=C sort | sed '/^$/d'
}

# Runs the check of the jar $1 over the settings $2 (NAME=VALUE lines). Sets problems, one per line; returns 1 if there are any.
settings_are_good() {
  checked_jar=$1 checked=$2
  code=0
  # By standard input: the arguments of a process are seen by all users of the host. printf is the shell's own, and no process.
  problems=$(printf '%s\n' "$checked" | "$java" -cp "$checked_jar" "$settings_class" - 2>&1) || code=$?
  problems=$(printf '%s\n' "$problems" | redacted)
  case $code in
    0) return 0 ;;
    2) return 1 ;;
  esac
  fail "$checked_jar is not a usable Baton jar: its settings check did not run with $java:" \
    "$(printf '%s\n' "$problems" | first_lines)"
}

# $1: jar, $2: settings, $3: where they come from.
check_settings() {
  if settings_are_good "$1" "$2"; then return 0; fi
  printf '%s: %s cannot be used; nothing was changed:\n' "$prog" "$3" >&2
  printf '%s\n' "$problems" | sed 's/^/  /' >&2
  exit 1
}

# What distinguishes the settings $1 from $2, for the operator.
show_difference() {
  BATON_OLD=$1 BATON_NEW=$2 LC_ALL=C awk "$secret_awk"'
    function shown(name, value) {
      if (secret(name, value)) return "********"
      if (value ~ /:\/\/.*@/) sub(/:\/\/.*@/, "://********@", value)
      return value
    }
    function load(text, into,   lines, n, i, at) {
      n = split(text, lines, "\n")
      for (i = 1; i <= n; i++) {
        at = index(lines[i], "=")
        if (at > 0) into[substr(lines[i], 1, at - 1)] = substr(lines[i], at + 1)
      }
    }
    BEGIN {
      load(ENVIRON["BATON_OLD"], old)
      load(ENVIRON["BATON_NEW"], new)
      for (name in new)
        if (!(name in old)) print "  added    " name " = " shown(name, new[name])
        else if (old[name] != new[name])
          print "  changed  " name " = " shown(name, new[name]) "  (was " shown(name, old[name]) ")"
      for (name in old)
        if (!(name in new)) print "  removed  " name "  (was " shown(name, old[name]) ")"
    }' | LC_ALL=C sort
}

# ---- the domain ----------------------------------------------------------------------------------------------------

read_domain() {
  if dump=$(run_asadmin --terse get '*'); then :; else explain_unreachable "$dump"; fi
  facts=$(printf '%s\n' "$dump" | LC_ALL=C awk -v m="$module" '
    function value_of(line) { return substr(line, index(line, "=") + 1) }
    {
      at = index($0, "=")
      if (at == 0) next
      key = substr($0, 1, at - 1)
      plain = key
      gsub(/\\/, "", plain)
      value = substr($0, at + 1)
    }
    key ~ /^(clusters\.cluster|servers\.server|nodes\.node)\./ { keys[plain] = value; dotted[plain] = key; next }
    key == "property.administrative.domain.name" { print "domain " value }
    index(key, "applications.application." m ".") == 1 {
      name = substr(key, length("applications.application." m ".") + 1)
      if (name == "name") registered = 1
      if (name == "enabled" && value == "false") print "off - " key
      if (index(name, "property.") == 1) {
        name = substr(name, 10)
        if (name == "class-name") class = value
        if (name ~ /^(class-name|classpath|load-order|isLifecycle|is-failure-fatal)$/) print "internal " name "=" value
        else print "setting " name "=" value
      }
    }
    END {
      if (registered) print "module " class
      for (k in keys) {
        v = keys[k]
        if (k == "clusters.cluster." v ".name") cluster[v] = 1
        if (k == "servers.server." v ".name") server[v] = 1
        if (k == "nodes.node." v ".name" && ("nodes.node." v ".node-dir") in keys)
          print "nodedir " v " " keys["nodes.node." v ".node-dir"]
      }
      for (c in cluster) {
        print "cluster " c
        refs("clusters.cluster.", c, 1)
        for (s in server)
          if (("clusters.cluster." c ".server-ref." s ".ref") in keys) { print "member " s " " c; member[s] = 1 }
      }
      for (s in server) {
        if (s == "server") print "das"
        else if (!(s in member)) print "standalone " s
        refs("servers.server.", s, !(s in member))
        if (("servers.server." s ".node-ref") in keys) print "node " s " " keys["servers.server." s ".node-ref"]
      }
    }
    function refs(kind, owner, told,   k) {
      k = kind owner ".application-ref." m
      if (!((k ".ref") in keys)) return
      if (told) print "ref " owner
      if (keys[k ".enabled"] == "false") print "off " owner " " dotted[k ".enabled"]
    }' | LC_ALL=C sort)
  settings=$(facts_of setting | sorted)
  refs=$(facts_of ref)
}

# The facts of one kind, without the kind.
facts_of() {
  printf '%s\n' "$facts" | sed -n "s/^$1 //p"
}

is_fact() {
  printf '%s\n' "$facts" | grep -qxF -- "$1"
}

explain_unreachable() {
  case $1 in
    # The NullPointerException is what asadmin 7.0.21 makes of a connection that times out.
    *'does not listen for requests'* | *'onnection refused'* | *'Cannot invoke "java.io.InputStream.close()"'*)
      where=
      if ! is_local "$host"; then where=" on $host"; fi
      fail "the admin server (DAS) does not answer at $host:$port. Start it with" \
        "'$(quoted "$asadmin_path") start-domain$(domain_with_port)'$where, or give its --host and --admin-port"
      ;;
    *uthentication*failed* | *'nvalid user name or password'* | *nauthorized*)
      fail "the admin server (DAS) at $host:$port refused the login: give --user and --passwordfile (a file with a line" \
        "AS_ADMIN_PASSWORD=...), or do 'asadmin login' first"
      ;;
    *) fail "cannot read the configuration of the domain at $host:$port. asadmin said: $(printf '%s\n' "$1" | first_lines)" ;;
  esac
}

# " NAME" of the domain of this installation whose admin listener has our port; nothing if there is none or it is not here.
domain_with_port() {
  if ! is_local "$host"; then return 0; fi
  for file in "$home"/domains/*/config/domain.xml; do
    if grep -s "<network-listener .*name=\"admin-listener\"" "$file" | grep -q "port=\"$port\""; then
      directory=${file%/config/domain.xml}
      printf ' %s' "$(quoted "${directory##*/}")"
      return 0
    fi
  done
}

is_local() {
  case $1 in
    localhost | 127.* | ::1 | "$(uname -n)") return 0 ;;
    *) return 1 ;;
  esac
}

# Sets das_root, the directory of the domain, if the DAS is on this host; and makes sure that it runs from --glassfish.
find_das_root() {
  das_root=
  if ! is_local "$host"; then return 0; fi
  if output=$(run_asadmin --terse __locations); then das_root=$(printf '%s\n' "$output" | grep '^/' | head -n 1); fi
  if [ ! -d "$das_root/config" ]; then
    das_root=
    return 0
  fi
  das_root=$(CDPATH='' cd -- "$das_root" && pwd -P)
  other=${das_root%/*/*}
  if [ -d "$other/modules" ] && [ -f "$other/bin/asadmin" ] && [ "$other" != "$home" ]; then
    fail "the admin server (DAS) at $host:$port runs from $other, not from $home. Give that folder as --glassfish, or the" \
      "--admin-port of a domain of this one"
  fi
}

check_target() {
  if is_fact "cluster $target" || is_fact "standalone $target"; then return 0; fi
  if [ "$target" = server ] && is_fact das; then return 0; fi
  cluster=$(facts_of member | awk -v i="$target" '$1 == i { print $2 }')
  if [ -n "$cluster" ]; then
    fail "$target is an instance of the cluster $cluster: give --target $cluster, which covers all of its instances"
  fi
  fail "there is no target '$target' at $host:$port. Targets: $( (facts_of cluster; facts_of standalone; echo server) | joined)"
}

joined() {
  awk '{ printf "%s%s", (NR > 1 ? ", " : ""), $0 } END { print "" }'
}

# A module that was not made by install.sh is left to whoever made it.
check_module_is_ours() {
  if ! printf '%s\n' "$facts" | grep -q '^module '; then return 0; fi
  if [ "$(facts_of module)" != "$module_class" ]; then
    fail "the domain has something else named '$module' (class $(facts_of module)): remove it first, with" \
      "'$asadmin_shown delete-lifecycle-module --target domain $module' or '$asadmin_shown undeploy --target domain $module'"
  fi
  if facts_of internal | grep -q '^classpath='; then
    fail "the lifecycle module '$module' was created with --classpath, which would load other classes than $installed:" \
      "remove it first, with '$asadmin_shown delete-lifecycle-module --target domain $module'"
  fi
}

is_registered() {
  is_fact "module $module_class"
}

# The dotted names that switch the module off for the target, each followed by a line break.
switched_off() {
  for owner in - "$target" $(facts_of member | awk -v c="$target" '$2 == c { print $1 }'); do
    facts_of "off $owner"
  done
}

has_all_switched_on() {
  [ -z "$(switched_off)" ]
}

# ---- the jar -------------------------------------------------------------------------------------------------------

find_jar() {
  if [ -n "$jar" ]; then
    if [ ! -f "$jar" ]; then fail "--jar $jar: there is no such file"; fi
    return
  fi
  for jar in "$here/$jar_name" "$here/../glassfish-addon/target/$jar_name"; do
    if [ -f "$jar" ]; then return; fi
  done
  fail "the add-on jar was not found beside the script ($here) nor in glassfish-addon/target: build it with 'mvn package'," \
    "or give --jar FILE"
}

jar_is_current() {
  [ -f "$installed" ] && cmp -s "$jar" "$installed"
}

check_modules_writable() {
  if [ ! -w "$home/modules" ]; then
    fail "no right to write to $home/modules: run this as the user who owns the GlassFish installation"
  fi
}

# Puts the jar in place in one step: a server that starts meanwhile sees the old jar or the new one, whole.
copy_jar() {
  new_jar=$home/modules/.$jar_name.$$
  if ! { cp "$jar" "$new_jar" && chmod 644 "$new_jar" && mv -f "$new_jar" "$installed"; }; then
    fail "could not copy $jar to $installed (see above)"
  fi
  new_jar=
}

# Sets version, that of the installed jar, from its manifest.
read_jar_version() {
  manifest=
  if command -v unzip >/dev/null; then
    manifest=$(unzip -p "$installed" META-INF/MANIFEST.MF 2>/dev/null) || manifest=
  elif [ -x "${java%/java}/jar" ]; then
    scratch=${TMPDIR:-/tmp}/baton-status.$$
    (umask 077 && mkdir "$scratch") || fail "could not make the directory $scratch"
    (cd "$scratch" && "${java%/java}/jar" xf "$installed" META-INF/MANIFEST.MF) 2>/dev/null || :
    manifest=$(cat "$scratch/META-INF/MANIFEST.MF" 2>/dev/null) || :
  fi
  version=$(printf '%s\n' "$manifest" | tr -d '\r' | awk '
    /^Implementation-Version: / { v = $2 }
    /^Bundle-Version: / { b = $2 }
    END { print (v != "" ? v : b) }')
  version=${version:-unknown}
}

# Other domains of this installation that use Baton: they need the jar.
other_domains_with_module() {
  for file in "$home"/domains/*/config/domain.xml; do
    directory=${file%/config/domain.xml}
    if [ "$directory" = "$das_root" ]; then continue; fi
    if grep -qs "value=\"$module_class\"" "$file"; then printf '%s\n' "${directory##*/}"; fi
  done
}

# ---- the filter of the whole JVM -------------------------------------------------------------------------------------

# Sets filter_now, the serial filter among the JVM options of the target; empty if there is none.
read_jvm_filter() {
  asadmin_or_fail "could not list the JVM options of $target" --terse list-jvm-options --target "$target"
  filter_now=$(printf '%s\n' "$output" | LC_ALL=C sed -n "s/^ *\($filter_option.*\)/\1/p" | sed 's/ *--> JVM versions.*//' | head -n 1)
}

# Whether that was made from Baton's list.
is_our_jvm_filter() {
  case $filter_now in
    "$filter_option$filter_sign"*) return 0 ;;
  esac
  return 1
}

# Sets filter_wanted, the option as the jar $1 has it.
make_jvm_filter() {
  filter_wanted=$("$java" -cp "$1" "$filter_class") || fail "$1 has no filter for the JVM: it is of an earlier version"
  filter_wanted=$filter_option$filter_wanted
}

delete_jvm_filter() {
  asadmin_or_fail "could not remove the JVM's serial filter of $target" delete-jvm-options --target "$target" "$filter_now"
}

# ---- instances and restarts ----------------------------------------------------------------------------------------

# Sets instances: "NAME TARGET HOST PID STATE NEEDS" per line, STATE running or stopped, NEEDS whether a restart is due.
# GlassFish itself asks for a restart only after a command failed on an instance. So that a forgotten restart is seen, every
# change also renews the time of the installed jar, and a server of this host that is older than the jar needs a restart.
read_instances() {
  asadmin_or_fail "cannot list the instances of the domain at $host:$port" --terse list-instances --long --timeoutmsec 20000
  instances=$(
    printf '%s\n' "$output" | awk 'NF >= 6 && $1 != "Name" {
      state = /not running/ ? "stopped" : /running/ ? "running" : "stopped"
      print $1, ($5 == "---" ? $1 : $5), $2, $4, state, (state == "running" && /requires restart/ ? "yes" : "no")
    }' | while read -r name of where pid state needs; do
      if [ "$state$needs" = runningno ] && is_fact "ref $of" && is_older_than_jar "$(pid_file "$name")" "$pid"; then
        needs=yes
      fi
      printf '%s %s %s %s %s %s\n' "$name" "$of" "$where" "$pid" "$state" "$needs"
    done
    needs=no
    if [ -n "$das_root" ] && is_fact "ref server" && is_older_than_jar "$das_root/config/pid" ''; then needs=yes; fi
    printf 'server server %s -- running %s\n' "$host" "$needs"
  )
}

# The file with the process id of an instance of this host. GlassFish writes it at start.
pid_file() {
  node=$(facts_of node | awk -v i="$1" '$1 == i { print $2 }')
  nodes=$(facts_of nodedir | awk -v n="$node" '$1 == n { sub(/^[^ ]* /, ""); print }')
  case ${nodes:-.} in
    .) nodes=$home/nodes ;;
    /*) ;;
    *) nodes=$home/$nodes ;;
  esac
  printf '%s' "$nodes/$node/$1/config/pid"
}

# is_older_than_jar PID-FILE PID: PID guards against the left-over file of another host's or an earlier process.
is_older_than_jar() {
  if [ ! -f "$installed" ] || [ ! -f "$1" ]; then return 1; fi
  if [ -n "$2" ] && [ "$(tr -cd '0-9' <"$1")" != "$2" ]; then return 1; fi
  [ -n "$(find "$installed" -newer "$1")" ]
}

# instances_of TARGET: its rows.
instances_of() {
  printf '%s\n' "$instances" | awk -v t="$1" '$2 == t'
}

# What the running server $1 says it runs with: a line state=replicates or state=refused, and lines "setting NAME=VALUE" with
# secrets hidden; nothing if Baton is not at work there. Fails with asadmin's words if the server cannot be asked.
running_state() {
  if report=$(run_asadmin --terse generate-jvm-report --target "$1"); then
    printf '%s\n' "$report" | LC_ALL=C sed -n 's/^[^[]*\[baton] //p'
  else
    printf '%s\n' "$report" | redacted | first_lines
    return 1
  fi
}

# The settings in such lines, as NAME=VALUE lines that may be shown.
running_settings() {
  printf '%s\n' "$1" | sed -n 's/^setting //p' | to_show
}

# NAME=VALUE lines as they may be shown, still as such lines.
to_show() {
  sed '/^$/d' | masked | sed 's/ = /=/' | sorted
}

# to_restart all|due TARGET...: names of the running servers that must be restarted.
to_restart() {
  which=$1
  shift
  for t in "$@"; do
    instances_of "$t" | awk -v which="$which" '$5 == "running" && (which == "all" || $6 == "yes") { print $1 }'
  done
}

restart_command() {
  if [ "$1" != server ]; then
    printf '%s restart-instance %s\n' "$asadmin_shown" "$(quoted "$1")"
  elif [ -z "$das_root" ]; then
    printf '%s restart-domain\n' "$asadmin_shown"
  elif [ "$das_root" = "$home/domains/${das_root##*/}" ]; then
    printf '%s restart-domain %s\n' "$(quoted "$asadmin_path")" "$(quoted "${das_root##*/}")"
  else
    printf '%s restart-domain --domaindir %s %s\n' "$(quoted "$asadmin_path")" "$(quoted "${das_root%/*}")" \
      "$(quoted "${das_root##*/}")"
  fi
}

# restart_servers SERVER...: one after another; the next only when the one before is back.
restart_servers() {
  while [ $# -gt 0 ]; do
    say "Restarting $1 ..."
    server=$1
    shift
    later=
    if [ $# -gt 0 ]; then later=" Not restarted: $*."; fi
    problem="$server did not come back from its restart: look into its logs/server.log.$later"
    if [ "$server" != server ]; then
      asadmin_or_fail "$problem" restart-instance "$server"
      await_running "$server" || fail "$problem"
    elif [ -z "$das_root" ]; then
      asadmin_or_fail "$problem" restart-domain
    else
      asadmin_or_fail "$problem" restart-domain --domaindir "${das_root%/*}" "${das_root##*/}"
    fi
    say "Restarted $server."
  done
}

await_running() {
  tries=60
  while [ "$tries" -gt 0 ]; do
    if output=$(run_asadmin --terse list-instances --long --timeoutmsec 10000 "$1"); then
      if printf '%s\n' "$output" | awk -v i="$1" '$1 == i && !/not running/ && / running/ { up = 1 } END { exit !up }'; then
        return 0
      fi
    fi
    tries=$((tries - 1))
    sleep 2
  done
  return 1
}

# The lease that the settings $1 make: instances judge each other by their own.
lease_of() {
  lease=$(printf '%s\n' "$1" | sed -n 's/^nodeLeaseSeconds=//p')
  if [ -z "$lease" ]; then
    # shellcheck disable=SC2016 # Markdown
    lease=$("$java" -cp "$jar" "$settings_class" --list | sed -n 's/^| `nodeLeaseSeconds` | `\([0-9]*\)`.*/\1/p')
  fi
  printf '%s' "$lease"
}

# Sets mixed: what the running servers say, if there are several with Baton and one of them has another lease than the desired
# settings make. One after another, they would take each other for dead.
find_mixed_leases() {
  wanted=$(lease_of "$desired")
  mixed=
  at_work=0
  # shellcheck disable=SC2046 # names of targets have no spaces
  for server in $(to_restart all "$target" $(targets_but "$target")); do
    state=$(running_state "$server") || continue
    case $state in
      *state=replicates*) ;;
      *) continue ;;
    esac
    at_work=$((at_work + 1))
    lease=$(lease_of "$(running_settings "$state")")
    if [ "$lease" != "$wanted" ]; then mixed="$mixed${mixed:+, }$server runs with $lease s"; fi
  done
  if [ "$at_work" -lt 2 ]; then mixed=; fi
}

refuse_to_mix_leases() {
  find_mixed_leases
  if [ -z "$mixed" ]; then return 0; fi
  printf '%s: nodeLeaseSeconds cannot be changed to %s by a rolling restart (%s).\n' "$prog" "$wanted" "$mixed" >&2
  printf '%s\n' "Instances judge each other by their own lease: one with a shorter lease would take the others for dead while they" \
    "live, and take their sessions over. Nothing was changed. Run this without --restart, then stop all of them, then start them:" >&2
  stop_and_start | sed 's/^/  /' >&2
  exit 1
}

# The commands that stop all running servers with Baton before the first one starts again.
stop_and_start() {
  users=$(printf '%s\n' "$target"; targets_but "$target")
  for action in stop start; do
    for user_of_baton in $users; do
      if is_fact "cluster $user_of_baton"; then
        say "$asadmin_shown $action-cluster $(quoted "$user_of_baton")"
      elif [ "$user_of_baton" != server ]; then
        say "$asadmin_shown $action-instance $(quoted "$user_of_baton")"
      elif [ "$action" = stop ]; then
        restart_command server
      fi
    done
  done
}

# restart_or_tell WHICH OTHER-TARGETS: WHICH is all (something was changed) or due (only those with a restart still due).
# Restarts the servers of the target if --restart was given, and names what is left to do.
restart_or_tell() {
  mine=$(to_restart "$1" "$target")
  others=
  # shellcheck disable=SC2086 # names of targets have no spaces
  if [ -n "$2" ]; then others=$(to_restart "$1" $2); fi
  if [ "$restart$dry_run" = yesyes ]; then
    if [ -n "$mine" ]; then say "Would restart, one after another: $(printf '%s\n' "$mine" | joined)"; fi
    mine=
  elif [ "$restart" = yes ]; then
    if [ -n "$mine" ]; then
      # shellcheck disable=SC2086 # names of instances have no spaces
      restart_servers $mine
    else
      say "No running server of $target has to be restarted."
    fi
    mine=
  fi
  stopped=$(instances_of "$target" | awk '$5 == "stopped" { print $1 }' | joined)
  if [ "$1" = all ] && [ -n "$stopped" ]; then say "Not running, takes effect at the next start: $stopped"; fi
  if [ -n "$mine$others" ] && [ -n "${desired+set}" ]; then
    find_mixed_leases
    if [ -n "$mixed" ]; then
      say "nodeLeaseSeconds is another one ($mixed), so no instance may run with it beside one that has the former:" \
        "to take effect, stop all of them, then start them:"
      stop_and_start | sed 's/^/  /'
      return 0
    fi
  fi
  if [ -n "$mine$others" ]; then
    case $1 in
      all) say "To take effect, these running servers must be restarted, one after another:" ;;
      due) say "A restart is still due for these servers, one after another:" ;;
    esac
    for server in $mine $others; do
      say "  $(restart_command "$server")"
    done
  fi
}

# Hosts other than this one on which the target has instances.
other_hosts() {
  if ! is_local "$host"; then return 0; fi
  instances_of "$target" | while read -r _ _ where _; do
    if ! is_local "$where"; then printf '%s\n' "$where"; fi
  done | LC_ALL=C sort -u
}

# targets_but NAME: the other targets that refer to the module.
targets_but() {
  printf '%s\n' "$refs" | awk -v t="$1" '$0 != "" && $0 != t'
}
