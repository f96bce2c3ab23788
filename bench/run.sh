#!/bin/sh
# Every benchmark, or those named: bench/run.sh [scan|start|stream|requests]...
# Needs curl, skopeo, hyperfine and docker-registry (Debian has all four). Quiet machines give narrow intervals.
set -eu
here=$(dirname "$0")
[ $# -gt 0 ] || set -- scan start stream requests
for name in "$@"; do
    echo "=== $name"
    "$here/$name.sh"
done
