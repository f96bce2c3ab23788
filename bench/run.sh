#!/bin/sh
# Every benchmark, or those named: bench/run.sh [scan|start|stream|requests|profile]...
# Needs curl, skopeo, hyperfine and docker-registry, for profile golang-go and golang-github-gin-gonic-gin-dev (Debian
# has all of them). Quiet machines give narrow intervals.
set -eu
here=$(dirname "$0")
[ $# -gt 0 ] || set -- scan start stream requests profile
for name in "$@"; do
    echo "=== $name"
    "$here/$name.sh"
done
