# Shared by the benchmarks: what runs the module, and where it is. Read with '.', never run.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off NO_COLOR=1

for program in curl dotnet hyperfine; do
    command -v "$program" >/dev/null || { echo "bench: no '$program' here." >&2; exit 69; }
done

# Quiet builds of what is not there yet: the package, the small engine host, the tool.
build() {
    dotnet build "$root/$1" -c Release -v quiet -nologo >&2
}
build eng/Package
build eng/Shell
module=$(echo "$root"/out/WinDockerTools/*/WinDockerTools.psd1)

# PowerShell where there is one ($PWSH names another), and eng/Shell always: 'name<tab>command that takes script text'.
shells() {
    pwsh=${PWSH:-$(command -v pwsh || true)}
    [ -z "$pwsh" ] || printf 'pwsh\t%s -NoProfile -Command\n' "$pwsh"
    printf 'wdt-shell\tdotnet %s/eng/Shell/bin/Release/net10.0/wdt-shell.dll -Command\n' "$root"
}
