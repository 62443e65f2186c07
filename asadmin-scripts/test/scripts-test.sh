#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
# Tries install.sh, uninstall.sh and status.sh on a real GlassFish, in a domain of its own on free ports.
# See --help.
set -eu

usage() {
  cat <<'END'
Usage: scripts-test.sh --glassfish DIR --jar JAR

Makes a domain with a cluster and a stand-alone instance in the GlassFish installation DIR, tries the scripts with the
add-on jar JAR, and removes the domain again. The installation must not have Baton installed. Takes two to three minutes.
Prints a line per check, and at the end "N passed, N failed"; exit code 1 if a check failed, 2 if the test cannot run.
END
}

cannot_run() {
  printf 'scripts-test.sh: %s\n' "$*" >&2
  exit 2
}

glassfish='' jar=''
while [ $# -gt 0 ]; do
  case $1 in
    --glassfish) glassfish=${2:-}; shift ;;
    --jar) jar=${2:-}; shift ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift || break
done
if [ ! -f "$jar" ]; then cannot_run "give --jar JAR, the add-on jar"; fi
home=$glassfish
if [ -d "$glassfish/glassfish/modules" ]; then home=$glassfish/glassfish; fi
if [ ! -f "$home/bin/asadmin" ]; then cannot_run "give --glassfish DIR, a GlassFish installation"; fi
home=$(CDPATH='' cd -- "$home" && pwd -P)
jar=$(CDPATH='' cd -- "$(dirname "$jar")" && pwd -P)/${jar##*/}
scripts=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd -P)
asadmin=$home/bin/asadmin
installed=$home/modules/baton-glassfish-addon.jar
module_class=io.baton.glassfish.lifecycle.BatonLifecycleModule
if [ -e "$installed" ]; then cannot_run "$installed is there already: use another copy of GlassFish"; fi

# ---- checks --------------------------------------------------------------------------------------------------------

passed=0 failed=0

ok() {
  passed=$((passed + 1))
  printf 'ok      %s\n' "$1"
}

not_ok() {
  failed=$((failed + 1))
  printf 'FAILED  %s: %s\n' "$1" "$2"
  printf '%s\n' "$out" | sed 's/^/        | /'
}

run() {
  code=0
  out=$("$@" 2>&1) || code=$?
}

# expect "WHAT" CODE TEXT...: exit code of the last run, and texts that its output holds; !TEXT: does not hold
expect() {
  what=$1 wanted=$2
  shift 2
  if [ "$code" != "$wanted" ]; then not_ok "$what" "exit code $code instead of $wanted"; return 0; fi
  for text in "$@"; do
    case $text in
      !*)
        if printf '%s\n' "$out" | grep -qF -- "${text#!}"; then not_ok "$what" "says '${text#!}'"; return 0; fi
        ;;
      *)
        if ! printf '%s\n' "$out" | grep -qF -- "$text"; then not_ok "$what" "does not say '$text'"; return 0; fi
        ;;
    esac
  done
  ok "$what"
}

# expect_same "WHAT" WANTED GOT
expect_same() {
  if [ "$2" = "$3" ]; then
    ok "$1"
  else
    out=$(printf 'wanted:\n%s\ngot:\n%s' "$2" "$3")
    not_ok "$1" "not the same"
  fi
}

# ---- the domain ----------------------------------------------------------------------------------------------------

domain=scripts-test-$$
nodes=$home/nodes/localhost-$domain
other_domain=$home/domains/$domain-other
scratch=${TMPDIR:-/tmp}/$domain
(umask 077 && mkdir "$scratch") || cannot_run "cannot make $scratch"
port=0 domain_made=no

admin() {
  "$asadmin" --host localhost --port "$port" --interactive=false --terse "$@" </dev/null
}

# set_up COMMAND...: a step without which the test makes no sense
set_up() {
  if ! admin "$@" >"$scratch/set-up" 2>&1; then
    cat "$scratch/set-up" >&2
    cannot_run "asadmin $1 failed"
  fi
}

