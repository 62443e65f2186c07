#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
# Runs one class or method of the cluster tests on a cluster that stays up, as often as one likes.
# See --help.
set -eu

usage() {
  cat <<'END'
Usage: it/again.sh CLASS[#METHOD]

Builds what is missing, makes a cluster and runs the test. Then it waits: Enter runs it again, with what was changed
in the tests meanwhile, within seconds; another name runs that test; q ends it, and the cluster.
Without a terminal, names are read from the standard input, a line each.

For a change of the add-on: mvn -q -DskipTests -pl glassfish-addon -am package, and Enter; the instances are restarted.
A change of it/harness, of pom.xml, or of the application 'counter' counts from the next start of the script on.
MAVEN_OPTIONS in the environment, -D options only, goes to Maven and to the tests: -Dbaton.redis.server=/usr/bin/valkey-server.
END
}

case ${1:-} in
  '') usage >&2; exit 2 ;;
  -h | --help) usage; exit 0 ;;
esac
root=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd -P)
cd "$root"
list=it/cluster/target/test-class-path
jar=glassfish-addon/target/baton-glassfish-addon.jar
# shellcheck disable=SC2086 # several options
# A build that ran no servers leaves a jar without the libraries in it.
if [ ! -f "$list" ] || [ -z "$(find "$jar" -size +4000k 2>/dev/null)" ] || [ -n "$(find pom.xml it/pom.xml it/cluster/pom.xml it/harness -newer "$list" -type f -not -path '*/target/*')" ]; then
  mvn -q -ntp -DskipTests ${MAVEN_OPTIONS:-} -pl it/cluster -am package
fi
# shellcheck disable=SC2086
exec java ${MAVEN_OPTIONS:-} @it/cluster/target/test-options -cp "$(cat "$list")" io.baton.it.again.Again it/cluster "$1"
