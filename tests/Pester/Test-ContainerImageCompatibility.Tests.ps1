BeforeAll { . "$PSScriptRoot/Package.ps1" }

Describe 'Test-ContainerImageCompatibility' {
    It 'says that an image for Windows Server 2025 does not run on 2022, why, and what to build on' {
        $pair = Test-ContainerImageCompatibility $images['framework-sdk'] -HostVersion WS2022

        $pair.Verdict | Should -Be 'Incompatible'
        $pair.Isolation | Should -Be 'None'
        $pair.Reason | Should -Match 'build 26100 is newer than the host''s 20348'
        $pair.RecommendedBase | Should -Be 'mcr.microsoft.com/windows/servercore:ltsc2022'
    }

    It 'answers for each image and each host of a fleet' {
        $pairs = $images['framework-sdk'], $images['go-service'] |
            Test-ContainerImageCompatibility -HostVersion WS2019, WS2022, WS2025

        $pairs | Should -HaveCount 6
        ($pairs | Where-Object IsCompatible).Host | Should -Be 'WS2025', 'WS2019', 'WS2022', 'WS2025'
    }

    It 'names Hyper-V isolation where that alone works' {
        $pair = Test-ContainerImageCompatibility $images['old-agent'] -HostVersion WS2022

        $pair.Verdict | Should -Be 'Incompatible'
        $pair.HyperVVerdict | Should -Be 'Compatible'
        $pair.Isolation | Should -Be 'HyperV'
    }

    It 'is true or false once in an if' {
        Test-ContainerImageCompatibility $images['go-service'] -HostVersion WS2019, WS2022 -Quiet | Should -BeExactly $true
        Test-ContainerImageCompatibility $images['framework-sdk'] -HostVersion WS2019, WS2025 -Quiet | Should -BeExactly $false
    }

    It 'fails a step of a pipeline by itself' {
        { Test-ContainerImageCompatibility $images['framework-sdk'] -HostVersion WS2022 -Strict -ErrorAction Stop } |
            Should -Throw -ErrorId 'ImageIncompatible*'
    }

    It 'judges Kubernetes nodes as kubectl gives them' {
        $nodes = @'
{ "kind": "List", "items": [ { "kind": "Node", "metadata": { "name": "win-1" }, "status": { "nodeInfo": {
  "operatingSystem": "windows", "kernelVersion": "10.0.20348.5499", "architecture": "amd64",
  "osImage": "Windows Server 2022 Datacenter", "containerRuntimeVersion": "containerd://1.7.20" } } } ] }
'@ | ConvertFrom-Json

        $pair = Test-ContainerImageCompatibility $images['old-agent'] -Node $nodes

        $pair.Host | Should -Be 'win-1'
        $pair.HyperVVerdict | Should -Be 'Incompatible'
    }

    It 'warns of a web server that would start and not answer' {
        $pair = Test-ContainerImageCompatibility $images['iis-site'] -HostVersion WS2025

        $pair.Isolation | Should -Be 'HyperV'
        $pair.Warnings -match 'http\.sys' | Should -HaveCount 1
    }

    It 'goes on after an image that cannot be read' {
        $pairs = './no-such-folder', $images['go-service'] |
            Test-ContainerImageCompatibility -HostVersion WS2022 -ErrorAction SilentlyContinue -ErrorVariable errors

        $pairs.Verdict | Should -Be 'Compatible'
        ($errors.FullyQualifiedErrorId -split ',')[0] | Should -Be 'ImageNotFound'
    }
}
