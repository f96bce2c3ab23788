# Runs every test suite that can run here and adds the counts up. Returns 1 if a test failed, a suite died, or, with
# CI=true, a lab of eng/lab/required is missing.
param([string] $Configuration = 'Release')

$root = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
$results = [System.IO.Path]::Combine($root, 'out', 'test-results')
if ([System.IO.Directory]::Exists($results)) { [System.IO.Directory]::Delete($results, $true) }
$null = [System.IO.Directory]::CreateDirectory($results)

$suites = @(
    @{ Name = 'Unit on .NET 10'; Command = @("$root/tests/Unit/bin/$Configuration/net10.0/WinDockerTools.Unit") }
    @{ Name = 'Unit on .NET 8'; Command = @("$root/tests/Unit/bin/$Configuration/net8.0/linux-x64/WinDockerTools.Unit") }
    @{ Name = 'Unit on .NET Framework (mono)'; Lab = 'mono'; Command = @('mono', "$root/tests/Unit/bin/$Configuration/net472/WinDockerTools.Unit.exe") }
    @{ Name = 'Module'; Command = @("$root/tests/Module/bin/$Configuration/net10.0/WinDockerTools.Module") }
)

$required = if ($env:CI -eq 'true') { [System.IO.File]::ReadAllLines("$root/eng/lab/required") }

$passed = 0
$failed = 0
$skipped = 0
$notes = @()
foreach ($suite in $suites) {
    $report = [System.IO.Path]::Combine($results, $suite.Name.Replace(' ', '-') + '.xml')
    $command, [string[]] $arguments = $suite.Command
    if ($suite.Lab -and -not (Get-Command $command -CommandType Application -ErrorAction Ignore)) {
        if ($suite.Lab -in $required) { $failed++ }
        $notes += "$($suite.Name): not run, there is no '$command' here."
        continue
    }
    [Console]::WriteLine("== $($suite.Name)")
    & $command @arguments -noLogo -noColor -reporter quiet -result-xml $report
    if (-not [System.IO.File]::Exists($report)) {
        $failed++
        $notes += "$($suite.Name) died with exit code $LASTEXITCODE."
        continue
    }
    $document = [System.Xml.XmlDocument]::new()
    $document.Load($report)
    foreach ($assembly in $document.SelectNodes('/assemblies/assembly')) {
        $passed += [int]$assembly.GetAttribute('passed')
        $failed += [int]$assembly.GetAttribute('failed') + [int]$assembly.GetAttribute('errors')
        $skipped += [int]$assembly.GetAttribute('skipped')
        [Console]::WriteLine("   $($assembly.GetAttribute('passed')) passed, $($assembly.GetAttribute('failed')) failed in $($assembly.GetAttribute('time')) s")
    }
}

[Console]::WriteLine()
foreach ($note in $notes) { [Console]::WriteLine($note) }
[Console]::WriteLine("$passed passed, $failed failed, $skipped skipped")
if ($failed -or -not $passed) { exit 1 }
exit 0
