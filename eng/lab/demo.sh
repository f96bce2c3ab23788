#!/bin/sh
# Runs a command beside a container engine: the one in reach, else one of its own on Debian as root, with a Go image
# made from Debian's packages. Where there can be neither, the command runs all the same.
#   demo.sh COMMAND [ARGUMENTS]      DEMO_IMAGE names the Go image, where one was made
set -eu
here=$(cd "$(dirname "$0")" && pwd)
socket=${DOCKER_HOST:-unix:///var/run/docker.sock}

answers() { command -v curl >/dev/null 2>&1 && curl -sf -m 5 --unix-socket "$1" http://engine/_ping >/dev/null 2>&1; }

case $socket in
    unix://*) if answers "${socket#unix://}"; then exec "$@"; fi ;;
    *) exec "$@" ;;
esac
if [ "$(id -u)" != 0 ] || ! command -v dockerd >/dev/null 2>&1 || ! command -v go >/dev/null 2>&1 || ! command -v busybox >/dev/null 2>&1; then
    exec "$@"
fi

folder=$(mktemp -d)
echo '{}' >"$folder/daemon.json"
dockerd --config-file "$folder/daemon.json" --pidfile "$folder/d.pid" --data-root "$folder/data" --exec-root "$folder/exec" \
    --bridge none --iptables=false --ip6tables=false --ip-masq=false --host "unix://$folder/d.sock" >"$folder/log" 2>&1 &
engine=$!
finish() {
    kill "$engine" 2>/dev/null || true
    wait "$engine" 2>/dev/null || true
    umount -l "$folder/data" 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM
tries=0
until answers "$folder/d.sock"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$engine" 2>/dev/null; then
        echo "demo.sh: dockerd did not start:" >&2
        tail -n 5 "$folder/log" >&2
        "$@"
        exit
    fi
    sleep 0.1
done
"$here/go-image.sh" full - | curl -sf --unix-socket "$folder/d.sock" -H 'Content-Type: application/x-tar' -X POST -T - \
    'http://engine/images/create?fromSrc=-&repo=golang&tag=debian&changes=ENV%20PATH=/go/bin:/usr/local/go/bin:/bin&changes=ENV%20GOPATH=/go&changes=ENV%20CGO_ENABLED=0' >/dev/null
export DOCKER_HOST="unix://$folder/d.sock" DEMO_IMAGE=golang:debian
"$@"
