BeforeAll { . "$PSScriptRoot/Package.ps1" }

Describe 'Find-ContainerBaseImage' {
    It 'puts the line of the host first' {
        $best = Find-ContainerBaseImage WS2022 -Family ServerCore | Select-Object -First 1

        $best.Image | Should -Be 'mcr.microsoft.com/windows/servercore:ltsc2022'
        $best.Isolation | Should -Be 'Process'
        $best.EndOfSupport | Should -Be ([datetime]'2031-10-14')
    }

    It 'offers nothing newer than the host' {
        (Find-ContainerBaseImage WS2019).Version.Build | Should -Not -Contain 20348
    }

    It 'refuses a word that is no version' {
        { Find-ContainerBaseImage nonsense } | Should -Throw -ErrorId 'WindowsVersionInvalid*'
    }
}
