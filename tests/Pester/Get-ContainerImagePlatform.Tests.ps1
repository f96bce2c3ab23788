BeforeAll {
    Import-Module "$PSScriptRoot/../../out/WinDockerTools/*/WinDockerTools.psd1"
    $images = "$PSScriptRoot/../../samples/images"
}

Describe 'Get-ContainerImagePlatform' {
    It 'gives one object for each Windows version that an image was built for' {
        $platforms = Get-ContainerImagePlatform "$images/go-service" | Where-Object OS -eq windows
        $platforms.Count | Should -BeGreaterThan 1
        $platforms | ForEach-Object { $_.OSVersion | Should -BeOfType version }
    }

    It 'takes folders from the pipeline' {
        $names = Get-ChildItem $images -Directory | Get-ContainerImagePlatform | ForEach-Object Image | Sort-Object -Unique
        $names.Count | Should -Be (Get-ChildItem $images -Directory).Count
    }

    It 'says which image is wrong and goes on' {
        $found = 'no/such:image:', "$images/go-service" | Get-ContainerImagePlatform -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ImageReferenceInvalid,*'
        $found | Should -Not -BeNullOrEmpty
    }
}
