#!/bin/sh
# Every benchmark, or those named: bench/run.sh [scan|start|stream|requests|fleet|profile|go-build|statistics|dockerfiles|mounts]...
# Needs curl, skopeo, hyperfine and docker-registry; for profile and go-build golang-go, golang-github-gin-gonic-gin-dev,
# docker.io and busybox-static (Debian
# has all of them). Quiet machines give narrow intervals.
set -eu
here=$(dirname "$0")
[ $# -gt 0 ] || set -- scan start stream requests fleet profile go-build statistics dockerfiles mounts
for name in "$@"; do
    echo "=== $name"
    "$here/$name.sh"
done
