BeforeDiscovery {
    $onWindows = $PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows
    $elevated = $onWindows -and ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole('Administrators')
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Disable-ContainerHostFeatures' {
    It 'says where there is no Windows that it has no features' -Skip:$onWindows {
        { Disable-ContainerHostFeatures -Force } | Should -Throw -ErrorId 'PlatformNotSupported,*'
        { Disable-ContainerHostFeatures HyperV -WhatIf } | Should -Throw -ErrorId 'PlatformNotSupported,*'
    }

    It 'says to whom is not elevated what to do' -Skip:(-not $onWindows -or $elevated) {
        { Disable-ContainerHostFeatures -Force } | Should -Throw -ErrorId 'ElevationRequired,*'
    }

    It 'changes nothing with -WhatIf' -Skip:(-not $elevated) {
        $before = Get-WindowsOptionalFeature -Online | ForEach-Object { "$($_.FeatureName) $($_.State)" }
        Disable-ContainerHostFeatures Containers, Wsl2 -WhatIf
        Get-WindowsOptionalFeature -Online | ForEach-Object { "$($_.FeatureName) $($_.State)" } | Should -Be $before
    }

    It 'tells which features there are where one does not exist' -Skip:(-not $elevated) {
        { Disable-ContainerHostFeatures Microsoft-Container-Features -Force -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureNotFound,*'
        { Disable-ContainerHostFeatures Microsoft-Container-Features -Force -ErrorAction Stop } | Should -Throw '*Containers*'
    }

    It 'takes what is no feature for an error of its own' {
        $null = 42 | Disable-ContainerHostFeatures -Force -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InputNotAFeature,*'
    }

    It 'has the alias that is easily typed' {
        (Get-Alias Disable-ContainerHostFeature).Definition | Should -Be 'Disable-ContainerHostFeatures'
    }
}
