# The module's main jobs on real input. Nothing is pulled.
$images = [System.IO.Directory]::GetDirectories([System.IO.Path]::Combine($PSScriptRoot, 'images'))
[System.Array]::Sort($images)

# Which of these images run on which hosts? Asked of image lists alone: no engine, no network.
Test-ContainerImageCompatibility -Image $images -HostVersion WS2019, '10.0.20348.2700', WS2022, WS2025, Win11-24H2, Win11-25H2 | Out-Default

# What makes the build of a small Go service slow, on this machine and in containers? Without an engine that has a Go
# image, an error says so, and the host's part comes alone.
$measure = @{
    Path = [System.IO.Path]::Combine($PSScriptRoot, 'go-service')
    Package = './cmd/server'
    State = 'Edit'
    Environment = @{ CGO_ENABLED = '0' }
}
if ($env:DEMO_IMAGE) { $measure.Image = $env:DEMO_IMAGE }
Measure-GoBuildInContainer @measure | Out-Default
