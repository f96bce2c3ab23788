# One part of bench/go-build.sh, beside the engine that it started. Language and .NET statics only.
param([string] $Module, [string] $Part)
$ErrorActionPreference = 'Stop'
Import-Module $Module
$root = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
$service = [System.IO.Path]::Combine($root, 'samples', 'go-service')
$common = @{ Path = $service; Package = './cmd/server'; Image = $env:DEMO_IMAGE; Environment = @{ CGO_ENABLED = '0'; GOFLAGS = '-buildvcs=false' } }

function Get-Median {
    param([double[]] $Values)
    [System.Array]::Sort($Values)
    $half = [System.Math]::Floor($Values.Count / 2)
    if ($Values.Count % 2) { $Values[$half] } else { ($Values[$half - 1] + $Values[$half]) / 2 }
}

function Write-Line {
    param([string] $Format, [object[]] $Values)
    [System.Console]::WriteLine([string]::Format([cultureinfo]::InvariantCulture, $Format, $Values))
}

function Measure-Hyperfine {
    # What a user waits for the same build, by hyperfine's clock.
    $json = [System.IO.Path]::GetTempFileName()
    $null = hyperfine --shell none --runs 1 --style none --export-json $json "docker run --rm -v ${service}:/src:ro -w /src -e CGO_ENABLED=0 -e GOFLAGS=-buildvcs=false $env:DEMO_IMAGE go build -o /tmp/out/ ./cmd/server" 2>&1
    [double][regex]::Match([System.IO.File]::ReadAllText($json), '"median":\s*([\d.eE+-]+)').Groups[1].Value
    [System.IO.File]::Delete($json)
}

function Invoke-ByHand {
    # docker run with the sources mounted; the build's own time and CPU come from the shell's 'time' in the container.
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $said = docker run --rm -v "${service}:/src:ro" -w /src -e CGO_ENABLED=0 -e GOFLAGS=-buildvcs=false $env:DEMO_IMAGE sh -c 'time -p go build -o /tmp/out/ ./cmd/server; cat /sys/fs/cgroup/cpuacct/cpuacct.usage /sys/fs/cgroup/cpu.stat 2>/dev/null' 2>&1
    $total = $watch.Elapsed.TotalSeconds
    $text = [string]::Join("`n", @($said))
    $wall = [double][regex]::Match($text, 'real\s+([\d.]+)').Groups[1].Value
    $cpu = if ($text -match '(?m)^(\d{6,})$') { [double]$Matches[1] / 1e9 } elseif ($text -match 'usage_usec (\d+)') { [double]$Matches[1] / 1e6 }
    @{ Wall = $wall; Cpu = $cpu; Total = $total }
}

function Measure-Agreement {
    # Interleaved: a build by hand, one by hyperfine, one by the cmdlet, with nothing kept.
    $hand, $fine, $own = @(), @(), @()
    $null = Invoke-ByHand
    foreach ($round in 1..10) {
        $hand += Invoke-ByHand
        $fine += Measure-Hyperfine
        $own += (Measure-GoBuildInContainer @common -Scenario BindMount -State Cold -Iteration 1 -Warmup 0).Samples[0]
    }
    $pairs = @(
        @{ Name = 'build'; Hand = $hand.Wall; Own = $own.Duration.TotalSeconds }
        @{ Name = 'CPU'; Hand = $hand.Cpu; Own = $own.CpuTime.TotalSeconds }
        @{ Name = 'total'; Hand = $fine; Own = $own.Total.TotalSeconds }
    )
    foreach ($pair in $pairs) {
        $a, $b = (Get-Median $pair.Hand), (Get-Median $pair.Own)
        Write-Line 'agree    {0,-6} by hand {1:0.000} s, cmdlet {2:0.000} s, ratio {3:0.000}' $pair.Name, $a, $b, ($b / $a)
    }
}

function Measure-Verdict {
    # Two scenarios on the host that differ by a go command that sleeps for a share of a build's time, or by nothing.
    param([string] $Name, [double] $Share, [int] $Calls = 20)
    $folder = [System.IO.Directory]::CreateTempSubdirectory().FullName
    $go = [System.IO.Path]::GetFullPath(@(Get-Command go -CommandType Application)[0].Source)
    $usual = (Measure-GoBuildInContainer @common -Scenario Host -State Warm -Iteration 9).Median.TotalSeconds
    $delay = [string]::Format([cultureinfo]::InvariantCulture, '{0:0.0000}', $usual * $Share)
    # A baseline with a wrapper as well, so that the two differ by the sleep alone.
    $counts, $spreads = @{}, @()
    foreach ($kind in 'base', 'slow') {
        $path = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($folder, $kind)).FullName
        $sleep = if ($kind -eq 'slow' -and $Share -gt 0) { $delay } else { '0' }
        [System.IO.File]::WriteAllText([System.IO.Path]::Combine($path, 'go'), "#!/bin/sh`nsleep $sleep`nexec $go `"`$@`"`n")
        [System.IO.File]::SetUnixFileMode([System.IO.Path]::Combine($path, 'go'), 'UserRead, UserWrite, UserExecute')
    }
    $base = New-GoBuildScenario Base -Base Host -Environment @{ PATH = "$folder/base:$env:PATH" }
    $other = New-GoBuildScenario Other -Base Host -Environment @{ PATH = "$folder/slow:$env:PATH" }
    foreach ($call in 1..$Calls) {
        $first, $second = Measure-GoBuildInContainer @common -Scenario $base, $other -State Warm -Iteration 15 -Seed $call
        $counts[[string]$second.Difference] = 1 + $counts[[string]$second.Difference]
        $median = $first.Median.TotalSeconds
        $spreads += 1.4826 * (Get-Median @(foreach ($sample in $first.Samples) { [System.Math]::Abs($sample.Duration.TotalSeconds / $median - 1) }))
    }
    [System.IO.Directory]::Delete($folder, $true)
    $said = [string]::Join(', ', @(foreach ($key in $counts.Keys) { "$key $($counts[$key])" }))
    Write-Line '{0,-8} {1:P0} slower, {2} calls of 15 rounds: {3}; builds of one call spread by {4:P1}, median' $Name, $Share, $Calls, $said, (Get-Median $spreads)
}

switch ($Part) {
    'agree' { Measure-Agreement }
    'honest' { Measure-Verdict honest 0 }
    'sharp' {
        Measure-Verdict sharp 0.05
        Measure-Verdict sharp 0.1
    }
    'edit' {
        foreach ($row in Measure-GoBuildInContainer @common -Scenario Host, Recommended, CacheVolume, AgentCache, Plain -State Edit -Iteration 15) {
            Write-Line 'edit     {0,-12} build {1:0.00} s, total {2:0.00} s, ratio {3:0.00}, {4}' $row.Scenario, $row.Median.TotalSeconds, $row.Total.TotalSeconds, $row.Ratio, $row.Difference
        }
    }
    'explain' {
        # The same scenario with and without an explaining run; its timed builds carry no flags.
        foreach ($explain in $false, $true, $false, $true) {
            $row = Measure-GoBuildInContainer @common -Scenario Host -State Warm -Iteration 15 -Explain:$explain
            Write-Line 'explain  {0,-5} median {1:0.000} s ({2})' $explain, $row.Median.TotalSeconds, $row.Interval
        }
    }
}
