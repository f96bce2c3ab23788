#!/bin/sh
# Gets build.ps1 running: in pwsh where there is one, else in the small engine host of eng/Shell.
#   ./build.sh demo     the main job on real input
#   ./build.sh test     every test
set -eu
root=$(cd "$(dirname "$0")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! command -v dotnet >/dev/null 2>&1; then
    echo "build.sh: no .NET SDK. Install .NET SDK 10: https://learn.microsoft.com/dotnet/core/install" >&2
    exit 69
fi
lab=env
case "${1:-}" in
    test) "$root/eng/lab/install.sh" ;;
    demo)
        "$root/eng/lab/install.sh" demo
        lab="$root/eng/lab/demo.sh"
        ;;
esac
if command -v pwsh >/dev/null 2>&1; then
    exec "$lab" pwsh -NoProfile -File "$root/build.ps1" "$@"
fi
dotnet build "$root/eng/Shell" -c Release -v quiet -nologo
exec "$lab" dotnet "$root/eng/Shell/bin/Release/net10.0/wdt-shell.dll" -File "$root/build.ps1" "$@"
