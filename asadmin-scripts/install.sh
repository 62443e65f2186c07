#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
# Installs Baton into a GlassFish installation and registers it for one target of a domain.
# See --help.
set -eu

prog=install.sh
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
Installs Baton, the HTTP session replication for GlassFish.

Usage: install.sh --glassfish DIR --target NAME [OPTION]...
       install.sh --glassfish DIR --jar-only [--jar FILE]

  --glassfish DIR        the GlassFish installation (the glassfish7 folder or the glassfish folder in it)
  --target NAME          a cluster, a stand-alone instance, or server (the admin server)
  --property NAME=VALUE  a setting of Baton; repeat for more, VALUE as it is, nothing escaped.
                         The settings given replace all earlier ones; without any, the settings stay as they are
  --set NAME=VALUE       a setting to add or to change; repeat for more. The other settings stay as they are
  --unset NAME           a setting to remove, so that its default counts; repeat for more
  --generate-key FILE    make a file with a key by which sessions are sealed in the store, for its owner only, and
                         set encryptionKeys to it; a file that is there stays as it is. See docs/security.md
  --defaults             remove all settings, so that the defaults count
  --jvm-filter           set jdk.serialFilter for the whole JVM of the target's instances: it refuses in every object stream what
                         Baton never reads, also in those that libraries open by themselves. See docs/security-filter.md
  --restart              restart what must be restarted: the running instances of a cluster one after another,
                         the stand-alone instance, or the domain; stopped instances stay stopped.
                         Not for another nodeLeaseSeconds: all instances must be stopped to change it
  --dry-run              say what would be changed and restarted, and change nothing
  --jar FILE             the add-on jar (default: beside this script, or in glassfish-addon/target)
  --jar-only             only put the jar in place: for further hosts that have instances of the target;
                         needs no admin server
  --host HOST            host of the admin server (default: localhost)
  --admin-port PORT      port of the admin server (default: 4848)
  --user NAME            admin user
  --passwordfile FILE    asadmin password file, with a line AS_ADMIN_PASSWORD=...
  --help                 this text

The admin server must be running; the target may be running or stopped. Running the script again with the same
arguments changes nothing. A domain has one set of settings, which holds for all targets that use Baton.

Passwords on a command line can be seen by other users of the host. Better store them in GlassFish,
'asadmin create-password-alias redis', and refer to them: --property 'redisPassword=${ALIAS=redis}'.

Exit code: 0 done (or with --dry-run, could be done), 1 something is wrong (see the message; a mistake in the arguments or the settings is found before
anything is changed), 2 wrong usage.
END
}

# Settings as create-lifecycle-module wants them: joined by ':', its special characters escaped.
escaped() {
  printf '%s\n' "$1" | LC_ALL=C sed -e "s/[\\\\:=\"']/\\\\&/g" -e 's/\\=/=/' |
    LC_ALL=C awk '{ printf "%s%s", (NR > 1 ? ":" : ""), $0 }'
}

create_module() {
  set --
  if [ -n "$desired" ]; then set -- --property "$(escaped "$desired")"; fi
  change_domain "could not create the lifecycle module '$module' for $target" has_ref \
    create-lifecycle-module --classname "$module_class" --target "$target" "$@" "$module"
  if [ -n "$desired" ]; then
    say "Registered Baton for $target with the settings:"
    printf '%s\n' "$desired" | masked | sed 's/^/  /'
  else
    say "Registered Baton for $target, all settings at their defaults."
  fi
}

# One 'set' for all settings that differ; an empty value removes a property. If an instance is out of step, 'set' stops at
# the first setting, although the domain has it then: so it is repeated as long as it gets on.
update_settings() {
  before=$settings
  while [ "$settings" != "$desired" ]; do
    previous=$settings
    set_differing
    read_domain
    if [ "$settings" = "$previous" ]; then
      fail "could not change the settings of the lifecycle module '$module'." \
        "asadmin said: $(printf '%s\n' "$output" | redacted | first_lines)"
    fi
  done
  say "Changed the settings$(others_told ', also of '):"
  show_difference "$before" "$desired"
}

set_differing() {
  differing=$(differing_settings)
  set --
  while [ -n "$differing" ]; do
    set -- "$@" "applications.application.$module.property.${differing%%"$newline"*}"
    case $differing in
      *"$newline"*) differing=${differing#*"$newline"} ;;
      *) differing= ;;
    esac
  done
  output=$(run_asadmin set "$@") || :
}

