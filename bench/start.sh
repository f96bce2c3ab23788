#!/bin/sh
# From nothing to the first answer, process start included, and what the import takes of it. Official builds of
# PowerShell carry native code of its engine and those from source do not, so the small host is measured both ways.
#   bench/start.sh [rounds]
. "$(dirname "$0")/common.sh"
rounds=${1:-15}
results=$root/out/bench
answer="Import-Module '$module'; Test-ContainerImageCompatibility '$root/samples/images/go-service' -HostVersion WS2022"
import="\$watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module '$module'; \$watch.Elapsed.TotalMilliseconds"

dotnet publish "$root/eng/Shell" -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true \
    -p:NuGetLockFilePath="$results/packages.lock.json" --artifacts-path "$results/obj" -o "$results/shell" -v quiet -nologo >&2

{
    shells
    printf 'wdt-shell, precompiled\t%s/shell/wdt-shell -Command\n' "$results"
} | while IFS="$(printf '\t')" read -r name run; do
    hyperfine --warmup 2 --runs "$rounds" --style none --export-csv "$results/start.csv" \
        -n "process alone" "$run '1'" -n "to the first answer" "$run \"$answer\"" >/dev/null 2>&1
    awk -F, -v shell="$name" 'NR > 1 { printf "%-22s %-20s median %5.0f ms, %5.0f to %5.0f\n", shell, $1, $4 * 1000, $7 * 1000, $8 * 1000 }' "$results/start.csv"
    # Each in a process of its own; the files are in the system's cache, as on a build agent in use.
    round=0
    while [ $round -lt "$rounds" ]; do
        # shellcheck disable=SC2086 # a command and its arguments
        $run "$import"
        round=$((round + 1))
    done | sort -n | awk -v shell="$name" '{ t[NR] = $1 } END { printf "%-22s %-20s median %5.0f ms, %5.0f to %5.0f\n", shell, "import of the module", (t[int((NR + 1) / 2)] + t[int((NR + 2) / 2)]) / 2, t[1], t[NR] }'
done
