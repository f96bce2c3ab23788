#!/bin/sh
# From nothing to the first answer, process start included, and what the import takes of it.
#   bench/start.sh [rounds]
. "$(dirname "$0")/common.sh"
rounds=${1:-15}
answer="Import-Module '$module'; Test-ContainerImageCompatibility '$root/samples/images/go-service' -HostVersion WS2022"
shells | while IFS="$(printf '\t')" read -r name run; do
    echo "== $name"
    hyperfine --warmup 2 --runs "$rounds" --style basic \
        -n "$name alone" "$run '1'" \
        -n "$name to the first answer" "$run \"$answer\"" 2>/dev/null
    # Each in a process of its own; the file is in the system's cache, as on a build agent that is in use.
    round=0
    while [ $round -lt "$rounds" ]; do
        # shellcheck disable=SC2086 # a command and its arguments
        $run "\$watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module '$module'; \$watch.Elapsed.TotalMilliseconds"
        round=$((round + 1))
    done | sort -n | awk '{ t[NR] = $1 } END { printf "import: median %.0f ms, %.0f to %.0f\n", t[int((NR + 1) / 2)], t[1], t[NR] }'
done
