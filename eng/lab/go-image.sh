#!/bin/sh
# Writes the root file system of a Linux image with Debian's Go, laid out as the official image is, from files of this
# machine alone.
#   go-image.sh VARIANT FILE    FILE may be -, to go straight into an engine
# full    Go with its precompiled standard library
# min     Go without it, as Go 1.20 and later come: it is compiled on first use
# bare    as min, without /bin/sh
# none    /bin/sh, without Go
#   docker import -c 'ENV PATH=/usr/local/go/bin:/bin' -c 'ENV GOPATH=/go' -c 'ENV CGO_ENABLED=0' FILE NAME
set -eu
variant=$1
file=$2
case $variant in
    full | min | bare | none) ;;
    *) echo "go-image.sh: no variant '$variant'" >&2; exit 64 ;;
esac
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
trap 'exit 1' HUP INT TERM
chmod 755 "$root"
mkdir -p "$root/bin" "$root/etc" "$root/go" "$root/root" "$root/usr/local" "$root/work"
mkdir -m 1777 "$root/tmp"
echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"

# A program, and the libraries that it is linked with.
take() { { echo "$1"; ldd "$1" 2>/dev/null | grep -o '/[^ ]*'; } | xargs cp -L --parents -t "$root"; }

if [ "$variant" != bare ]; then
    take "$(readlink -f "$(command -v busybox)")"
    busybox --install -s "$root/bin"
fi
set -- -C "$root" .
if [ "$variant" != none ]; then
    goroot=$(readlink -f "$(go env GOROOT)")
    platform=$(go env GOOS)_$(go env GOARCH)
    shared=$(dirname "$(readlink -f "$goroot/src")")
    take "$goroot/bin/go"
    ln -s "$goroot" "$root/usr/local/go"
    # No precompiled commands: only distributions have them, and they are the half of it all.
    set -- --exclude=testdata --exclude='*_test.go' --exclude="${goroot#/}/pkg/$platform/cmd" "$@" \
        -C / "${goroot#/}/VERSION" "${goroot#/}/pkg" "${goroot#/}/src" "${shared#/}/pkg" "${shared#/}/src"
    if [ "$variant" != full ]; then
        set -- --exclude="${goroot#/}/pkg/$platform" --exclude="${shared#/}/src/cmd" "$@"
        for tool in "$goroot/pkg/tool/$platform"/*; do
            case ${tool##*/} in
                # go test runs vet.
                asm | compile | link | vet) ;;
                *) set -- --exclude="${tool#/}" "$@" ;;
            esac
        done
    fi
fi
tar --create --file "$file" --owner 0 --group 0 "$@"
