#!/bin/sh
# 200 image lists of five platforms in a registry on loopback against 24 hosts, in one warm process, beside skopeo and
# curl, which fetch the lists and say nothing of hosts.
#   bench/scan.sh [rounds]
. "$(dirname "$0")/common.sh"
build bench/Tool
exec dotnet "$root/bench/Tool/bin/Release/net10.0/wdt-bench.dll" scan "$@"
