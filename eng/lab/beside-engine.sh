#!/bin/sh
# Runs a command beside a Docker engine of its own, whose address on a loopback port is in LAB_ENGINE. Where there can
# be none, the command runs all the same.
#   beside-engine.sh COMMAND [ARGUMENTS]
set -eu
if [ "$(id -u)" != 0 ] || ! command -v dockerd >/dev/null 2>&1; then
    exec "$@"
fi
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
mkdir "$folder/engine"
mkfifo "$folder/until"
"$here/engine.sh" "$folder/engine" 0 <"$folder/until" &
engine=$!
# As long as this is open, the engine runs.
exec 3>"$folder/until"
finish() {
    exec 3>&-
    wait "$engine" 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' HUP INT TERM
tries=0
until address=$(grep -o '127\.0\.0\.1:[1-9][0-9]*' "$folder/engine/log" 2>/dev/null); do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$engine" 2>/dev/null; then
        echo "beside-engine.sh: dockerd did not start:" >&2
        tail -n 5 "$folder/engine/log" >&2
        exit 70
    fi
    sleep 0.1
done
export LAB_ENGINE="$address"
"$@" 3>&-
