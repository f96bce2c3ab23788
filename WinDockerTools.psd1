@{
    RootModule = 'WinDockerTools.psm1'
    ModuleVersion = '0.1.0'
    GUID = '0f6a3e0b-5c59-4d1e-9a5d-5b4f3f3c8d27'
    Author = 'WinDockerTools contributors'
    CompanyName = 'WinDockerTools contributors'
    Copyright = '(c) WinDockerTools contributors. MIT licence.'
    Description = 'For Windows container hosts and Go builds in containers: whether an image runs on a host, before the pull, and in which isolation; whether hosts are ready for containers, one or a fleet, and what makes them so: Windows features, the engine; why go build is slow in a container, measured, and what makes it fast; whether shared storage is tuned for its work: NFS mounts changed with a way back, and measured; what in a Dockerfile costs time, space or safety.'
    PowerShellVersion = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess = @('WinDockerTools.Format.ps1xml')
    CmdletsToExport = @(
        'Disable-ContainerHostFeatures'
        'Enable-ContainerHostFeatures'
        'Export-GoBuildReport'
        'Find-ContainerBaseImage'
        'Get-ContainerHost'
        'Get-ContainerImagePlatform'
        'Get-GoBuildProfile'
        'Get-NfsMount'
        'Install-DockerEngine'
        'Measure-GoBuildInContainer'
        'Measure-ImageBuild'
        'Measure-MountPerformance'
        'New-GoBuildScenario'
        'New-GoDockerfile'
        'Optimize-Dockerfile'
        'Optimize-NfsMount'
        'Restore-NfsMount'
        'Test-ContainerHost'
        'Test-ContainerImageCompatibility'
        'Test-Dockerfile'
        'Uninstall-DockerEngine'
    )
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport = @('Disable-ContainerHostFeature', 'Enable-ContainerHostFeature')
    PrivateData = @{
        PSData = @{
            Tags = @('Docker', 'Containers', 'Windows', 'Kubernetes', 'AKS', 'OCI', 'Registry', 'Dockerfile', 'HyperV', 'WSL', 'Go', 'Golang', 'NFS', 'AzureDevOps',
                'PSEdition_Core', 'PSEdition_Desktop')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
