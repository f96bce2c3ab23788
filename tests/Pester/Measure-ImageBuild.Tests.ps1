BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
    $engine = Get-ContainerHost -ErrorAction Ignore -WarningAction Ignore | Where-Object EngineVersion
    # Nothing is pulled: a file from nothing needs no image.
    $noEngine = -not $engine -or $engine[0].OS -eq 'Windows'
}

BeforeAll {
    . "$PSScriptRoot/Package.ps1"
    $shop = New-Item -ItemType Directory (Join-Path $TestDrive 'my shop')
    $file = Join-Path $shop Dockerfile
    Set-Content $file 'FROM scratch', 'COPY go.mod /', 'COPY . /'
    Set-Content (Join-Path $shop go.mod) 'module example.com/shop'
    Set-Content (Join-Path $shop main.go) "package main`n`nfunc main() {}"
    $nobody = @{ DockerHost = 'tcp://127.0.0.1:1' }
}

Describe 'Measure-ImageBuild' {
    It 'tells after an edit which step was done anew, and why' -Skip:$noEngine {
        $found = Measure-ImageBuild $file -Builder Classic -State SourceEdit -Iteration 1
        $found.Outcome | Should -Be Succeeded
        $found.EditedFile | Should -Be main.go
        $found.Steps.Outcome | Should -Be Cached, Built
        $found.Steps[1].Reason | Should -Be 'main.go changed'
        $found.Steps[1].Line | Should -Be 3
    }

    It 'measures the four states and leaves the folder and the engine alone' -Skip:$noEngine {
        $before = Get-FileHash (Join-Path $shop main.go), (Join-Path $shop go.mod)
        $found = Measure-ImageBuild $file -Iteration 1
        $found.State | Should -Be Cold, NoChange, SourceEdit, DependencyEdit
        $found.Median | ForEach-Object { $_ | Should -BeGreaterThan ([timespan]::Zero) }
        (Get-FileHash (Join-Path $shop main.go), (Join-Path $shop go.mod)).Hash | Should -Be $before.Hash
        (Get-ChildItem $shop -Recurse -File).Name | Sort-Object | Should -Be 'Dockerfile', 'go.mod', 'main.go'
    }

    It 'tells the step that failed' -Skip:$noEngine {
        $bad = Join-Path $shop bad.Dockerfile
        Set-Content $bad 'FROM scratch', 'COPY gone /'
        { Measure-ImageBuild $bad -Builder Classic -State Cold -Iteration 1 -ErrorAction Stop } | Should -Throw -ErrorId 'ImageBuildFailed,*' -ExpectedMessage '*step 2*line 2, COPY gone /*'
    }

    It 'says where there is no file, and which is given twice' {
        Measure-ImageBuild gone @nobody -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'DockerfileNotFound,*'
        { Measure-ImageBuild $file, $file @nobody -ErrorAction Stop } | Should -Throw -ErrorId 'DockerfileRepeated,*'
    }

    It 'says that no engine answers' {
        { Measure-ImageBuild $file @nobody } | Should -Throw -ErrorId 'EngineUnreachable,*'
    }

    It 'takes two files by name, or any number' {
        { Measure-ImageBuild $file -ReferencePath $file -DifferencePath $file @nobody } | Should -Throw -ErrorId 'PositionalParameterNotFound,*'
        { Measure-ImageBuild -ReferencePath $file -DifferencePath gone -ErrorAction Stop @nobody } | Should -Throw -ErrorId 'DockerfileNotFound,*'
    }

    It 'shows a table and a list' -Skip:$noEngine {
        $found = Measure-ImageBuild $file -State NoChange -Iteration 1
        $found | Format-Table | Out-String -Width 200 | Should -Match '(?s)File +State +Builder.*Dockerfile +NoChange'
        $found | Format-List | Out-String | Should -Match '(?s)Median \(s\) +: \d.*ContextFiles +: \d'
        $found.Steps | Format-Table | Out-String -Width 200 | Should -Match '(?s)Stage +# +Line'
    }
}
