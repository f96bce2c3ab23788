#!/bin/sh
# 200 other Windows computers at once, stand-ins all, of which five are gone.
#   bench/fleet.sh [rounds]
. "$(dirname "$0")/common.sh"
build bench/Tool
exec dotnet "$root/bench/Tool/bin/Release/net10.0/wdt-bench.dll" fleet "$@"
