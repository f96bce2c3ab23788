BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
    function Write-GoModule([string] $Name) {
        $folder = Join-Path $TestDrive $Name
        $null = New-Item -ItemType Directory (Join-Path $folder 'cmd/api'), (Join-Path $folder 'cmd/worker')
        Set-Content -LiteralPath (Join-Path $folder 'go.mod') "module example.com/$($Name -replace '\W')", '', 'go 1.26', '', 'require github.com/a/b v1.0.0'
        Set-Content -LiteralPath (Join-Path $folder 'cmd/api/main.go'), (Join-Path $folder 'cmd/worker/main.go') 'package main', '', 'func main() {}'
        $folder
    }
}

Describe 'New-GoDockerfile' {
    It 'writes a Dockerfile in which Test-Dockerfile finds nothing, and tells how to build it' {
        $made = Write-GoModule 'shop' | New-GoDockerfile -Port 8080
        $made.IsWritten | Should -BeTrue
        $made.ModulePath, $made.GoVersion | Should -Be 'example.com/shop', '1.26'
        $made.Packages | Should -Be './cmd/api', './cmd/worker'
        $made.BuildCommand | Should -BeLike 'docker build -t shop *shop*'
        Get-Content $made.Path -Raw | Should -Be $made.Text
        Get-Content $made.IgnorePath -Raw | Should -Be $made.IgnoreText
        Test-Dockerfile $made.Path | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf and says the same' {
        $folder = Write-GoModule 'what [if]'
        $shown = New-GoDockerfile $folder -WhatIf
        $shown.IsWritten | Should -BeFalse
        Test-Path -LiteralPath $shown.Path | Should -BeFalse
        (New-GoDockerfile $folder).Text | Should -Be $shown.Text
    }

    It 'loses no Dockerfile that is there' {
        $folder = Write-GoModule 'kept'
        Set-Content (Join-Path $folder 'Dockerfile') 'FROM own'
        { New-GoDockerfile $folder -ErrorAction Stop } | Should -Throw -ErrorId 'DockerfileExists,*'
        Get-Content (Join-Path $folder 'Dockerfile') | Should -Be 'FROM own'
        $made = New-GoDockerfile $folder -Force
        Get-Content $made.BackupPath | Should -Be 'FROM own'
        Get-Content $made.Path -Raw | Should -Be $made.Text
    }

    It 'takes what Get-ChildItem gives, and goes on after what is no module' {
        $folder = Write-GoModule 'piped'
        $made = @((Get-Item $folder), $TestDrive, (Get-Item (Join-Path $folder 'go.mod'))) | New-GoDockerfile -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        $made.ModulePath | Should -Be 'example.com/piped', 'example.com/piped'
        $failed.FullyQualifiedErrorId | Should -Be 'GoProjectNotFound,WinDockerTools.Commands.Dockerfiles.NewGoDockerfileCommand'
    }

    It 'builds for Windows with any builder' {
        $made = New-GoDockerfile (Write-GoModule 'agent') ./cmd/api -WindowsVersion WS2025 -WhatIf
        $made.RequiresBuilder | Should -Be 'Classic'
        $made.Text | Should -BeLike '*FROM golang:1.26-nanoserver-ltsc2025 AS build*FROM mcr.microsoft.com/windows/nanoserver:ltsc2025*'
    }

    It 'knows the programs' {
        $folder = Write-GoModule 'known'
        { New-GoDockerfile $folder -Package ./cmd/apo -ErrorAction Stop } | Should -Throw -ErrorId 'GoMainNotFound,*'
        (TabExpansion2 "New-GoDockerfile '$folder' -Package ./cmd/w").CompletionMatches.CompletionText | Should -Be './cmd/worker'
    }
}
