# Runs every test suite that can run here and adds the counts up. Returns 1 if a test failed, a suite died, or, with
# CI=true, a lab of eng/lab/required is missing. What was not run is listed at the end.
param([string] $Configuration = 'Release')

$root = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
$results = [System.IO.Path]::Combine($root, 'out', 'test-results')
if ([System.IO.Directory]::Exists($results)) { [System.IO.Directory]::Delete($results, $true) }
$null = [System.IO.Directory]::CreateDirectory($results)

$xunit = '-noLogo', '-noColor', '-reporter', 'quiet', '-result-xml'
# Tests of Windows itself run there, and in Wine where the test says so.
$here = if ($IsWindows) { '-trait-', 'Needs=Wine', '-trait-', 'Needs=Linux' } else { '-namespace-', 'WinDockerTools.Tests.Windows' }
$unit = if ($IsWindows) { '-trait-', 'Needs=Linux' } else { @() }
# Wine has no Go and no SDK, which runs eng/Shell, signs and packs.
$inWine = '-trait-', 'Needs=go', '-trait-', 'Needs=dotnet', '-trait-', 'Needs=Linux'
$wine = 'wine64', '/usr/lib/wine/wine64'
$wineSuite = "$root/tests/Wine/bin/$Configuration/net10.0/win-x64/WinDockerTools.Wine.exe"
$exe = if ($IsWindows) { '.exe' }
$system = if ($IsWindows) { 'win-x64' } else { 'linux-x64' }
$framework = "$root/tests/Unit/bin/$Configuration/net472/WinDockerTools.Unit.exe"
$lab = "$root/tests/Lab/bin/$Configuration/net10.0/WinDockerTools.Lab"
$nfs = 'WinDockerTools.Tests.Nfs'
$everywhere = @(
    @{ Name = 'Unit on .NET 10'; Command = @("$root/tests/Unit/bin/$Configuration/net10.0/WinDockerTools.Unit$exe") + $unit + $xunit }
    @{ Name = 'Unit on .NET 8'; Command = @("$root/tests/Unit/bin/$Configuration/net8.0/$system/WinDockerTools.Unit$exe") + $unit + $xunit }
    @{ Name = 'Module'; Command = @("$root/tests/Module/bin/$Configuration/net10.0/WinDockerTools.Module$exe") + $here + $xunit }
    @{ Name = 'Pester'; Lab = 'pwsh'; Command = 'pwsh', '-NoProfile', '-File', "$root/eng/Pester.ps1", '-Report' }
)
$onWindows = @(
    @{ Name = 'Unit on .NET Framework'; Command = @($framework) + $unit + $xunit }
    @{ Name = 'Pester in Windows PowerShell'; Command = 'powershell', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', "$root/eng/Pester.ps1", '-Report' }
)
# The labs are Debian's, and so is what stands in for Windows.
$onLinux = @(
    @{ Name = 'Unit on .NET Framework (mono)'; Lab = 'mono'; Command = @('mono', $framework) + $xunit }
    @{ Name = 'Module on Wine'; Lab = 'wine'; Programs = $wine; Command = @("$root/eng/lab/beside-engine.sh", "$root/eng/lab/wine.sh", 'ws2022', $wineSuite) + $inWine + $xunit }
    foreach ($windows in 'ws2019', 'ws2025', 'win11') {
        @{ Name = "Module on Wine as $windows"; Lab = 'wine'; Programs = $wine; Command = @("$root/eng/lab/wine.sh", $windows, $wineSuite, '-class', 'WinDockerTools.Tests.Windows.ThisWindowsTests', '-trait', 'Needs=Wine') + $xunit }
    }
    @{ Name = 'Lab'; Command = @($lab, '-namespace-', $nfs) + $xunit }
    @{ Name = 'NFS guest'; Lab = 'nfs'; Programs = 'linux'; Command = @("$root/eng/lab/nfs-guest.sh", '-t', '1200', $lab, '-namespace', $nfs) + $xunit }
)
$suites = $everywhere + $(if ($IsWindows) { $onWindows } else { $onLinux })
$required = if ($env:CI -eq 'true') { [System.IO.File]::ReadAllLines("$root/eng/lab/required") }

$passed = 0
$failed = 0
$skipped = 0
$notes = @()

function Read-Report {
    # xUnit's own format, or JUnit's.
    param([string] $Path)
    $document = [System.Xml.XmlDocument]::new()
    $document.Load($Path)
    $counts = @{ Failed = 0; Skipped = 0; Total = 0; Reasons = @() }
    foreach ($suite in $document.SelectNodes('/assemblies/assembly | /testsuites/testsuite')) {
        foreach ($name in 'failed', 'failures', 'errors') { $counts.Failed += [int]('0' + $suite.GetAttribute($name)) }
        foreach ($name in 'total', 'tests') { $counts.Total += [int]('0' + $suite.GetAttribute($name)) }
        $counts.Skipped += [int]('0' + $suite.GetAttribute('skipped'))
    }
    foreach ($reason in $document.SelectNodes('//reason')) { $counts.Reasons += $reason.InnerText }
    $counts
}

foreach ($suite in $suites) {
    $name = $suite.Name
    $command, [string[]] $arguments = $suite.Command
    [string[]] $programs = if ($suite.Programs) { $suite.Programs } else { $command }
    if ($suite.Lab -and -not (Get-Command $programs -CommandType Application -ErrorAction Ignore)) {
        if ($suite.Lab -in $required) { $failed++ }
        $notes += "$name`: not run, there is no '$($programs[0])' here."
        continue
    }
    $report = [System.IO.Path]::Combine($results, $name.Replace(' ', '-') + '.xml')
    [Console]::WriteLine("== $name")
    # Temporary files of its own: tests compare what is there before and after, whatever else runs on this machine.
    $usual = $env:TMPDIR, $env:TEMP, $env:TMP
    $temporary = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'wdt-' + [guid]::NewGuid().ToString('n').Substring(0, 6))).FullName
    $env:TMPDIR = $env:TEMP = $env:TMP = $temporary
    try { & $command @arguments $report }
    finally {
        $env:TMPDIR, $env:TEMP, $env:TMP = $usual
        try { [System.IO.Directory]::Delete($temporary, $true) } catch { $notes += "$name left files behind: $temporary" }
    }
    if ([System.IO.File]::Exists($report)) {
        $counts = Read-Report $report
        $failed += $counts.Failed
        $skipped += $counts.Skipped
        $passed += $counts.Total - $counts.Failed - $counts.Skipped
        foreach ($reason in $counts.Reasons) { if ($notes -notcontains "$name`: not run, $reason") { $notes += "$name`: not run, $reason" } }
        [Console]::WriteLine("   $($counts.Total) tests, $($counts.Failed) failed, $($counts.Skipped) skipped")
    } elseif ($name -like 'Pester*' -and $LASTEXITCODE -eq 3) {
        $notes += "$name`: not run, there is no Pester 5 here."
    } elseif ($suite.Lab -and $LASTEXITCODE -eq 69) {
        if ($suite.Lab -in $required) { $failed++ }
        $notes += "$name`: not run, its lab '$($suite.Lab)' is not complete here."
    } else {
        $failed++
        $notes += "$name died with exit code $LASTEXITCODE."
    }
}

[Console]::WriteLine()
foreach ($note in $notes) { [Console]::WriteLine($note) }
[Console]::WriteLine("$passed passed, $failed failed, $skipped skipped")
if ($failed -or -not $passed) { exit 1 }
exit 0
