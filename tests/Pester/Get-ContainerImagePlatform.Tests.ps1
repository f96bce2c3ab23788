BeforeAll { . "$PSScriptRoot/Package.ps1" }

Describe 'Get-ContainerImagePlatform' {
    It 'shows which Windows versions an image is for' {
        $platforms = Get-ContainerImagePlatform $images['go-service'] | Where-Object OS -EQ windows

        $platforms.OSVersion.Build | Should -Be 17763, 20348, 26100
        $platforms.Digest | Should -Match '^sha256:[0-9a-f]{64}$'
    }

    It 'shows a single manifest too' {
        Get-ContainerImagePlatform $images['old-agent'] | Should -HaveCount 1
    }

    It 'takes folders from the pipeline' {
        $names = Get-ChildItem "$repository/samples/images" -Directory | Get-ContainerImagePlatform | ForEach-Object Image
        $names | Sort-Object -Unique | Should -HaveCount $images.Count
    }

    It 'says which image is wrong and goes on' {
        $found = 'no/such:image:', $images['go-service'] |
            Get-ContainerImagePlatform -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ImageReferenceInvalid,*'
        $found | Should -Not -BeNullOrEmpty
    }

    It 'says which folder there is not' {
        { Get-ContainerImagePlatform './no-such-folder' -ErrorAction Stop } | Should -Throw '*no-such-folder*' -ErrorId 'ImageNotFound*'
    }
}
