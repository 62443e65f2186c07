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
Shows whether and how Baton, the HTTP session replication for GlassFish, is installed.

Usage: status.sh --glassfish DIR --target NAME [OPTION]...

  --glassfish DIR      the GlassFish installation (the glassfish7 folder or the glassfish folder in it)
  --target NAME        a cluster, a stand-alone instance, or server (the admin server)
  --host HOST          host of the admin server (default: localhost)
  --admin-port PORT    port of the admin server (default: 4848)
  --user NAME          admin user
  --passwordfile FILE  asadmin password file, with a line AS_ADMIN_PASSWORD=...
  --help               this text

Passwords are masked; password aliases are shown as they are. A restart is due where GlassFish asks for one, and, as far
as it can be seen from this host, where a server has been running since before the last change that install.sh made.

Exit code: 0 installed for the target, 3 not installed (or not completely), 1 something is wrong, 2 wrong usage.
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
  elif [ -n "$(facts_of "off $target")" ]; then
    line '' "disabled for $target"
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
  printf '%s\n' "$rows" | awk '
    BEGIN { cell[1, 1] = "name"; cell[1, 2] = "host"; cell[1, 3] = "state"; cell[1, 4] = "restart"; n = 1 }
    {
      n++
      cell[n, 1] = $1; cell[n, 2] = $3; cell[n, 3] = $5; cell[n, 4] = ($6 == "yes" ? "required" : "-")
    }
    END {
      for (r = 1; r <= n; r++) for (c = 1; c <= 3; c++) if (length(cell[r, c]) > width[c]) width[c] = length(cell[r, c])
      for (r = 1; r <= n; r++)
        printf "%-" width[1] "s  %-" width[2] "s  %-" width[3] "s  %s\n", cell[r, 1], cell[r, 2], cell[r, 3], cell[r, 4]
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

complete=yes
line GlassFish "$home"
line Domain "$(facts_of domain) (admin server at $host:$port)"
line Target "$target"
show_jar
show_module
show_instances
if [ "$complete" = no ]; then
  say "Baton is not installed for $target."
  exit 3
fi
say "Baton is installed for $target."
