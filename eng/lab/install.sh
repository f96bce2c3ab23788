#!/bin/sh
# Installs what the labs need, on Debian as root. Elsewhere nothing is installed: labs that are missing are listed.
#   install.sh [demo]     with demo, what the demonstration needs alone
set -eu
packages=""
want() { command -v "$1" >/dev/null 2>&1 || packages="$packages $2"; }
want_source() { [ -d "/usr/share/gocode/src/$1" ] || packages="$packages $2"; }

want dockerd docker.io
want go golang-go
want busybox busybox-static
want curl curl
if [ "${1:-}" != demo ]; then
    want docker-registry docker-registry
    want htpasswd apache2-utils
    want openssl openssl
    want iptables iptables
    want ip iproute2
    # Its program is called linux, as others may be.
    [ -d /usr/lib/uml/modules ] || packages="$packages user-mode-linux"
    want modprobe kmod
    want mount.nfs nfs-common
    want rpc.nfsd nfs-kernel-server
    want rpcbind rpcbind
    want osslsigncode osslsigncode
    want cc "gcc libc6-dev"
    [ -f /etc/ssl/certs/ca-certificates.crt ] || packages="$packages ca-certificates"
    [ -d /usr/share/zoneinfo/Europe ] || packages="$packages tzdata"
    # Stand-ins for programs of Windows.
    want x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
    want /usr/lib/wine/wine64 wine64
    # A program of mono-devel: the runtime alone has no netstandard.dll.
    want ikdasm mono-devel
    want_source github.com/spf13/cobra golang-github-spf13-cobra-dev
    want_source github.com/gin-gonic/gin golang-github-gin-gonic-gin-dev
fi

[ -n "$packages" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "install.sh: not installed here:$packages" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086 # a list of package names
apt-get install -y -qq --no-install-recommends $packages >/dev/null
