#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
# Shows whether and how Baton is installed for one target of a domain.
# See --help.
set -eu

prog=status.sh
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
here=$(CDPATH='' cd -- "$(dirname "$self")" && pwd -P)
# shellcheck source=lib.sh
. "$here/lib.sh"

usage() {
  cat <<'END'
Shows whether and how Baton, the HTTP session replication for GlassFish, is installed, what each running instance runs
with, and whether the settings will do at the next start.

Usage: status.sh --glassfish DIR --target NAME [OPTION]...

  --glassfish DIR      the GlassFish installation (the glassfish7 folder or the glassfish folder in it)
  --target NAME        a cluster, a stand-alone instance, or server (the admin server)
  --host HOST          host of the admin server (default: localhost)
  --admin-port PORT    port of the admin server (default: 4848)
  --user NAME          admin user
  --passwordfile FILE  asadmin password file, with a line AS_ADMIN_PASSWORD=...
  --help               this text

Passwords are masked; password aliases are shown as they are. A restart is due where GlassFish asks for one, where an
instance runs with other settings than the domain has, and, as far as it can be seen from this host, where a server has
been running since before the last change that install.sh made. The files that settings name are looked for on this host.

Exit code: 0 installed for the target, and all is well
           4 installed, but something takes effect only with a restart that is due
           5 installed, but not well: it is disabled, the next start would refuse the settings, or a running instance does
             not replicate sessions (or could not be asked); counts more than 4
           3 not installed (or not completely)
           1 it could not be found out (see the message), 2 wrong usage
END
}

line() {
  printf '%-10s %s\n' "$@"
}

# Lines of standard input, the first one behind the label $1.
block() {
  label=$1
  while IFS= read -r text; do
    line "$label" "$text"
    label=
  done
}

show_jar() {
  if [ -f "$installed" ]; then
    read_jar_version
    line Jar "$installed"
    line '' "version $version, checksum $(cksum <"$installed" | awk '{ printf "%08x", $1 }')"
  else
    line Jar "missing: $installed"
    complete=no
  fi
}

show_module() {
  if ! is_registered; then
    line Module "not registered"
    complete=no
    return 0
  fi
  state=registered
  if is_fact "off - applications.application.$module.enabled"; then state=disabled; fi
  line Module "$module, $state"
  if [ -n "$settings" ]; then
    printf '%s\n' "$settings" | masked | aligned_settings | block Settings
  else
    line Settings "none, the defaults count"
  fi
  line Targets "$(if [ -n "$refs" ]; then printf '%s\n' "$refs" | joined; else echo none; fi)"
  if ! has_ref; then
    line '' "not for $target"
    complete=no
  elif ! has_all_switched_on; then
    line '' "disabled for $target"
    wrong "It is disabled: with the next start, sessions are not replicated. install.sh --target $(quoted "$target") enables it."
  fi
}

show_jvm_filter() {
  read_jvm_filter
  if [ -z "$filter_now" ]; then
    line Filter "in Baton's own streams; none for the whole JVM (install.sh --jvm-filter)"
  elif ! is_our_jvm_filter; then
    line Filter "in Baton's own streams; the JVM has one of its own"
  else
    line Filter "in all streams of the JVM"
    if [ -f "$installed" ]; then
      make_jvm_filter "$installed"
      if [ "$filter_now" != "$filter_wanted" ]; then
        wrong "The JVM's serial filter is of another version than the jar: install.sh --target $(quoted "$target") --jvm-filter renews it."
      fi
    fi
  fi
}

# The next start would say BATON1003, weeks from now perhaps.
judge_settings() {
  if ! is_registered || [ ! -f "$installed" ] || settings_are_good "$installed" "$settings"; then return 0; fi
  printf '%s\n' "$problems" | block Refused
  wrong "The next start refuses these settings, and sessions are not replicated then: correct them with install.sh --set or --unset."
}

wrong() {
  wrongs=$wrongs$*$newline
}

