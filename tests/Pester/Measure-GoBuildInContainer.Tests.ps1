BeforeDiscovery {
    $noGo = -not (Get-Command go -CommandType Application -ErrorAction Ignore)
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
    $engine = Get-ContainerHost -ErrorAction Ignore -WarningAction Ignore | Where-Object EngineVersion
    # Nothing is pulled: an image with Go has to be there.
    $noImage = -not $engine -or -not (Get-Command docker -CommandType Application -ErrorAction Ignore) -or -not (docker image ls -q golang 2>$null)
}

BeforeAll {
    . "$PSScriptRoot/Package.ps1"
    $shop = New-Item -ItemType Directory (Join-Path $TestDrive 'my shop')
    Set-Content (Join-Path $shop go.mod) "module example.com/shop`n`ngo 1.16"
    Set-Content (Join-Path $shop main.go) "package main`n`nfunc main() { println(7) }"
    $once = @{ Warmup = 0; Iteration = 1; Environment = @{ CGO_ENABLED = 0; GOFLAGS = '-buildvcs=false'; GOPROXY = 'off' } }
    $noEngine = @{ DockerHost = 'tcp://127.0.0.1:1' }
}

Describe 'Measure-GoBuildInContainer' {
    It 'measures the host without an engine' -Skip:$noGo {
        $found = Measure-GoBuildInContainer $shop -Scenario Host -State Cold @once
        $found.Outcome | Should -Be Succeeded
        $found.Median | Should -BeGreaterThan ([timespan]::Zero)
        $found.Total | Should -BeGreaterOrEqual $found.Median
        $found.GoVersion | Should -BeLike 'go1.*'
        $found.Ratio | Should -Be 1
    }

    It 'does less after an edit than with empty caches, and leaves the project alone' -Skip:$noGo {
        $before = Get-FileHash (Join-Path $shop main.go)
        $cold, $edit = Measure-GoBuildInContainer $shop -Scenario Host -State Cold, Edit @once
        $edit.CpuTime | Should -BeLessOrEqual $cold.CpuTime
        (Get-FileHash (Join-Path $shop main.go)).Hash | Should -Be $before.Hash
        (Get-ChildItem $shop -Recurse -File).Name | Sort-Object | Should -Be 'go.mod', 'main.go'
    }

    It 'compares scenarios in one call' -Skip:$noImage {
        $found = Measure-GoBuildInContainer $shop -Scenario Plain, CacheVolume, KeptContainer -State Edit @once
        $found.Scenario | Should -Be 'Plain', 'CacheVolume', 'KeptContainer'
        $found.Outcome | Select-Object -Unique | Should -Be Succeeded
        docker ps --all --quiet --filter label=windockertools.run | Should -BeNullOrEmpty
        docker volume ls --quiet --filter label=windockertools.run | Should -BeNullOrEmpty
    }

    It 'goes on with the host when no engine answers' -Skip:$noGo {
        $found = Measure-GoBuildInContainer $shop -State Cold @once @noEngine -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.Scenario | Should -Be Host
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
    }

    It 'hands on what the compiler says' -Skip:$noGo {
        $broken = New-Item -ItemType Directory (Join-Path $TestDrive broken)
        Set-Content (Join-Path $broken go.mod) 'module example.com/broken'
        Set-Content (Join-Path $broken main.go) "package main`n`nfunc main() { missing() }"
        { Measure-GoBuildInContainer $broken -Scenario Host -State Cold @once -ErrorAction Stop } |
            Should -Throw -ErrorId 'GoBuildFailed,*' -ExpectedMessage '*main.go:3:15*missing*'
    }

    It 'takes folders from the pipeline and reports each bad one' {
        Get-Item $TestDrive, $TestDrive | Measure-GoBuildInContainer @noEngine -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 2
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GoProjectNotFound,*'
        $failed[0].TargetObject | Should -Be $TestDrive.ToString()
    }

    It 'says which scenarios there are' {
        { Measure-GoBuildInContainer $shop -Scenario Docker } | Should -Throw -ExpectedMessage '*Host, Plain, BindMount, CacheVolume*'
    }

    It 'says which secret cannot be used' {
        Measure-GoBuildInContainer $shop -Secret @{ Netrc = './gone' } @noEngine -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'SecretInvalid,*'
    }

    It 'shows a table and a list' -Skip:$noGo {
        $found = Measure-GoBuildInContainer $shop -Scenario Host -State Cold @once
        $found | Format-Table | Out-String -Width 200 | Should -Match '(?s)Scenario +State +Median.*Host +Cold +\d'
        $found | Format-List | Out-String | Should -Match '(?s)Median \(s\) +: \d.*GoVersion +: go1'
        $found.Samples | Format-List | Out-String | Should -Match 'Outcome +: Succeeded'
    }
}
