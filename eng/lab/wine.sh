#!/bin/sh
# Runs a Windows program in Wine, as on one of the Windows of eng/lab/wine. Each run has a prefix of its own, a copy of
# one that is made once and kept, so that nothing is left of it.
#   wine.sh WINDOWS PROGRAM [ARGUMENTS]      WINDOWS is ws2019, ws2022, ws2025 or win11
# Stand-ins of the tests for what Wine does not have are built into it: dismapi.dll, shutdown.exe, mount.exe,
# wevtutil.exe and wsl.exe into C:\windows\system32, dockerd.exe into C:\stand-ins.
set -eu
windows=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
facts=$here/wine/$windows.reg
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
server=$(command -v wineserver64 || echo /usr/lib/wine/wineserver64)
sources=$here/../../tests/Harness
cc=x86_64-w64-mingw32-gcc
if [ ! -f "$facts" ] || [ ! -x "$wine" ] || ! command -v "$cc" >/dev/null; then
    echo "wine.sh: no '$facts', no wine64 or no $cc (Debian's packages wine64 and gcc-mingw-w64-x86-64)" >&2
    exit 69
fi
cache=${XDG_CACHE_HOME:-$HOME/.cache}/windockertools
made=$cache/$("$wine" --version | cut -d ' ' -f 1)
mkdir -p "$cache"
run=$(mktemp -d "$cache/run-XXXXXX")
# HOME: else Wine links the folders of this account into the prefix. TMPDIR: Debian's Wine keeps its sockets there.
export WINEARCH=win64 WINEDEBUG=-all WINEPREFIX="$run" HOME="$run" TMPDIR="$run"

finish() {
    "$server" -k 2>/dev/null || true
    "$server" -w 2>/dev/null || true
    rm -rf "$run"
}
trap finish EXIT
trap 'exit 130' HUP INT TERM

if [ ! -d "$made" ]; then
    # No menus, and no questions about the runtimes that Wine can download.
    WINEDLLOVERRIDES='winemenubuilder.exe,mscoree,mshtml=' "$wine" wineboot -i >"$run/log" 2>&1 || { cat "$run/log" >&2; exit 70; }
    "$server" -w
    # Its sockets were there, by a name that it keeps.
    rm -rf "$run/log" "$run/wineserver" "$run"/wine-*
    # Else Wine reads the label of our disk itself, and complains where it may not.
    ln -s /dev/null "$run/dosdevices/z::"
    # Another run may have been first.
    mv -T "$run" "$made" 2>/dev/null || rm -rf "$run"
    mkdir "$run"
fi
rmdir "$run"
# Links: it is 700 MB of libraries. Wine writes the registry in place, and that must not be the one that is kept.
cp -al "$made" "$run"
cp -a --remove-destination "$made"/*.reg "$run"
mkdir "$run/drive_c/stand-ins"
for file in dismapi.dll mount.exe shutdown.exe wevtutil.exe wsl.exe; do rm -f "$run/drive_c/windows/system32/$file"; done
"$cc" -O1 -s -shared -o "$run/drive_c/windows/system32/dismapi.dll" "$sources/Dism/dismapi.c"
"$cc" -O1 -s -o "$run/drive_c/windows/system32/mount.exe" "$sources/Hosts/mount.c"
"$cc" -O1 -s -o "$run/drive_c/windows/system32/shutdown.exe" "$sources/Installation/shutdown.c"
"$cc" -O1 -s -o "$run/drive_c/windows/system32/wevtutil.exe" "$sources/Events/wevtutil.c"
"$cc" -O1 -s -o "$run/drive_c/windows/system32/wsl.exe" "$sources/Hosts/wsl.c"
"$cc" -O1 -s -o "$run/drive_c/stand-ins/dockerd.exe" "$sources/Installation/dockerd.c"
"$wine" regedit /S "Z:$facts"
# Wine has programs of those names, which do nothing, and tell nobody.
export WINE_WINDOWS="$windows" WINEDLLOVERRIDES='shutdown.exe,wevtutil.exe=n'
# .NET on Wine 8 crashes when it frees code that it has mapped twice, once to write and once to run.
export DOTNET_EnableWriteXorExecute=0
"$wine" "$@"