due() {
  dues=$dues$*$newline
}

# Sets runs: "INSTANCE WORD" per line for the column of that name, and says what differs from the domain.
judge_instances() {
  runs=
  wanted=$(printf '%s\n' "$settings" | to_show)
  for server in $(instances_of "$target" | awk '$5 == "running" { print $1 }'); do
    if ! state=$(running_state "$server"); then
      runs="$runs$server unknown$newline"
      wrong "$server could not be asked what it runs with: $state"
      continue
    fi
    case $state in
      *state=replicates*)
        runs="$runs$server replicates$newline"
        judge_running "$server"
        ;;
      *state=refused*)
        runs="$runs$server refused$newline"
        wrong "$server did not start Baton, see BATON1003, BATON1004 or BATON1007 in its log: sessions are not replicated" \
          "there. When they are corrected, restart it."
        ;;
      *)
        runs="$runs$server without$newline"
        if has_ref; then
          wrong "$server runs without Baton: restart it. If that does not help, its host lacks the jar: install.sh --jar-only there."
        fi
        ;;
    esac
  done
}

judge_running() {
  if ! has_ref; then
    due "$1 runs with Baton until its restart."
    return 0
  fi
  difference=$(show_difference "$(running_settings "$state")" "$wanted")
  if [ -n "$difference" ]; then
    printf '%s\n' "$difference" | sed 's/^ *//' | block "Due $1"
    due "$1 runs with other settings than the domain has; they take effect with its restart."
  elif instances_of "$target" | grep -q "^$1 .* yes\$"; then
    due "$1 has to be restarted."
  fi
}

aligned_settings() {
  awk '
    { name[NR] = $1; rest[NR] = substr($0, length($1) + 1); if (length($1) > width) width = length($1) }
    END { for (i = 1; i <= NR; i++) printf "%-" width "s%s\n", name[i], rest[i] }'
}

show_instances() {
  rows=$(instances_of "$target")
  if [ -z "$rows" ]; then
    line Instances "$target has none"
    return 0
  fi
  printf '%s\n' "$rows" | BATON_RUNS=$runs awk '
    BEGIN {
      cell[1, 1] = "name"; cell[1, 2] = "host"; cell[1, 3] = "state"; cell[1, 4] = "restart"; cell[1, 5] = "Baton"; n = 1
      count = split(ENVIRON["BATON_RUNS"], line, "\n")
      for (i = 1; i <= count; i++) { split(line[i], word, " "); runs[word[1]] = word[2] }
    }
    {
      n++
      cell[n, 1] = $1; cell[n, 2] = $3; cell[n, 3] = $5; cell[n, 4] = ($6 == "yes" ? "required" : "-")
      cell[n, 5] = ($1 in runs ? runs[$1] : "-")
    }
    END {
      for (r = 1; r <= n; r++) for (c = 1; c <= 4; c++) if (length(cell[r, c]) > width[c]) width[c] = length(cell[r, c])
      for (r = 1; r <= n; r++) {
        for (c = 1; c <= 4; c++) printf "%-" width[c] "s  ", cell[r, c]
        print cell[r, 5]
      }
    }' | block Instances
}

parse_options '' "$@"
find_glassfish
find_java
read_domain
check_target
check_module_is_ours
find_das_root
read_instances

complete=yes wrongs='' dues='' runs=''
line GlassFish "$home"
line Domain "$(facts_of domain) (admin server at $host:$port)"
line Target "$target"
show_jar
show_module
show_jvm_filter
judge_settings
judge_instances
show_instances
printf '%s' "$wrongs$dues" | sed 's/^/! /'
if [ "$complete" = no ]; then
  say "Baton is not installed for $target."
  exit 3
fi
if [ -n "$wrongs" ]; then
  say "Baton is installed for $target, but not all is well."
  exit 5
fi
if [ -n "$dues" ]; then
  say "Baton is installed for $target; a restart is due."
  exit 4
fi
say "Baton is installed for $target, and all is well."
