BeforeDiscovery {
    $noGo = -not (Get-Command go -CommandType Application -ErrorAction Ignore)
}

BeforeAll {
    . "$PSScriptRoot/Package.ps1"
    $shop = New-Item -ItemType Directory (Join-Path $TestDrive 'my shop')
    Set-Content (Join-Path $shop go.mod) "module example.com/shop`n`ngo 1.17"
    Set-Content (Join-Path $shop main.go) "package main`n`nimport `"example.com/shop/price`"`n`nfunc main() { println(price.Of(3)) }"
    $null = New-Item -ItemType Directory (Join-Path $shop price)
    Set-Content (Join-Path $shop price/price.go) "package price`n`nfunc Of(count int) int { return 7 * count }"
    $environment = @{ CGO_ENABLED = 0; GOFLAGS = $null; GO111MODULE = $null; GOPROXY = 'off' }
}

Describe 'Get-GoBuildProfile' {
    It 'tells where the time of a build goes' -Skip:$noGo {
        $found = Get-GoBuildProfile $shop -Environment $environment
        $found.PackagesBuilt | Should -BeGreaterOrEqual 2
        $found.CriticalPath | Should -BeLessOrEqual $found.Duration
        $found.GoVersion | Should -BeLike 'go1.*'
        ($found.Actions | Where-Object Package -EQ 'example.com/shop/price').IsCached | Should -BeFalse
        ($found.Actions | Where-Object Mode -EQ link).Duration | Should -Be $found.LinkTime
    }

    It 'compiles nothing when nothing has changed' -Skip:$noGo {
        $found = Get-GoBuildProfile $shop -Environment $environment -State Warm
        $found.PackagesBuilt | Should -Be 0
        $found.PackagesCached | Should -BeGreaterThan 1
    }

    It 'says why an edited package was compiled again, and leaves the file alone' -Skip:$noGo {
        $before = Get-FileHash (Join-Path $shop main.go)
        $found = Get-GoBuildProfile $shop -Environment $environment -State Edit
        $found.Actions | Where-Object { $_.Mode -eq 'build' -and -not $_.IsCached } | ForEach-Object MissReason | Should -Be 'main.go has changed'
        (Get-FileHash (Join-Path $shop main.go)).Hash | Should -Be $before.Hash
        (Get-ChildItem $shop -Recurse -File).Name | Sort-Object | Should -Be 'go.mod', 'main.go', 'price.go'
    }

    It 'says what another flag costs' -Skip:$noGo {
        $found = Get-GoBuildProfile $shop -Environment $environment -GoArgument '-gcflags=all=-N' -ReferenceGoArgument @()
        $found.PackagesCached | Should -Be 0
        ($found.Actions | Where-Object Package -EQ 'example.com/shop/price').MissReason | Should -BeLike '*flags*"-N"*'
    }

    It 'times the phases of compiler and linker' -Skip:$noGo {
        $phases = (Get-GoBuildProfile $shop -Environment $environment -CompilerPhase).Phases
        $phases.Name | Should -Contain 'Parse and type check'
        $phases.Name | Should -Contain 'SSA and code generation'
        $phases.Name -like 'Link: *' | Should -Not -BeNullOrEmpty
    }

    It 'hands on what the compiler says' -Skip:$noGo {
        $broken = New-Item -ItemType Directory (Join-Path $TestDrive broken)
        Set-Content (Join-Path $broken go.mod) 'module example.com/broken'
        Set-Content (Join-Path $broken main.go) "package main`n`nfunc main() { missing() }"
        { Get-GoBuildProfile $broken -Environment $environment -ErrorAction Stop } | Should -Throw -ErrorId 'GoBuildFailed,*' -ExpectedMessage '*main.go:3:15*missing*'
    }

    It 'reads graphs of other builds from the pipeline' {
        $found = Get-ChildItem "$repository/tests/Unit/Builds/Profiles/Recorded/cobra-*.json" | Get-GoBuildProfile
        $found.PackagesBuilt | Sort-Object | Should -Be 0, 4
    }

    It 'shows the way through the build in a list' {
        $text = Get-GoBuildProfile -ActionGraph "$repository/tests/Unit/Builds/Profiles/Recorded/cobra-cold.json" | Format-List | Out-String
        $text | Should -Match '(?s)Slowest +: +\d\.\d\d s  build '
        $text | Should -Match '(?s)Critical path +: .*build github\.com/spf13/pflag\s.*build github\.com/spf13/cobra\s.*link app\s'
    }

    It 'says which file is no graph' {
        Get-GoBuildProfile -ActionGraph $PSCommandPath -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ActionGraphInvalid,*'
        $failed[0].TargetObject | Should -Be $PSCommandPath
    }
}
