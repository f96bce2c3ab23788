#!/bin/sh
# On real NFS mounts of a Linux of its own (eng/lab/nfs-guest.sh, needs root): every set of options under recorded work,
# and how far the profiles are from the best (an hour); how long git status takes behind a slow link (10 minutes); what a
# second client sees late (11 minutes).
#   bench/mounts.sh [sweep|delay|stale]...
. "$(dirname "$0")/common.sh"
build bench/Tool
[ $# -gt 0 ] || set -- sweep delay stale
for name in "$@"; do
    "$root/eng/lab/nfs-guest.sh" -t 10800 dotnet "$root/bench/Tool/bin/Release/net10.0/wdt-bench.dll" "nfs-$name"
done
