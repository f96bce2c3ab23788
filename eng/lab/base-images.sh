#!/bin/sh
# Makes stand-ins for the public images that Go programs are built and shipped on, of files of this machine alone, in
# the engine of DOCKER_HOST. They have the names, folders, variables and users of the real ones, and not their sizes.
# Not as the real ones: alpine has Debian's C library, and package managers install nothing but time zones.
#   base-images.sh CLIENT [PROXY]    a docker client that can use BuildKit; a folder of a module proxy for GOPROXY
set -eu
client=$1
proxy=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
trap 'exit 1' HUP INT TERM

# Files with their folders below one of the context, links followed.
put() { folder=$1; shift; mkdir -p "$context/$folder"; cp -rL --parents -t "$context/$folder" "$@"; }
# Programs, and the libraries that they are linked with.
take() { folder=$1; shift; for program in "$@"; do put "$folder" "$program"; ldd "$program" 2>/dev/null | grep -o '/[^ ]*' | sort -u | xargs -r cp -L --parents -t "$context/$folder"; done; }
of_gcc() { gcc -print-file-name="$1"; }

take glibc /bin/true
for library in libm.so.6 libresolv.so.2 libpthread.so.0 libdl.so.2 librt.so.1; do put glibc "/lib/$(gcc -dumpmachine)/$library"; done
rm "$context/glibc/bin/true"
rmdir "$context/glibc/bin"
put zones /usr/share/zoneinfo
rm -rf "$context/zones/usr/share/zoneinfo/posix" "$context/zones/usr/share/zoneinfo/right"
put certificates /etc/ssl/certs/ca-certificates.crt

take gcc /usr/bin/gcc "$(gcc -print-prog-name=cc1)" "$(gcc -print-prog-name=collect2)" /usr/bin/as /usr/bin/ld
for file in crt1.o Scrt1.o crti.o crtn.o crtbegin.o crtbeginS.o crtend.o crtendS.o libgcc.a libgcc_s.so libgcc_s.so.1 \
    liblto_plugin.so libc.so libc_nonshared.a libpthread.a libresolv.so libm.so libdl.a; do
    put gcc "$(readlink -f "$(dirname "$(of_gcc $file)")")/$file"
done
dpkg -L libc6-dev linux-libc-dev "libgcc-$(gcc -dumpversion)-dev" | grep '/include/.*\.h$' | xargs cp -L --parents -t "$context/gcc"

mkdir "$context/proxy"
[ -z "$proxy" ] || cp -r "$proxy/." "$context/proxy"
cp -r "$here/base-images/." "$context"
# One script for programs of several names.
called() {
    script=$1
    shift
    for path in "$@"; do
        mkdir -p "$context/$(dirname "$path")"
        cp "$here/base-images/scripts/$script" "$context/$path"
    done
}
called adduser users/usr/sbin/adduser users/usr/sbin/addgroup users/usr/sbin/useradd users/usr/sbin/groupadd
called apk packages/usr/bin/apk packages/usr/bin/apt-get packages/usr/sbin/update-ca-certificates
called bash bash/bin/bash
mkdir -p "$context/distroless/home/nonroot" "$context/distroless/root"
mkdir -m 1777 "$context/distroless/tmp"

"$here/go-image.sh" full - | "$client" import - stand-in:go >/dev/null
"$here/go-image.sh" none - | "$client" import - stand-in:shell >/dev/null
# Targets of the Dockerfile, and the names that files use.
while read -r target names; do
    set --
    for name in $names; do set -- "$@" --tag "$name"; done
    DOCKER_BUILDKIT=1 "$client" build --quiet --network none --target "$target" "$@" "$context" >/dev/null
done <<'END'
golang-alpine golang:1.19-alpine
golang golang:1.19 golang:1.19-bookworm
alpine alpine:latest alpine:3
debian debian:bookworm-slim
static gcr.io/distroless/static-debian12:latest
static-nonroot gcr.io/distroless/static-debian12:nonroot
base gcr.io/distroless/base-debian12:latest
base-nonroot gcr.io/distroless/base-debian12:nonroot
END
