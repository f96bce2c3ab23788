BeforeAll { . "$PSScriptRoot/Package.ps1" }

Describe 'Get-ContainerHost' {
    It 'says which engine does not answer' {
        { Get-ContainerHost tcp://127.0.0.1:1 -ErrorAction Stop } | Should -Throw '*127.0.0.1:1*' -ErrorId 'EngineUnreachable*'
    }

    It 'makes an error of each engine that does not answer' {
        Get-ContainerHost tcp://127.0.0.1:1, tcp://127.0.0.1:2 -ErrorAction SilentlyContinue -ErrorVariable errors

        $errors | Should -HaveCount 2
    }
}
