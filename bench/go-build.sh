#!/bin/sh
# What Measure-GoBuildInContainer measures beside what a user would run by hand, on the sample service, with an engine
# and a Go image made for it (Debian, root).
#   bench/go-build.sh [agree|honest|sharp|edit|explain]...
. "$(dirname "$0")/common.sh"
for program in dockerd docker go busybox hyperfine; do
    command -v "$program" >/dev/null || { echo "bench: no '$program' here." >&2; exit 69; }
done
[ $# -gt 0 ] || set -- agree honest sharp edit explain
shell="$root/eng/Shell/bin/Release/net10.0/wdt-shell.dll"
# An engine of its own, whatever else is in reach.
export DOCKER_HOST=unix:///nowhere CGO_ENABLED=0
for part in "$@"; do
    "$root/eng/lab/demo.sh" dotnet "$shell" -File "$root/bench/go-build.ps1" "$module" "$part"
done
