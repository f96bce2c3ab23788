BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
    Set-Content (Join-Path $TestDrive 'Dockerfile') 'FROM golang:1.24 AS build', 'WORKDIR /src', 'COPY . .', 'RUN go mod download'
    $null = New-Item -ItemType Directory (Join-Path $TestDrive 'api [1]'), (Join-Path $TestDrive 'empty')
    Set-Content -LiteralPath (Join-Path $TestDrive 'api [1]/prod.Dockerfile') 'FROM alpine'
    Set-Content (Join-Path $TestDrive 'broken.txt') 'FRM alpine:3.20'
}

Describe 'Test-Dockerfile' {
    It 'tells the place, the cost and what to write instead' {
        $found = Test-Dockerfile (Join-Path $TestDrive 'Dockerfile') -Rule SourcesBeforeDependencies
        $found.Line, $found.Column, $found.EndLine | Should -Be 3, 1, 3
        $found.Severity | Should -Be 'Warning'
        $found.Cost | Should -Be 'EveryEdit'
        $found.Instruction | Should -Be 'COPY'
        $found.Fix | Should -BeLike 'COPY go.mod go.sum*'
        "$found" | Should -BeLike '*Dockerfile:3:1: Warning SourcesBeforeDependencies: *'
    }

    It 'leads to a page of the rule' {
        $found = Test-Dockerfile (Join-Path $TestDrive 'Dockerfile') -Rule SourcesBeforeDependencies
        Get-Content $found.HelpUri.LocalPath -TotalCount 1 | Should -Be '# SourcesBeforeDependencies'
    }

    It 'searches folders, and takes files of any name' {
        (Test-Dockerfile $TestDrive).Path | Split-Path -Leaf | Sort-Object -Unique | Should -Be 'Dockerfile', 'prod.Dockerfile'
        (Test-Dockerfile (Join-Path $TestDrive '*.txt')).RuleId | Should -Contain 'InvalidSyntax'
        (Get-Item -LiteralPath (Join-Path $TestDrive 'api [1]/prod.Dockerfile') | Test-Dockerfile).RuleId | Should -Contain 'BaseNotPinned'
    }

    It 'uses the rules that are wanted' {
        Test-Dockerfile $TestDrive -Rule Base* -ExcludeRule BaseNotPinned -ErrorAction SilentlyContinue | Where-Object RuleId -notlike 'Base*' | Should -BeNullOrEmpty
        (Test-Dockerfile (Join-Path $TestDrive 'broken.txt') -Severity Error).Severity | Sort-Object -Unique | Should -Be 'Error'
        { Test-Dockerfile $TestDrive -Rule NoSuchRule } | Should -Throw -ErrorId 'DockerfileRuleNotFound,*'
    }

    It 'says where there is none, and goes on' {
        $found = 'no-such-file', (Join-Path $TestDrive 'empty'), (Join-Path $TestDrive 'broken.txt') | Test-Dockerfile -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'DockerfileNotFound,WinDockerTools.Commands.Dockerfiles.TestDockerfileCommand', 'DockerfileNotFound,WinDockerTools.Commands.Dockerfiles.TestDockerfileCommand'
        $found | Should -Not -BeNullOrEmpty
    }
}
