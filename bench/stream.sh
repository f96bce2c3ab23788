#!/bin/sh
# Peak working set and pace of 10,000 and of 100,000 result objects through the pipeline, each in a process of its own.
#   bench/stream.sh
. "$(dirname "$0")/common.sh"
shells | while IFS="$(printf '\t')" read -r name run; do
    for count in 1000 10000 100000; do
        # shellcheck disable=SC2086 # a command and its arguments
        $run "
            Import-Module '$module'
            \$hosts = @('WS2019', 'WS2022', 'WS2025', 'Win11-24H2', 'Win11-25H2') * 5
            \$watch = [System.Diagnostics.Stopwatch]::StartNew()
            \$seen = 0
            @('$root/samples/images/go-service') * ($count / 25) | Test-ContainerImageCompatibility -HostVersion \$hosts | & { process { \$script:seen++ } }
            \$seconds = \$watch.Elapsed.TotalSeconds
            \$peak = [System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB
            '{0,-9} {1,7:N0} objects: peak working set {2,4:N0} MiB, {3,7:N0} objects a second' -f '$name', \$seen, \$peak, (\$seen / \$seconds)"
    done
done