differing_settings() {
  printf '%s\n' "$desired" | sed '/^$/d' | while IFS= read -r line; do
    if ! printf '%s\n' "$settings" | grep -qxF -- "$line"; then printf '%s\n' "$line"; fi
  done
  printf '%s\n' "$settings" | sed '/^$/d' | while IFS= read -r line; do
    if ! printf '%s\n' "$desired" | cut -d= -f1 | grep -qxF -- "${line%%=*}"; then printf '%s=\n' "${line%%=*}"; fi
  done
}

others_told() {
  others=$(targets_but "$target" | joined)
  if [ -n "$others" ]; then printf '%s%s' "$1" "$others"; fi
}

# GlassFish passes the properties of the module on to running instances, and fails there over any ':' in them (it escapes
# nothing). The configuration of the domain is right all the same; the instance gets it at the restart that is due anyway.
add_target() {
  change_domain "could not add $target to the lifecycle module '$module'" has_ref \
    create-application-ref --target "$target" "$module"
  say "Registered Baton for $target too, beside $(targets_but "$target" | joined) and with the same settings."
}

switch_on() {
  # shellcheck disable=SC2046 # dotted names have no spaces
  change_domain "could not enable the lifecycle module '$module' for $target" has_all_switched_on \
    set $(switched_off | sed 's/$/=true/')
  say "Enabled Baton for $target; it had been disabled."
}

refuse_other_settings() {
  printf '%s: %s cannot have settings of its own: the domain has one set, used by %s. Nothing was changed. Asked for:\n' \
    "$prog" "$target" "$(targets_but "$target" | joined)" >&2
  show_difference "$settings" "$desired" >&2
  printf '%s\n' "Either leave out the settings, and $target takes over those of the domain;" \
    "or first change them for all, with '$prog --target $(targets_but "$target" | head -n 1) --set ...', and then add $target." >&2
  exit 1
}

# Replaces a filter of an earlier version; one of the operator's is left alone, for only he knows what it is for.
set_jvm_filter() {
  if [ -n "$filter_now" ]; then delete_jvm_filter; fi
  asadmin_or_fail "could not set the JVM's serial filter for $target" create-jvm-options --target "$target" "$filter_wanted"
  say "Set the JVM's serial filter (jdk.serialFilter) for $target from Baton's list."
}

find_jvm_filter() {
  filter_now='' filter_wanted=''
  if [ "$jvm_filter" = no ]; then return 0; fi
  make_jvm_filter "$jar"
  read_jvm_filter
  if [ -n "$filter_now" ] && ! is_our_jvm_filter; then
    fail "$target has a serial filter of its own ($filter_option...): nothing was changed. Put these patterns before its own," \
      "or remove it: ${filter_wanted#"$filter_option"}"
  fi
}

# The same decisions as below, without their consequences.
tell_plan() {
  changed=no affected=
  if ! jar_is_current; then
    if [ -f "$installed" ]; then
      say "Would replace the jar by another version: $installed"
    else
      say "Would put the jar in place: $installed"
    fi
    changed=yes affected=all
  fi
  if ! is_registered; then
    say "Would register Baton for $target$(if [ -n "$desired" ]; then echo ' with the settings:'; else echo ', all settings at their defaults.'; fi)"
    printf '%s\n' "$desired" | sed '/^$/d' | masked | sed 's/^/  /'
    changed=yes
  else
    if [ "$settings" != "$desired" ]; then
      say "Would change the settings$(others_told ', also of '):"
      show_difference "$settings" "$desired"
      changed=yes affected=all
    fi
    if ! has_ref; then
      say "Would register Baton for $target too, beside $(targets_but "$target" | joined) and with the same settings."
      changed=yes
    fi
    if ! has_all_switched_on; then
      say "Would enable Baton for $target; it is disabled."
      changed=yes
    fi
  fi
  if [ "$filter_now" != "$filter_wanted" ]; then
    say "Would set the JVM's serial filter (jdk.serialFilter) for $target from Baton's list."
    changed=yes
  fi
  if [ "$changed" = no ]; then
    say "Nothing to change: Baton is installed for $target, with this jar and these settings."
    restart_or_tell due ''
  else
    restart_or_tell all "$(if [ "$affected" = all ]; then targets_but "$target"; fi)"
  fi
  say "Nothing was changed (--dry-run)."
}

