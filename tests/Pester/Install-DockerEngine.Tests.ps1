BeforeDiscovery {
    $onWindows = $PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows
    $elevated = $onWindows -and ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole('Administrators')
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Install-DockerEngine' {
    It 'says where there is no Windows that it installs nothing there' -Skip:$onWindows {
        { Install-DockerEngine -WhatIf } | Should -Throw -ErrorId 'PlatformNotSupported,*'
    }

    It 'says to whom is not elevated what to do' -Skip:(-not $onWindows -or $elevated) {
        { Install-DockerEngine -WhatIf } | Should -Throw -ErrorId 'ElevationRequired,*'
    }

    It 'takes no hash that is none' {
        { Install-DockerEngine -Path ./docker.zip -Sha256 abc } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'takes one source alone' {
        { Install-DockerEngine -Path ./docker.zip -Uri https://example.com/docker.zip } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'says which package does not exist' -Skip:(-not $elevated) {
        { Install-DockerEngine -Path ./none.zip -AllowUnverified } | Should -Throw -ErrorId 'EnginePackageNotFound,*'
    }
}
