BeforeAll {
    . "$PSScriptRoot/Package.ps1"
}

Describe 'New-GoBuildScenario' {
    It 'describes an idea of one''s own' {
        $found = New-GoBuildScenario Small CacheVolume -Cpus 0.5 -Memory 256MB -Environment @{ GOGC = 50 } -GoArgument '-p=1', '-ldflags=-s -w'
        $found.Name | Should -Be Small
        $found.Base | Should -Be CacheVolume
        $found.Cpus | Should -Be 0.5
        $found.Memory | Should -Be 256MB
        $found.Environment['GOGC'] | Should -Be '50'
        $found.GoArgument | Should -Be '-p=1', '-ldflags=-s -w'
    }

    It 'takes mounts as the docker command does' {
        Push-Location $TestDrive
        try {
            $found = New-GoBuildScenario Mine -Mount './data:/data:ro', 'cache:/root/.cache/go-build', 'tmpfs:/tmp'
        } finally {
            Pop-Location
        }
        $found.Mounts.Type | Should -Be Bind, Volume, Tmpfs
        $found.Mounts[0].Source | Should -Be (Join-Path $TestDrive data)
        $found.Mounts[0].IsReadOnly | Should -BeTrue
    }

    It 'takes sizes and rates as the docker command does' {
        $found = New-GoBuildScenario Mine -Memory '512m' -DeviceReadBps '/dev/sda:10mb'
        $found.Memory | Should -Be 512MB
        $found.DeviceReadBps.BytesPerSecond | Should -Be 10MB
    }

    It 'says what does not go with the host' {
        { New-GoBuildScenario Mine Host -Cpus 1 } | Should -Throw -ErrorId 'ScenarioNotPossible,*' -ExpectedMessage '*-Cpus is for containers*'
    }

    It 'refuses <_>' -ForEach "-Mount 'cache'", "-Memory '1m'", "-CpuSet 'all'", "-DeviceReadBps 'fast'" {
        { & ([scriptblock]::Create("New-GoBuildScenario Mine $_")) } | Should -Throw -ErrorId 'ParameterArgument*,*'
    }

    It 'shows a table and a list' {
        $found = New-GoBuildScenario Small -Cpus 0.5 -Environment @{ GOGC = 50 }
        $found | Format-Table | Out-String -Width 120 | Should -Match '(?s)Name +Base +CPUs.*Small +Plain +0\.5'
        $found | Format-List | Out-String | Should -Match 'Environment +: GOGC=50'
    }
}
