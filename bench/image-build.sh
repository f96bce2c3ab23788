#!/bin/sh
# What Optimize-Dockerfile's files gain beside those of people, and beside the file of docker init's template, on Debian
# as root, with an engine of its own and stand-ins for the public images.
#   bench/image-build.sh [projects|duel] [rounds]
. "$(dirname "$0")/common.sh"
part=${1:-}
[ $# -eq 0 ] || shift
build bench/Tool
for name in ${part:-projects duel}; do
    dotnet "$root/bench/Tool/bin/Release/net10.0/wdt-bench.dll" "image-$name" "$@"
done
