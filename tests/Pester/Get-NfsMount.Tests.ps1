BeforeDiscovery {
    $notLinux = -not $IsLinux
    $notWindows = $IsLinux -or $IsMacOS
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

    It 'refuses a drive that is none' -Skip:$notWindows {
        { Get-NfsMount -Path C:\ -ErrorAction Stop } | Should -Throw -ErrorId 'NfsMountNotFound,*'
    }

    It 'gives the settings of the client of Windows with their source' -Skip:$notWindows {
        $settings = @(Get-NfsMount -Client -ErrorVariable failed -ErrorAction SilentlyContinue)
        if ($failed) { ($failed[0].FullyQualifiedErrorId -split ',')[0] | Should -BeIn 'NfsClientNotInstalled', 'HostAccessDenied' }
        $settings | ForEach-Object { $_.Source | Should -Match '^(MSFT_NfsClientConfig$|HKLM\\)' }
    }

    It 'says where there is no client of Windows' -Skip:(-not $notWindows) {
        { Get-NfsMount -Client -ErrorAction Stop } | Should -Throw -ErrorId 'PlatformNotSupported,*'
    }
}