# The key never is an argument of a process, nor in the output.
make_key() {
  if [ -e "$key_file" ]; then
    say "Left the file with keys as it is: $key_file"
    return
  fi
  if ! (
    umask 077
    set -C
    {
      printf '# Keys of Baton: id, base64 of 32 random bytes. The first writes, all are read.\n%s ' "$(date +%Y-%m-%d)"
      head -c 32 /dev/urandom | base64
    } >"$key_file"
  ); then
    fail "could not make the file with a key: $key_file"
  fi
  say "Made a file with a key: $key_file. It must belong to the user that GlassFish runs as, and nobody else may read it."
  say "Copy it to the same path on each other host that has instances of this domain's targets, for example with: scp -p $(quoted "$key_file") HOST:$(quoted "$key_file")"
  say "Sessions are sealed once encryption is set to optional, and then required: docs/security.md says when."
}

verify() {
  read_domain
  if [ "$settings" != "$desired" ]; then
    printf '%s: GlassFish did not store the settings as they were given. It has:\n' "$prog" >&2
    show_difference "$desired" "$settings" >&2
    exit 1
  fi
  if ! has_ref; then fail "GlassFish did not register the lifecycle module '$module' for $target"; fi
}

parse_options '--property --set --unset --generate-key --dry-run --defaults --restart --jar --jar-only --jvm-filter' "$@"
find_glassfish
find_jar
find_java
given=$(printf '%s' "$given" | sorted)
if [ "$kind" != --set ]; then check_settings "$jar" "$given" "these settings"; fi

if [ "$jar_only" = yes ]; then
  if jar_is_current; then
    say "Nothing to change: $installed is this jar already."
  else
    check_modules_writable
    copy_jar
    say "Put the jar in place: $installed"
    say "To take effect, the GlassFish servers of this host that use Baton must be restarted."
  fi
  exit 0
fi

read_domain
check_target
check_module_is_ours
find_das_root
read_instances

desired=$given
if [ "$kind" = --set ]; then
  if [ -n "$key_file" ]; then make_key; fi
  desired=$(with_changes "$settings")
  check_settings "$jar" "$desired" "the settings that this would make"
elif is_registered && [ -z "$given" ] && [ "$defaults" = no ]; then
  desired=$settings
  check_settings "$jar" "$desired" "the settings that the domain has"
fi
if is_registered && ! has_ref && [ -n "$refs" ] && [ "$desired" != "$settings" ]; then refuse_other_settings; fi
if [ "$restart" = yes ]; then refuse_to_mix_leases; fi
find_jvm_filter
if [ "$dry_run" = yes ]; then
  tell_plan
  exit 0
fi

changed=no affected=
if ! jar_is_current; then
  check_modules_writable
  replaced=no
  if [ -f "$installed" ]; then replaced=yes; fi
  copy_jar
  if [ "$replaced" = yes ]; then
    say "Replaced the jar by another version: $installed"
  else
    say "Put the jar in place: $installed"
  fi
  changed=yes affected=all
fi
if ! is_registered; then
  create_module
  changed=yes config_changed=yes
else
  config_changed=no
  if [ "$settings" != "$desired" ]; then
    update_settings
    changed=yes config_changed=yes affected=all
  fi
  if ! has_ref; then
    add_target
    changed=yes config_changed=yes
  fi
  if ! has_all_switched_on; then
    switch_on
    changed=yes config_changed=yes
  fi
fi
if [ "$filter_now" != "$filter_wanted" ]; then
  set_jvm_filter
  changed=yes config_changed=yes
fi
if [ "$config_changed" = yes ]; then
  verify
  touch -c "$installed" 2>/dev/null || : # see read_instances
fi

if [ "$changed" = yes ]; then read_instances; fi
if [ "$changed" = no ]; then
  say "Nothing to change: Baton is installed for $target, with this jar and these settings."
  restart_or_tell due ''
  exit 0
fi
hosts=$(other_hosts | joined)
if [ -n "$hosts" ]; then
  say "$target has instances on other hosts: $hosts. There, before the restart: $prog --glassfish DIR --jar-only"
fi
restart_or_tell all "$(if [ "$affected" = all ]; then targets_but "$target"; fi)"
