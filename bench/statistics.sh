#!/bin/sh
# How often the comparison of two scenarios names a difference where there is none, and where there is one, on made-up
# builds whose difference is known; beside it what benchstat says of the same samples.
#   bench/statistics.sh [calls of each kind]
. "$(dirname "$0")/common.sh"
build bench/Tool
exec dotnet "$root/bench/Tool/bin/Release/net10.0/wdt-bench.dll" statistics "$@"
