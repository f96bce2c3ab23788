BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
    $engine = Get-ContainerHost -ErrorAction Ignore -WarningAction Ignore | Where-Object EngineVersion
    # Nothing is pulled: an image with a shell has to be there.
    $noImage = -not $engine -or -not (Get-Command docker -CommandType Application -ErrorAction Ignore) -or -not (docker image ls -q busybox 2>$null)
    $notLinux = -not (Test-Path /proc/self)
}

BeforeAll {
    . "$PSScriptRoot/Package.ps1"
    $first = New-Item -ItemType Directory (Join-Path $TestDrive 'first place')
    $second = New-Item -ItemType Directory (Join-Path $TestDrive 'second')
    $once = @{ Round = 1; FileCount = 5; SequentialSize = 1MB }
}

Describe 'Measure-MountPerformance' {
    It 'measures every operation in each place and leaves nothing' {
        $found = Measure-MountPerformance $first, $second @once
        $found.Operation | Select-Object -Unique | Should -Contain Create
        ($found | Where-Object Path -EQ $first.FullName).Count | Should -BeGreaterThan 10
        $found.Median | ForEach-Object { $_ | Should -BeGreaterThan ([timespan]::Zero) }
        Get-ChildItem $first, $second -Force | Should -BeNullOrEmpty
    }

    It 'compares with the first place' {
        $one, $two = Measure-MountPerformance $first, $second -Operation Stat -Round 5 -FileCount 5
        $one.Ratio | Should -Be 1
        $one.Difference | Should -BeNullOrEmpty
        $two.ComparedWith | Should -Be $first.ToString()
        $two.Difference | Should -BeIn 'NoDifference', 'Faster', 'Slower', 'TooNoisy'
        $two.RatioInterval.Low | Should -BeLessOrEqual $two.RatioInterval.High
        $two.Interval.Low | Should -BeLessOrEqual $two.Median
    }

    It 'replays recorded work' {
        $found = Measure-MountPerformance $first -Workload GitStatus, Sequential @once
        $found.Workload | Should -Be 'GitStatus', 'Sequential'
        $found.Operation | Select-Object -Unique | Should -Be Workload
    }

    It 'lets several work at once' {
        $found = Measure-MountPerformance $first -Operation Create -ClientCount 3 @once
        $found.Clients | Should -Be 3
        $found.Samples | Should -Be 15
    }

    It 'tells the file system' -Skip:$notLinux {
        (Measure-MountPerformance /dev/shm -Operation Stat @once).FileSystem | Should -Be tmpfs
    }

    It 'takes folders from the pipeline and reports each that is none' {
        $found = Get-Item $first, $second | Measure-MountPerformance -Operation Stat @once
        $found.Path | Should -Be $first.FullName, $second.FullName
        $null = './gone', $first | Measure-MountPerformance -Operation Stat @once -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MountPathNotFound,*'
        $failed[0].TargetObject | Should -Be './gone'
    }

    It 'fills no disk' {
        { Measure-MountPerformance $first -SequentialSize 1TB -ClientCount 256 -ErrorAction Stop } | Should -Throw -ErrorId 'MountSpaceShort,*'
    }

    It 'compares what containers have under a folder' -Skip:$noImage {
        $found = Measure-MountPerformance -Image busybox -Mount Volume, Tmpfs -Operation Stat @once
        $found.Mount | Should -Be 'Volume', 'Tmpfs'
        docker ps --all --quiet --filter label=windockertools.run | Should -BeNullOrEmpty
        docker volume ls --quiet --filter label=windockertools.run | Should -BeNullOrEmpty
    }

    It 'says when no engine answers' {
        { Measure-MountPerformance -Image busybox -DockerHost tcp://127.0.0.1:1 } | Should -Throw -ErrorId 'EngineUnreachable,*'
    }

    It 'shows a table and a list' {
        $found = Measure-MountPerformance $first -Operation Stat @once
        $found | Format-Table | Out-String -Width 200 | Should -Match '(?s)Place: .*first place.*Operation +Cache +Median.*Stat +Warm +\d'
        $found | Format-List | Out-String | Should -Match '(?s)CacheState +: Warm.*Rounds +: 1'
    }
}
