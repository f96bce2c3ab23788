<#
.SYNOPSIS
Builds, tests and packages WinDockerTools.
.DESCRIPTION
Language, .NET statics and native commands only, so that it also runs in eng/Shell, where there is no PowerShell.
.PARAMETER Task
Build    makes the package in out/WinDockerTools/<version>.
Test     builds, then runs every suite; a lab listed in eng/lab/required is required when CI=true.
Package  also makes the nupkg for the PowerShell Gallery.
Sign     as Package, with every psd1, psm1, ps1xml and dll signed, but for libraries that their makers have signed.
Help     compiles the pages of en-US into what Get-Help reads; needs the module Microsoft.PowerShell.PlatyPS.
Demo     checks the images of samples/ against a list of hosts, and measures the build of its Go service.
Bench    runs the benchmarks of bench/, on Debian with what bench/run.sh names.
.PARAMETER Certificate
For Sign: a PFX file, whose password is read from the environment variable SIGNING_PASSWORD, or the thumbprint of a
certificate of this user.
#>
param(
    [ValidateSet('Build', 'Test', 'Package', 'Sign', 'Help', 'Demo', 'Bench')]
    [string] $Task = 'Build',
    [string] $Certificate
)

$ErrorActionPreference = 'Stop'
$configuration = 'Release'
$out = [System.IO.Path]::Combine($PSScriptRoot, 'out')

function Invoke-Native {
    $command, $arguments = $args
    & $command @arguments
    if ($LASTEXITCODE) { throw "'$command $arguments' returned $LASTEXITCODE." }
}

function Build-Solution {
    Invoke-Native dotnet build "$PSScriptRoot/WinDockerTools.sln" -c $configuration -v quiet -nologo
}

function Save-Nupkg {
    Invoke-Native dotnet pack "$PSScriptRoot/eng/Package/Package.csproj" -c $configuration --no-build -v quiet -nologo
}

function Get-PackageManifest {
    [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($out, 'WinDockerTools'), 'WinDockerTools.psd1', 'AllDirectories')[0]
}

switch ($Task) {
    'Build' { Build-Solution }
    'Package' {
        Build-Solution
        Save-Nupkg
    }
    'Sign' {
        if (-not $Certificate) { throw 'Sign needs -Certificate: a PFX file or a thumbprint.' }
        Build-Solution
        $package = [System.IO.Path]::GetDirectoryName((Get-PackageManifest))
        Invoke-Native dotnet "$PSScriptRoot/eng/Sign/bin/$configuration/net10.0/wdt-sign.dll" $package $Certificate
        Save-Nupkg
    }
    'Help' { & ([System.IO.Path]::Combine($PSScriptRoot, 'eng', 'Help.ps1')) }
    'Test' {
        Build-Solution
        & ([System.IO.Path]::Combine($PSScriptRoot, 'eng', 'Test.ps1')) -Configuration $configuration
        exit $LASTEXITCODE
    }
    'Demo' {
        Invoke-Native dotnet build "$PSScriptRoot/eng/Package/Package.csproj" -c $configuration -v quiet -nologo
        Import-Module (Get-PackageManifest)
        & ([System.IO.Path]::Combine($PSScriptRoot, 'samples', 'demo.ps1'))
    }
    'Bench' { Invoke-Native sh "$PSScriptRoot/bench/run.sh" }
}
