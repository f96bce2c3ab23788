#!/bin/sh
# Requests and time of scans of 50 tags at a registry with TLS behind a line of 50 ms.
#   bench/requests.sh [rounds]
. "$(dirname "$0")/common.sh"
build bench/Tool
exec dotnet "$root/bench/Tool/bin/Release/net10.0/wdt-bench.dll" requests "$@"
