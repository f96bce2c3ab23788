# Which of these images run on which hosts? Asked of image lists alone: no engine, no network, nothing pulled.
$images = [System.IO.Directory]::GetDirectories([System.IO.Path]::Combine($PSScriptRoot, 'images'))
[System.Array]::Sort($images)

Test-ContainerImageCompatibility -Image $images -HostVersion WS2019, '10.0.20348.2700', WS2022, WS2025, Win11-24H2, Win11-25H2
