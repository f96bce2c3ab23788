BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
    $noEngine = -not (Get-ContainerHost -ErrorAction Ignore -WarningAction Ignore | Where-Object EngineVersion)
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Get-ContainerHost' {
    It 'tells what the engine in reach is' -Skip:$noEngine {
        $found = Get-ContainerHost
        $found.OS | Should -BeIn 'windows', 'linux'
        $found.ImageStore | Should -BeIn 'Classic', 'Containerd'
        ($null -ne $found.Version) | Should -Be ($found.OS -eq 'windows')
    }

    It 'can be asked again by the address that it gave' -Skip:$noEngine {
        (Get-ContainerHost).Endpoint | Get-ContainerHost | ForEach-Object Name | Should -Be (Get-ContainerHost).Name
    }

    It 'finds every engine once, that in reach first' -Skip:$noEngine {
        $found = @(Get-ContainerHost -All -ErrorAction SilentlyContinue)
        $found[0].Endpoint | Should -Be (Get-ContainerHost).Endpoint
        ($found.Endpoint | Select-Object -Unique).Count | Should -Be $found.Count
    }

    It 'says which engine does not answer' {
        $found = 'tcp://127.0.0.1:1' | Get-ContainerHost -ErrorVariable failed -ErrorAction SilentlyContinue
        $found | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
        $failed[0].TargetObject | Should -Be 'tcp://127.0.0.1:1'
    }

    It 'refuses an engine over ssh with the way out' {
        Get-ContainerHost ssh://user@build01 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EngineEndpointUnsupported,*'
        "$($failed[0])" | Should -BeLike '*forward the socket*'
    }

    It 'says which context does not exist' {
        { Get-ContainerHost -Context 'no such context' -ErrorAction Stop } | Should -Throw -ErrorId 'EngineContextNotFound,*'
    }

    It 'says of each computer that cannot be asked why, and goes on' {
        $found = Get-ContainerHost -ComputerName 'no-such-computer.invalid', 'nor-this.invalid' -OperationTimeoutSec 20 -ErrorVariable failed -ErrorAction SilentlyContinue
        $found | Should -BeNullOrEmpty
        $failed.Count | Should -Be 2
        ($failed[0].FullyQualifiedErrorId -split ',')[0] | Should -BeIn 'HostUnreachable', 'HostAccessDenied', 'HostTimeout', 'HostFailed', 'PlatformNotSupported'
        $failed.TargetObject | Sort-Object | Should -Be 'no-such-computer.invalid', 'nor-this.invalid'
    }
}
