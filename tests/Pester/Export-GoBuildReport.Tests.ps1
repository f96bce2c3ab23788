BeforeAll {
    . "$PSScriptRoot/Package.ps1"
    $recorded = "$repository/tests/Unit/Builds/Profiles/Recorded"
    $measured = [Activator]::CreateInstance((Get-Command Get-GoBuildProfile).Parameters['InputObject'].ParameterType)
    $measured.Path = '/src/shop'
    $measured.Package = './cmd/server'
    $measured.Scenario = 'Plain'
    $measured.Median = [timespan]::FromSeconds(2)
    $measured.Profile = Get-GoBuildProfile -ActionGraph "$recorded/cobra-cold.json"
}

Describe 'Export-GoBuildReport' {
    It 'writes a page that holds all it needs' {
        $measured | Export-GoBuildReport (Join-Path $TestDrive 'my report.html') | Should -BeNullOrEmpty
        $page = Get-Content -Raw (Join-Path $TestDrive 'my report.html')
        $page | Should -Match '<h1>Go build of \./cmd/server in shop</h1>'
        $page | Should -Match 'Plain builds in 2\.00 s\.'
        $page | Should -Match 'github\.com/spf13/cobra'
        $page | Should -Not -Match '<script|https?://'
    }

    It 'writes a summary for the page of a pipeline' {
        $summary = $measured | Export-GoBuildReport "$TestDrive/summary.md" -Title Nightly -PassThru
        $summary | Should -BeOfType System.IO.FileInfo
        Get-Content $summary.FullName -TotalCount 1 | Should -Be '# Nightly'
        Get-Content -Raw $summary.FullName | Should -Match '\| Plain \| 2\.00 s \|'
    }

    It 'writes figures that programs read' {
        $report = $measured, (Get-GoBuildProfile -ActionGraph "$recorded/cobra-warm.json") | Export-GoBuildReport "$TestDrive/r.json" -PassThru | Get-Content -Raw | ConvertFrom-Json
        $report.version | Should -Be 1
        $report.measurements[0].medianSeconds | Should -Be 2
        $report.measurements[0].ratio | Should -BeNullOrEmpty
        $report.profiles.packagesBuilt | Should -Be 4, 0
    }

    It 'writes a trace for Perfetto' {
        $trace = $measured | Export-GoBuildReport "$TestDrive/trace.json" -Format ChromeTrace -PassThru | Get-Content -Raw | ConvertFrom-Json
        ($trace.traceEvents | Where-Object { $_.ph -eq 'X' -and $_.tid -gt 1 }).Count | Should -Be $measured.Profile.Actions.Count
    }

    It 'overwrites only with -Force' {
        Set-Content "$TestDrive/kept.html" 'mine'
        { $measured | Export-GoBuildReport "$TestDrive/kept.html" } | Should -Throw -ErrorId 'ReportExists,*' -ExpectedMessage '*-Force*'
        Get-Content "$TestDrive/kept.html" | Should -Be 'mine'
        $measured | Export-GoBuildReport "$TestDrive/kept.html" -Force
        Get-Content -Raw "$TestDrive/kept.html" | Should -Match '</html>'
    }

    It 'writes nothing with -WhatIf' {
        $measured | Export-GoBuildReport "$TestDrive/never.html" -WhatIf
        "$TestDrive/never.html" | Should -Not -Exist
    }

    It 'says that nothing came' {
        @() | Export-GoBuildReport "$TestDrive/empty.html" -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ReportEmpty,*'
        "$TestDrive/empty.html" | Should -Not -Exist
    }

    It 'looks at the path before anything is measured' {
        { & { $script:began = $true; $measured } | Export-GoBuildReport "$TestDrive/no-such-folder/r.html" } | Should -Throw -ErrorId 'ReportFolderNotFound,*'
        $script:began | Should -BeNullOrEmpty
    }
}
