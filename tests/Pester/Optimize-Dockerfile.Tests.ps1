BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
}

Describe 'Optimize-Dockerfile' {
    BeforeEach {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $file = Join-Path $folder 'Dockerfile'
        Set-Content (Join-Path $folder 'go.mod') 'module example.org/app'
        Set-Content (Join-Path $folder 'main.go') 'package main', 'func main() {}'
        Set-Content $file 'FROM golang:1.24', 'WORKDIR /src', 'COPY . .', 'RUN go build -o /app .', 'CMD ["/app"]'
    }

    It 'shows what would change, and writes nothing' {
        $before = Get-Content $file -Raw
        $result = Optimize-Dockerfile $file
        $result.IsChanged | Should -BeTrue
        $result.Diff | Should -BeLike '*+FROM golang:1.24 AS build*'
        $result.Fixed.RuleId | Should -Contain 'SingleStage'
        ($result.Left | Where-Object RuleId -eq 'RunsAsRoot').Why | Should -Not -BeNullOrEmpty
        $result.Removed -join '; ' | Should -BeLike '*Go toolchain*' -Because 'the toolchain goes'
        Get-Content $file -Raw | Should -Be $before
    }

    It 'leaves nothing to mend in what it writes' {
        $result = Optimize-Dockerfile $folder -Force
        Test-Path $result.BackupPath | Should -BeTrue
        (Optimize-Dockerfile $file).IsChanged | Should -BeFalse
        Test-Dockerfile $file | Where-Object CanOptimize | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        $before = Get-Content $file -Raw
        (Optimize-Dockerfile $file -Force -WhatIf).IsChanged | Should -BeTrue
        Get-Content $file -Raw | Should -Be $before
    }

    It 'overwrites no file unless it is told to' {
        $other = Join-Path $folder 'other.txt'
        Set-Content $other 'mine'
        Optimize-Dockerfile $file -OutputPath $other -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -Be 'DockerfileExists,WinDockerTools.Commands.Dockerfiles.OptimizeDockerfileCommand'
        Get-Content $other | Should -Be 'mine'
        Get-Content (Optimize-Dockerfile $file -OutputPath $other -Force).BackupPath | Should -Be 'mine'
    }

    It 'mends what is wanted' {
        (Optimize-Dockerfile $file -Rule BuildCacheNotMounted).Fixed.RuleId | Should -Be 'BuildCacheNotMounted'
        (Optimize-Dockerfile $file -ExcludeRule SingleStage).After | Should -Not -BeLike '*AS build*'
    }

    It 'needs no mounts for the classic builder' {
        $result = Optimize-Dockerfile $file -Builder Classic
        $result.RequiresBuilder | Should -Be 'Classic'
        $result.After | Should -Not -BeLike '*--mount*'
    }
}
