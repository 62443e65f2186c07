#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
# The demo of Baton: from a fresh clone to a session that survives a kill -9, with one command.
set -eu

usage() {
  cat <<'TEXT'
Shows how a session survives the death of its server: a GlassFish cluster of two instances, a real Redis and a sticky
load balancer are started on free ports of this machine, all below it/target. Nothing is installed.

Usage: asadmin-scripts/demo.sh [--keep | --stop] [--glassfish8]

  --keep         leave everything running at the end, and print where it is
  --stop         end what an earlier --keep left running
  --glassfish8   use GlassFish 8 instead of 7 (needs JDK 21 or later)
  --help         this text

The last line is DEMO OK, and the exit code 0, if every step was seen to work.
TEXT
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
target=$root/it/target
log=$target/demo-build.log
story=
profile=
glassfish_property=glassfish.version
build=

for argument in "$@"; do
  case $argument in
    --keep | --stop) story=$argument ;;
    --glassfish8) profile=-Pglassfish8 glassfish_property=glassfish8.version ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
done

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

check_java() {
  command -v "$java" >/dev/null 2>&1 || fail "The demo needs a JDK 17 or later, and $java was not found. Set JAVA_HOME, or add java to PATH."
  java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${java_version:-0}" -ge 17 ] || fail "The demo needs a JDK 17 or later; $java is version ${java_version:-unknown}. Set JAVA_HOME."
}

version() {
  sed -n "s:.*<$glassfish_property>\(.*\)</$glassfish_property>.*:\1:p" "$root/pom.xml"
}

# Built means: everything is there, and no source is newer than the last build for the demo.
is_built() {
  [ -f "$stamp" ] &&
    [ -f "$root/glassfish-addon/target/baton-glassfish-addon.jar" ] &&
    [ -f "$root/it/shop/target/baton-shop.war" ] &&
    [ -f "$root/it/harness/target/baton-it-harness.jar" ] &&
    [ -d "$root/it/harness/target/lib" ] &&
    [ -d "$glassfish" ] &&
    [ -z "$(find "$root/pom.xml" "$root/extension" "$root/glassfish-addon" "$root/it" \
      -name target -prune -o -type f -newer "$stamp" -print | head -n 1)" ]
}

# Tells the modules as they are built, and shows a sign of life in between: the first build downloads a lot.
watch_build() {
  told=0
  while kill -0 "$build" 2>/dev/null; do
    sleep 1
    modules=$(sed -n 's/^\[INFO\] Building Baton: \([^0-9]*\) [0-9].*/\1/p' "$log")
    count=$(printf '%s' "$modules" | grep -c '' || true)
    if [ "$count" -gt "$told" ]; then
      printf '%s\n' "$modules" | tail -n "+$((told + 1))" | while read -r module; do printf '\n    %s ' "$module"; done
      told=$count
    else
      printf '.'
    fi
  done
}

build() {
  command -v mvn >/dev/null 2>&1 || fail "The demo must be built first, and mvn (Maven 3.8.1 or later) was not found. Add it to PATH."
  mkdir -p "$target"
  : >"$log"
  begin=$(date +%s)
  printf 'Build Baton, the shop and the demo, and fetch GlassFish %s (log: %s)' "$(version)" "$log"
  # shellcheck disable=SC2086 # no profile is no argument
  mvn -B -ntp -f "$root/pom.xml" $profile -pl extension,glassfish-addon,it/shop,it/harness -am \
    -DskipTests -Dspotless.check.skip=true package >"$log" 2>&1 &
  build=$!
  watch_build
  wait "$build" || {
    printf '\n\n' && tail -n 40 "$log" >&2
    fail "The build failed; all of its output is in $log"
  }
  build=
  touch "$stamp"
  printf '\n    built in %s s\n' "$(($(date +%s) - begin))"
}

end_build() {
  [ -z "$build" ] || kill "$build" 2>/dev/null || true
}

trap end_build EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

check_java
glassfish=$target/glassfish-$(version)
stamp=$target/demo-built-$(version)
is_built || build
trap - EXIT INT TERM HUP

exec "$java" -Xmx256m -cp "$root/it/harness/target/baton-it-harness.jar:$root/it/harness/target/lib/*" \
  "-Dbaton.project.directory=$root" \
  "-Dbaton.glassfish.directory=$glassfish" \
  "-Dbaton.glassfish.version=$(version)" \
  "-Dbaton.glassfish.java.home=${BATON_GLASSFISH_JAVA_HOME:-}" \
  io.baton.it.demo.Demo ${story:+"$story"}
