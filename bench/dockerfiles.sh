#!/bin/sh
# Test-Dockerfile over 500 files of many shapes.
#   bench/dockerfiles.sh [rounds]
. "$(dirname "$0")/common.sh"
build bench/Tool
exec dotnet "$root/bench/Tool/bin/Release/net10.0/wdt-bench.dll" dockerfiles "$@"
