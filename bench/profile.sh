#!/bin/sh
# The critical path of a cold build of a gin program beside the clock: that of the same build, and that of plain
# 'go build' runs in between. Loading the packages comes before the path. On a quiet machine they agree within 5 %.
#   bench/profile.sh [rounds]
. "$(dirname "$0")/common.sh"
rounds=${1:-5}
sources=/usr/share/gocode
if ! command -v go >/dev/null || [ ! -d "$sources/src/github.com/gin-gonic/gin" ]; then
    echo "bench: profile needs golang-go and golang-github-gin-gonic-gin-dev." >&2
    exit 69
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/app"
printf 'package main\n\nimport "github.com/gin-gonic/gin"\n\nfunc main() { gin.Default().Run() }\n' >"$work/src/app/main.go"
export GO111MODULE=off GOPATH="$work:$sources" CGO_ENABLED=0 GOFLAGS=

now() { date +%s%N; }

round=0
while [ $round -lt "$rounds" ]; do
    round=$((round + 1))
    rm -rf "$work/cache"
    start=$(now)
    (cd "$work/src/app" && GOCACHE="$work/cache" go build -o /dev/null .)
    printf 'clock %s\n' $(($(now) - start))
    dotnet "$root/eng/Shell/bin/Release/net10.0/wdt-shell.dll" -Command "
        Import-Module '$module'
        \$build = Get-GoBuildProfile '$work/src/app'
        'profile {0} {1} {2}' -f \$build.LoadTime.TotalSeconds, \$build.CriticalPath.TotalSeconds, \$build.Duration.TotalSeconds"
done | awk '
    $1 == "clock" { plain = $2 / 1e9 }
    $1 == "profile" {
        printf "plain build %6.2f s; profile: load %.2f + critical path %.2f = %6.2f s (%+.1f %%), of its own %.2f s %.1f %%\n",
            plain, $2, $3, $2 + $3, 100 * (($2 + $3) / plain - 1), $4, 100 * $3 / $4
        clocks[++n] = plain; paths[n] = $2 + $3
    }
    function middle(values, count,    i, j, held) {
        for (i = 2; i <= count; i++) for (j = i; j > 1 && values[j] < values[j - 1]; j--) { held = values[j]; values[j] = values[j - 1]; values[j - 1] = held }
        return (values[int((count + 1) / 2)] + values[int((count + 2) / 2)]) / 2
    }
    END { p = middle(clocks, n); c = middle(paths, n); printf "medians: plain build %.2f s, load and critical path %.2f s: %+.1f %%\n", p, c, 100 * (c / p - 1) }'
