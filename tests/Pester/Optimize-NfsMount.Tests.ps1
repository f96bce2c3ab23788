BeforeDiscovery {
    $mounts = if ($IsLinux) { @(Get-Content /proc/self/mounts | Where-Object { ($_ -split ' ')[2] -in 'nfs', 'nfs4' }) }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Optimize-NfsMount' {
    It 'shows a plan that changes nothing' -Skip:(-not $mounts) {
        $before = Get-Content /proc/self/mounts
        $plan = Get-NfsMount | Where-Object MountPoint | Optimize-NfsMount -WorkloadProfile CiWorkspace -AllowStaleReads -WhatIf
        $plan.Applied | Should -Not -Contain $true
        Get-Content /proc/self/mounts | Should -Be $before
    }

    It 'refuses a path that lies on no NFS mount' -Skip:(-not $IsLinux) {
        { Optimize-NfsMount / -ErrorAction Stop } | Should -Throw -ErrorId 'NfsMountNotFound,*'
    }

    It 'says which volumes are none' -Skip:(-not (Get-Command docker -ErrorAction Ignore)) {
        Optimize-NfsMount -Volume 'no such volume' -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        ($failed[0].FullyQualifiedErrorId -split ',')[0] | Should -BeIn 'NfsVolumeNotFound', 'EngineUnreachable', 'EngineAccessDenied'
    }

    It 'takes no profile that it does not know' {
        { Optimize-NfsMount / -WorkloadProfile Fast } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
    }
}
