#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
# Takes Baton away from one target of a domain, and from the GlassFish installation with the last one.
# See --help.
set -eu

prog=uninstall.sh
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
Uninstalls Baton, the HTTP session replication for GlassFish.

Usage: uninstall.sh --glassfish DIR --target NAME [OPTION]...
       uninstall.sh --glassfish DIR --jar-only

  --glassfish DIR      the GlassFish installation (the glassfish7 folder or the glassfish folder in it)
  --target NAME        a cluster, a stand-alone instance, or server (the admin server)
  --restart            restart what must be restarted: the running instances of a cluster one after another,
                       the stand-alone instance, or the domain; stopped instances stay stopped
  --keep-jar           leave the jar in the installation (several domains may share it)
  --jar-only           only remove the jar: for further hosts that had instances of the target; needs no admin server
  --host HOST          host of the admin server (default: localhost)
  --admin-port PORT    port of the admin server (default: 4848)
  --user NAME          admin user
  --passwordfile FILE  asadmin password file, with a line AS_ADMIN_PASSWORD=...
  --help               this text

With the last target the lifecycle module and the jar go, and the domain is as it was before the installation. As long
as another target, or another domain of the installation, uses Baton, the jar stays.
The sessions in the store are left alone; they end there by themselves.

Exit code: 0 done or nothing to do, 1 something is wrong (see the message), 2 wrong usage.
END
}

remove_jar() {
  if [ ! -f "$installed" ]; then return 0; fi
  if [ "$keep_jar" = yes ]; then
    say "Kept the jar: $installed"
    return 0
  fi
  domains=$(other_domains_with_module | joined)
  if [ -n "$domains" ]; then
    say "Kept the jar $installed, because other domains of this installation use Baton: $domains"
    return 0
  fi
  check_modules_writable
  rm -f "$installed" || fail "could not remove $installed (see above)"
  say "Removed the jar: $installed"
  changed=yes
}

parse_options '--restart --keep-jar --jar-only' "$@"
find_glassfish
changed=no das_root=

if [ "$jar_only" = yes ]; then
  if [ "$keep_jar" = yes ]; then wrong_usage "--jar-only and --keep-jar exclude each other"; fi
  remove_jar
  if [ "$changed" = yes ]; then
    say "To take effect, the GlassFish servers of this host that used Baton must be restarted."
  elif [ ! -f "$installed" ]; then
    say "Nothing to change: the jar is not there."
  fi
  exit 0
fi

read_domain
check_target
check_module_is_ours
find_das_root
read_instances

if has_ref; then
  others=$(targets_but "$target" | joined)
  if [ -n "$others" ]; then
    change_domain "could not remove the lifecycle module '$module' from $target" has_no_ref \
      delete-application-ref --target "$target" "$module"
    say "Removed Baton from $target. The lifecycle module and the jar stay, because other targets use them: $others"
  else
    change_domain "could not delete the lifecycle module '$module'" has_no_ref \
      delete-lifecycle-module --target "$target" "$module"
    say "Removed Baton from $target, the last target: the lifecycle module is deleted."
  fi
  changed=yes
elif is_registered && [ -z "$refs" ]; then
  asadmin_or_fail "could not delete the lifecycle module '$module'" delete-lifecycle-module --target domain "$module"
  say "Deleted the lifecycle module, which no target used."
  changed=yes
fi

if [ "$changed" = no ]; then
  say "Nothing to change: the lifecycle module is not registered for $target."
else
  read_domain
  if has_ref; then fail "GlassFish still has the lifecycle module '$module' registered for $target"; fi
fi
read_jvm_filter
if is_our_jvm_filter; then
  delete_jvm_filter
  say "Removed the JVM's serial filter (jdk.serialFilter) of $target."
  changed=yes
fi
module_changed=$changed
if ! is_registered; then
  remove_jar
elif [ "$changed" = no ]; then
  say "The jar stays, because other targets use it: $(targets_but "$target" | joined)"
fi
if [ "$module_changed" = yes ]; then
  restart_or_tell all ''
  hosts=$(other_hosts | joined)
  if [ -n "$hosts" ] && ! is_registered; then
    say "$target has instances on other hosts: $hosts. There: $prog --glassfish DIR --jar-only"
  fi
fi
