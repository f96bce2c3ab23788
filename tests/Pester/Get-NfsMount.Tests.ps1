BeforeDiscovery {
    $notLinux = -not $IsLinux
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Get-NfsMount' {
    It 'describes what the mount table lists' -Skip:$notLinux {
        $expected = @(Get-Content /proc/self/mounts | Where-Object { ($_ -split ' ')[2] -in 'nfs', 'nfs4' })
        $found = @(Get-NfsMount | Where-Object MountPoint)
        $found.Count | Should -Be $expected.Count
        $found | ForEach-Object { $_.Version | Should -Match '^(3|4\.[012])$' }
    }

    It 'refuses a path that lies on no NFS mount' -Skip:$notLinux {
        { Get-NfsMount -Path / -ErrorAction Stop } | Should -Throw -ErrorId 'NfsMountNotFound,*'
    }

    It 'says of each path what is wrong, and goes on' -Skip:$notLinux {
        '/', '/no/such/path' | Get-NfsMount -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.TargetObject | Should -Be '/', '/no/such/path'
    }

    It 'says where it cannot be' -Skip:$IsLinux {
        { Get-NfsMount -Path C:\ -ErrorAction Stop } | Should -Throw -ErrorId 'PlatformNotSupported,*'
    }
}
