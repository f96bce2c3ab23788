BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
    $noEngine = -not (Get-ContainerHost -ErrorAction Ignore -WarningAction Ignore | Where-Object EngineVersion)
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Test-ContainerHost' {
    It 'finds the engine in reach' -Skip:$noEngine {
        (Test-ContainerHost -Id EngineReachable).Result | Should -Be 'Passed'
        (Test-ContainerHost -Id EngineAccess).Result | Should -Be 'Passed'
    }

    It 'takes what Get-ContainerHost gives' -Skip:$noEngine {
        $found = Get-ContainerHost | Test-ContainerHost -Id EngineVersion
        $found.ComputerName | Should -Be (Get-ContainerHost).Name
    }

    It 'tells of an engine that does not answer, and of nothing that it then cannot know' {
        $found = Test-ContainerHost tcp://127.0.0.1:1
        ($found | Where-Object Result -eq Failed).Id | Should -Contain 'EngineReachable'
        ($found | Where-Object Id -eq DiskSpace).Result | Should -Be 'Unknown'
    }

    It 'says of every check what was seen and why it matters' {
        $found = Test-ContainerHost tcp://127.0.0.1:1
        $found | ForEach-Object { $_.Seen, $_.Why, $_.Title, $_.HelpUri | Should -Not -BeNullOrEmpty }
        ($found.Id | Sort-Object -Unique).Count | Should -Be $found.Count
    }

    It 'gives one boolean for all' {
        'tcp://127.0.0.1:1', 'tcp://127.0.0.1:2' | Test-ContainerHost -Quiet | Should -Be $false
    }

    It 'is not content with an engine that does not answer, whatever is checked' {
        Test-ContainerHost tcp://127.0.0.1:1 -Id DiskSpace -Quiet | Should -Be $false
    }

    It 'makes the checks that were named, without those that were excluded' {
        (Test-ContainerHost tcp://127.0.0.1:1 -Id Engine* -Exclude EngineWarn*, enginemode).Id | Should -Be 'EngineService', 'EngineReachable', 'EngineAccess', 'EngineVersion', 'EngineEvents'
    }

    It 'says which check does not exist, and which do' {
        { Test-ContainerHost -Id DiskSpce } | Should -Throw -ErrorId 'HostCheckNotFound,*'
        { Test-ContainerHost -Exclude DiskSpce } | Should -Throw '*DiskSpace*'
    }

    It 'says which context does not exist' {
        { Test-ContainerHost -Context 'no such context' -ErrorAction Stop } | Should -Throw -ErrorId 'EngineContextNotFound,*'
    }

    It 'says of each computer that cannot be asked why, and goes on' {
        $found = Test-ContainerHost -ComputerName 'no-such-computer.invalid', 'nor-this.invalid' -OperationTimeoutSec 20 -ErrorVariable failed -ErrorAction SilentlyContinue
        $found | Should -BeNullOrEmpty
        $failed.Count | Should -Be 2
        ($failed[0].FullyQualifiedErrorId -split ',')[0] | Should -BeIn 'HostUnreachable', 'HostAccessDenied', 'HostTimeout', 'HostFailed', 'PlatformNotSupported'
        $failed.TargetObject | Sort-Object | Should -Be 'no-such-computer.invalid', 'nor-this.invalid'
    }
}
