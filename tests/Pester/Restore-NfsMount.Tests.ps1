BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Restore-NfsMount' {
    It 'knows nothing of a mount that was never changed' -Skip:(-not $IsLinux) {
        { Restore-NfsMount /mnt/never-changed -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'Mount*,*'
    }

    It 'says of each path what is wrong, and goes on' -Skip:(-not $IsLinux) {
        '/mnt/one', '/mnt/two' | Restore-NfsMount -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.TargetObject | Should -Be '/mnt/one', '/mnt/two'
    }

    It 'says where there is no client of Windows' -Skip:(-not $IsLinux) {
        { Restore-NfsMount -Client -ErrorAction Stop } | Should -Throw -ErrorId 'PlatformNotSupported,*'
    }
}