clean_up() {
  code=$?
  trap - EXIT
  if [ "$domain_made" = yes ]; then
    for instance in i1 i2 s1; do
      if [ -f "$nodes/$instance/config/pid" ]; then admin stop-local-instance --kill "$instance" >/dev/null 2>&1 || :; fi
    done
    admin stop-domain --kill "$domain" >/dev/null 2>&1 || :
    admin delete-domain "$domain" >/dev/null 2>&1 || :
  fi
  rm -rf "$nodes" "$other_domain" "$scratch" "$installed"
  rmdir "$home/nodes" 2>/dev/null || :
  exit "$code"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# With the first compiler and the serial collector only, servers start a quarter faster; what they do later does not matter here.
let_servers_start_quickly() {
  usual='<jvm-options>-Xmx512m</jvm-options>'
  quick='<jvm-options>-XX:TieredStopAtLevel=1</jvm-options><jvm-options>-XX:+UseSerialGC</jvm-options>'
  domain_xml | sed "s|$usual|&$quick|" >"$scratch/domain.xml"
  cat "$scratch/domain.xml" >"$home/domains/$domain/config/domain.xml"
}

make_domain() {
  for try in 0 1 2 3 4 5 6 7 8 9; do
    base=$((20000 + ($$ + try * 7) % 30 * 400))
    port=$((base + 48))
    if admin create-domain --nopassword --portbase "$base" "$domain" >"$scratch/set-up" 2>&1; then
      domain_made=yes
      let_servers_start_quickly
      return
    fi
    rm -rf "$home/domains/$domain"
  done
  cat "$scratch/set-up" >&2
  cannot_run "could not create a domain"
}

domain_xml() {
  cat "$home/domains/$domain/config/domain.xml"
}

# domain.xml without what GlassFish arranges at will: indentation, the order of attributes, the form of empty elements.
normalised_domain_xml() {
  domain_xml | LC_ALL=C awk '
    { sub(/^[ \t]+/, ""); if ($0 == "") next }
    $0 == "<applications>" { getline after; sub(/^[ \t]+/, "", after)
      if (after == "</applications>") { print "<applications/>"; next } else { print; $0 = after } }
    !/^<[a-z-]+ .*=".*"/ { print; next }
    {
      n = split($0, part, "\"")
      tag = part[1]; sub(/ .*/, "", tag); sub(/^[^ ]* /, "", part[1])
      count = 0
      for (i = 1; i < n; i += 2) { gsub(/^ +/, "", part[i]); attribute[++count] = part[i] "\"" part[i + 1] "\"" }
      for (i = 2; i <= count; i++)
        for (j = i; j > 1 && attribute[j - 1] > attribute[j]; j--) {
          swap = attribute[j]; attribute[j] = attribute[j - 1]; attribute[j - 1] = swap
        }
      line = tag
      for (i = 1; i <= count; i++) line = line " " attribute[i]
      print line part[n]
    }'
}

stored_settings() {
  admin get 'applications.application.baton.property.*' 2>&1 | sed 's/^applications\.application\.baton\.property\.//' |
    grep -v -e '^class-name=' -e '^isLifecycle=' -e '^is-failure-fatal=' | LC_ALL=C sort
}

sorted_lines() {
  printf '%s\n' "$@" | LC_ALL=C sort
}

instance_pid() {
  cat "$nodes/$1/config/pid" 2>/dev/null || echo none
}

install() {
  run "$scripts/install.sh" --glassfish "$glassfish" --admin-port "$port" --jar "$jar" "$@"
}

uninstall() {
  run "$scripts/uninstall.sh" --glassfish "$glassfish" --admin-port "$port" "$@"
}

status() {
  run "$scripts/status.sh" --glassfish "$glassfish" --admin-port "$port" "$@"
}

# ---- without a domain ----------------------------------------------------------------------------------------------

if command -v shellcheck >/dev/null; then
  run shellcheck -x -P "$scripts" "$scripts/install.sh" "$scripts/uninstall.sh" "$scripts/status.sh" "$scripts/lib.sh" "$0"
  expect "shellcheck has nothing to say" 0
else
  printf 'SKIPPED shellcheck is not installed: the scripts were not checked with it\n'
fi

for script in install uninstall status; do
  run "$scripts/$script.sh" --help
  expect "$script.sh --help" 0 "Usage: $script.sh" "Exit code"
  run "$scripts/$script.sh" --target c1
  expect "$script.sh without --glassfish" 2 "--glassfish DIR is missing"
  run "$scripts/$script.sh" --glassfish "$glassfish" --target c1 --nonsense
  expect "$script.sh with an unknown option" 2 "unknown option --nonsense"
  run "$scripts/$script.sh" --glassfish "$scratch/nowhere" --target c1
  expect "$script.sh with a path that is not there" 1 "there is no such directory"
  run "$scripts/$script.sh" --glassfish "$scratch" --target c1
  expect "$script.sh with a path that is no GlassFish" 1 "is not a GlassFish installation"
done

install --target c1 --property nonsense
expect "a property without value" 2 "NAME=VALUE"
install --target c1 --property backupMode=request --property backupMode=interval
expect "a property given twice" 2 "backupMode is given twice"
install --target c1 --set backupMode=request --unset backupMode
expect "a setting given and taken away" 2 "backupMode is given twice"
install --target c1 --set backupMode=request --property keyPrefix=a
expect "all settings and some of them" 2 "give one or the other"
install --target c1 --set keyPrefix=
expect "a setting without value" 2 "--unset keyPrefix gives it its default"
install --jar-only --dry-run
expect "--jar-only has no dry run" 2 "--jar-only touches nothing but the jar"
install --target c1 --property "redisUser=a
b"
expect "a property with a line break" 2 "line break"
install --target c1 --property "redisUser=a	b"
expect "a property with a control character" 2 "control characters"
run env LC_ALL=C "$scripts/install.sh" --glassfish "$glassfish" --jar "$jar" --target c1 --property redisUser=é
expect "a property that the locale cannot express" 1 "UTF-8 locale"
install --target c1 --property noSuchSetting=1 --property backupMode=sometimes
expect "wrong settings are all reported" 1 "nothing was changed" "noSuchSetting" "sometimes"
printf 'no jar' >"$scratch/no.jar"
run "$scripts/install.sh" --glassfish "$glassfish" --target c1 --jar "$scratch/no.jar"
expect "a file that is no Baton jar" 1 "is not a usable Baton jar"

make_domain
install --target c1
expect "install.sh while the admin server is down" 1 "does not answer at localhost:$port" "start-domain $domain"
status --target c1
expect "status.sh while the admin server is down" 1 "start-domain $domain"
expect_same "nothing was installed so far" no "$(if [ -e "$installed" ]; then echo yes; else echo no; fi)"

run "$scripts/install.sh" --glassfish "$home" --jar-only --jar "$jar"
expect "install.sh --jar-only" 0 "Put the jar in place"
run "$scripts/install.sh" --glassfish "$home" --jar-only --jar "$jar"
expect "install.sh --jar-only again" 0 "Nothing to change"
run "$scripts/uninstall.sh" --glassfish "$home" --jar-only
expect "uninstall.sh --jar-only" 0 "Removed the jar"
run "$scripts/uninstall.sh" --glassfish "$home" --jar-only
expect "uninstall.sh --jar-only again" 0 "Nothing to change"

# ---- with a domain -------------------------------------------------------------------------------------------------

set_up start-domain "$domain"
set_up create-cluster c1
set_up create-local-instance --cluster c1 --portbase $((base + 100)) i1
set_up create-local-instance --cluster c1 --portbase $((base + 200)) i2
set_up create-local-instance --portbase $((base + 300)) s1
set_up start-local-instance i1
before=$(normalised_domain_xml)

install --target nobody
expect "an unknown target" 1 "no target 'nobody'" "c1, s1, server"
install --target i1
expect "an instance of a cluster as target" 1 "give --target c1"
status --target c1
expect "status.sh before the installation" 3 "not registered" "missing:"
uninstall --target c1
expect "uninstall.sh before the installation" 0 "Nothing to change"
install --target c1 --set backupMode=request --set redisPassword=open-sesame --dry-run
expect "install.sh --dry-run before the installation" 0 "Would put the jar in place" "Would register Baton for c1" \
  "backupMode = request" "!open-sesame" "restart-instance i1" "Nothing was changed"
expect_same "--dry-run leaves the modules alone" '' "$(find "$home/modules" -name '*baton*')"
expect_same "domain.xml is untouched so far" "$before" "$(normalised_domain_xml)"

# shellcheck disable=SC2016 # nothing is to be expanded
user='a=b\c$d e"f'\''g:h;i&j<k>l|m*n?o#p%q!r~(s)[t]{u}^v,w`x/\\y'
secret='pa:ss=wo\rd"'
install --target c1 --property "redisUser=$user" --property "redisPassword=$secret" \
  --property redisUri=redis://127.0.0.1:6379 --property backupMode=request
expect "installation for a cluster" 0 "Put the jar in place" "Registered Baton for c1" "restart-instance i1" \
  "at the next start: i2" "redisPassword = ********" "!$secret"
expect_same "every character of the settings arrives" \
  "$(sorted_lines "redisUser=$user" "redisPassword=$secret" redisUri=redis://127.0.0.1:6379 backupMode=request)" \
  "$(stored_settings)"
expect_same "nothing but the jar is in glassfish/modules" "$installed" "$(find "$home/modules" -name '*baton*')"

seen=$(domain_xml; ls -l "$installed")
install --target c1 --property backupMode=request --property redisUri=redis://127.0.0.1:6379 \
  --property "redisPassword=$secret" --property "redisUser=$user"
expect "the same installation again" 0 "Nothing to change" "A restart is still due" "restart-instance i1"
expect_same "the second run changes nothing" "$seen" "$(domain_xml; ls -l "$installed")"
status --target c1
expect "status.sh" 5 "Baton is installed for c1" "redisPassword = ********" "!$secret" \
  "i1    localhost  running  required  without" "i2    localhost  stopped  -         -" "i1 runs without Baton: restart it"

# shellcheck disable=SC2016 # ${ALIAS=...} is GlassFish syntax
install --target c1 --property 'redisPassword=${ALIAS=scripts-test}' --property redisUri=redis://127.0.0.1:6379 \
  --property keyPrefix=scripts-test
# shellcheck disable=SC2016
expect "other settings" 0 "Changed the settings" "added    keyPrefix" "changed  redisPassword = \${ALIAS=scripts-test}  (was ********)" \
  "removed  backupMode  (was request)" "removed  redisUser" "!$secret"
# shellcheck disable=SC2016
expect_same "the settings are the given ones" \
  "$(sorted_lines 'redisPassword=${ALIAS=scripts-test}' redisUri=redis://127.0.0.1:6379 keyPrefix=scripts-test)" \
  "$(stored_settings)"

seen=$(domain_xml)
install --target c1 --set "redisUser=$user" --set backupIntervalSeconds=9 --dry-run --restart
expect "--dry-run says what would change" 0 "Would change the settings" "added    backupIntervalSeconds = 9" "!removed" \
  "Would restart, one after another: i1" "Nothing was changed"
expect_same "--dry-run changes nothing" "$seen" "$(domain_xml)"
install --target c1 --set "redisUser=$user" --set "redisPassword=$secret" --set backupIntervalSeconds=9
expect "--set" 0 "Changed the settings" "added    redisUser" "changed  redisPassword = ********" "!removed" "!$secret"
expect_same "--set leaves the other settings alone, and every character arrives" \
  "$(sorted_lines "redisPassword=$secret" redisUri=redis://127.0.0.1:6379 keyPrefix=scripts-test "redisUser=$user" \
    backupIntervalSeconds=9)" "$(stored_settings)"
install --target c1 --set backupMode=sometimes
expect "--set with a wrong value" 1 "nothing was changed" "sometimes"
install --target c1 --unset backupIntervalSeconds --unset minReplicas
expect "--unset" 0 "removed  backupIntervalSeconds  (was 9)" "!keyPrefix" "!added"

install --target c1 --generate-key keys
expect "a relative path of a file with keys" 2 "absolute path"
install --target c1 --generate-key "$scratch/keys" --dry-run
expect "--generate-key with --dry-run" 2 "excludes --dry-run"
install --target c1 --generate-key "$scratch/keys"
secret=$(sed -n 's/^[0-9-]* //p' "$scratch/keys")
expect "--generate-key" 0 "Made a file with a key: $scratch/keys" "added    encryptionKeys" "!$secret"
expect_same "the rights to the file with the key" "$scratch/keys" "$(find "$scratch/keys" -perm 600)"
expect_same "the length of the key" 44 "$(printf '%s' "$secret" | wc -c | tr -d ' ')"
install --target c1 --generate-key "$scratch/keys" --set encryption=required
expect "--generate-key once more" 0 "Left the file with keys as it is" "added    encryption = required" "!Made"
expect_same "the key once more" "$secret" "$(sed -n 's/^[0-9-]* //p' "$scratch/keys")"
chmod g+r "$scratch/keys"
install --target c1 --set backupIntervalSeconds=9
expect "a file with keys that others may read" 1 "encryptionKeys" "others than its owner have rights to this one (rw-r-----)" "!$secret"
install --target c1 --unset encryption --unset encryptionKeys
expect "--unset of the keys" 0 "removed  encryption" "removed  encryptionKeys"

seen=$(stored_settings)
install --target s1 --property keyPrefix=other
expect "other settings for a further target are refused" 1 "the domain has one set, used by c1" "changed  keyPrefix = other"
install --target s1
expect "a further target" 0 "Registered Baton for s1 too"
install --target s1
expect "a further target again" 0 "Nothing to change"
run "$scripts/install.sh" --glassfish "$home" --admin-port "$port" --jar "$jar" --target server --host localhost --user admin
expect "the admin server as target" 0 "Registered Baton for server too" "restart-domain $domain"
expect_same "further targets leave the settings alone" "$seen" "$(stored_settings)"

set_up set applications.application.baton.enabled=false
status --target c1
expect "status.sh shows that the module is disabled" 5 "baton, disabled" "It is disabled" "not all is well"
install --target c1
expect "install.sh enables a disabled module" 0 "Enabled Baton for c1"

{
  echo "# another jar"
  cat "$jar"
} >"$scratch/other.jar"
run "$scripts/install.sh" --glassfish "$glassfish" --jar-only --jar "$scratch/other.jar"
expect "another jar replaces the one in place" 0 "Put the jar in place"
expect_same "the other jar is in place" "$(cksum <"$scratch/other.jar")" "$(cksum <"$installed")"
pid=$(instance_pid i1)
install --target c1 --restart
expect "installation with --restart" 0 "Replaced the jar" "Restarted i1." "!Restarted i2" "!restart-instance i1" \
  "restart-domain $domain"
expect_same "the jar is in place" "$(cksum <"$jar")" "$(cksum <"$installed")"
if [ "$(instance_pid i1)" = "$pid" ]; then state=same; else state=new; fi
expect_same "the running instance was restarted" new "$state"
if [ "$(instance_pid i2)" = none ]; then state=stopped; else state=started; fi
expect_same "the stopped instance is left stopped" stopped "$state"
run grep -e 'ClassNotFoundException.*io\.baton' -e 'NoClassDefFoundError.*io[./]baton' "$nodes/i1/logs/server.log"
expect "the instance finds the lifecycle class" 1
status --target c1
expect "after the restart none is due" 0 "!required" "i1    localhost  running  -        replicates" "all is well"
set_up set applications.application.baton.property.backupIntervalSeconds=0
status --target c1
expect "status.sh says which settings the next start would refuse" 5 "backupIntervalSeconds='0': allowed: 1..3600 s" \
  "The next start refuses these settings" "i1    localhost  running  -        replicates"
set_up set applications.application.baton.property.backupIntervalSeconds=7
status --target c1
expect "status.sh says what takes effect with a restart" 4 "Due i1     added    backupIntervalSeconds = 7" \
  "i1 runs with other settings" "a restart is due"
set_up set applications.application.baton.property.backupIntervalSeconds=
status --target c1
expect "all is well with the settings that the instance has" 0 "all is well"
install --target c1 --restart
expect "--restart restarts nothing that is up to date" 0 "Nothing to change" "No running server of c1" "!Restarted"

mkdir "$scratch/a folder"
ln -s "$scripts/status.sh" "$scratch/a folder/status link"
ln -s "$home" "$scratch/a folder/glass fish"
run "$scratch/a folder/status link" --glassfish="$scratch/a folder/glass fish" --admin-port="$port" --target=s1
expect "links and paths with spaces" 0 "Baton is installed for s1" "s1    localhost  stopped"

install --target server --restart
expect "restart of the domain" 0 "Restarted server."
status --target server
expect "the restarted admin server is up to date" 0 "!required"

seen=$(domain_xml)
install --target c1 --set nodeLeaseSeconds=10 --restart
expect "another lease by a rolling restart is refused" 1 "nodeLeaseSeconds cannot be changed to 10 by a rolling restart" \
  "i1 runs with 3 s, server runs with 3 s" "stop-cluster c1"
expect_same "the refusal changes nothing" "$seen" "$(domain_xml)"
install --target c1 --set nodeLeaseSeconds=10
expect "another lease asks for a stop of all" 0 "added    nodeLeaseSeconds = 10" "stop all of them" "start-cluster c1" \
  "!restart-instance"
install --target c1 --restart
expect "it is refused later, too" 1 "nodeLeaseSeconds cannot be changed to 10 by a rolling restart"
install --target c1 --unset nodeLeaseSeconds
expect "and may be taken back" 0 "removed  nodeLeaseSeconds"

uninstall --target s1
expect "uninstallation from one of several targets" 0 "Removed Baton from s1" "c1, server" "!Removed the jar"
uninstall --target server
expect "uninstallation from the admin server" 0 "Removed Baton from server" "restart-domain $domain"
uninstall --target s1
expect "uninstallation from a target that has it not" 0 "Nothing to change" "other targets use it: c1"
mkdir -p "$other_domain/config"
echo "<property name=\"class-name\" value=\"$module_class\"/>" >"$other_domain/config/domain.xml"
pid=$(instance_pid i1)
uninstall --target c1 --restart
expect "uninstallation from the last target" 0 "the lifecycle module is deleted" "Restarted i1." "Kept the jar" "$domain-other"
rm -rf "$other_domain"
if [ "$(instance_pid i1)" = "$pid" ]; then state=same; else state=new; fi
expect_same "uninstallation restarted the running instance" new "$state"
uninstall --target c1 --keep-jar
expect "uninstall.sh --keep-jar" 0 "Kept the jar" "!Removed the jar"
uninstall --target c1
expect "the jar goes with the last domain" 0 "Removed the jar"
uninstall --target c1
expect "uninstallation again" 0 "Nothing to change"
expect_same "domain.xml is as it was before the installation" "$before" "$(normalised_domain_xml)"
expect_same "glassfish/modules is as it was before" '' "$(find "$home/modules" -name '*baton*')"
status --target c1
expect "status.sh after the uninstallation" 3 "not registered"

set_up create-lifecycle-module --classname example.Other --target c1 baton
install --target c1
expect "another module of the same name is left alone" 1 "class example.Other" "delete-lifecycle-module"

printf '%s passed, %s failed\n' "$passed" "$failed"
if [ "$failed" -gt 0 ]; then exit 1; fi
