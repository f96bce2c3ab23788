# Imports the built package, as a user gets it, and names the images that the tests ask about.
$repository = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($PSScriptRoot))
Import-Module (Get-Item "$repository/out/WinDockerTools/*/WinDockerTools.psd1").FullName -Force

$images = @{}
foreach ($folder in Get-ChildItem "$repository/samples/images" -Directory) { $images[$folder.Name] = $folder.FullName }
