# The acceptance tests, where a full PowerShell has Pester 5. Returns 3 where it has not.
param([string] $Report)

$pester = @(Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -eq 5 })
if (-not $pester) { exit 3 }
Import-Module -Name $pester[0].Path
Invoke-Pester -Configuration @{
    Run = @{ Path = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($PSScriptRoot), 'tests', 'Pester'); Exit = $true }
    Output = @{ Verbosity = 'Normal' }
    TestResult = @{ Enabled = $true; OutputFormat = 'JUnitXml'; OutputPath = $Report }
}
