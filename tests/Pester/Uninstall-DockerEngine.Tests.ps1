BeforeDiscovery {
    $onWindows = $PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows
    $elevated = $onWindows -and ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole('Administrators')
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Uninstall-DockerEngine' {
    It 'says where there is no Windows that there is nothing to remove' -Skip:$onWindows {
        { Uninstall-DockerEngine -WhatIf } | Should -Throw -ErrorId 'PlatformNotSupported,*'
    }

    It 'says to whom is not elevated what to do' -Skip:(-not $onWindows -or $elevated) {
        { Uninstall-DockerEngine -WhatIf } | Should -Throw -ErrorId 'ElevationRequired,*'
    }

    It 'finds nothing where nothing is' -Skip:(-not $elevated) {
        if (Get-Service docker -ErrorAction Ignore) {
            { Uninstall-DockerEngine -InstallPath "$TestDrive/none" -Force } | Should -Throw -ErrorId 'ServiceConflict,*'
        } else {
            (Uninstall-DockerEngine -InstallPath "$TestDrive/none" -Force).Changed | Should -BeFalse
        }
    }
}
