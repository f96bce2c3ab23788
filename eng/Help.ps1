# Compiles the pages of en-US into what Get-Help reads. The result is committed, since PlatyPS is not everywhere.
$ErrorActionPreference = 'Stop'
$root = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
$pages = [System.IO.Path]::Combine($root, 'en-US')
$out = [System.IO.Path]::Combine($root, 'out', 'help')

if (-not (Get-Module -ListAvailable -Name Microsoft.PowerShell.PlatyPS)) {
    throw 'The help is compiled by Microsoft.PowerShell.PlatyPS, which is not installed here. Install-PSResource Microsoft.PowerShell.PlatyPS'
}

function Move-ExampleCode {
    # PlatyPS leaves an example as Markdown in one paragraph; Get-Help shows code and remarks apart.
    param([System.Xml.XmlDocument] $Help)
    foreach ($example in $Help.GetElementsByTagName('command:example')) {
        $introduction, $code, $remarks = $example['maml:introduction'], $example['dev:code'], $example['dev:remarks']
        $text = $introduction.InnerText
        $parts = [regex]::Match($text, '(?s)^\s*```\w*\n(?<code>.*?)\n```(?<remarks>.*)$')
        if (-not $parts.Success) { throw "The example '$($example['maml:title'].InnerText)' does not begin with a block of code." }
        $code.InnerText = $parts.Groups['code'].Value
        $introduction.IsEmpty = $true
        foreach ($paragraph in $parts.Groups['remarks'].Value.Trim() -split '\n\s*\n') {
            $element = $Help.CreateElement('maml', 'para', $introduction.NamespaceURI)
            $element.InnerText = $paragraph
            $null = $remarks.AppendChild($element)
        }
    }
}

$null = Import-MarkdownCommandHelp -Path ([System.IO.Directory]::GetFiles($pages, '*-*.md')) |
    Export-MamlCommandHelp -OutputFolder $out -Force
$help = [System.Xml.XmlDocument]::new()
$help.Load([System.IO.Path]::Combine($out, 'WinDockerTools', 'WinDockerTools.dll-Help.xml'))
Move-ExampleCode $help
$help.Save([System.IO.Path]::Combine($pages, 'WinDockerTools.dll-Help.xml'))

# About topics are plain text: headings in capitals, what they head indented. Get-Help takes its fifth line as synopsis.
foreach ($page in [System.IO.Directory]::GetFiles($pages, 'about_*.md')) {
    $text = [System.IO.File]::ReadAllText($page) -replace '(?m)^(?=[^#\n])', '    ' -replace '(?m)^# ', "TOPIC`n    " -replace '(?m)^## (.*)\n', '$1'
    [System.IO.File]::WriteAllText([System.IO.Path]::ChangeExtension($page, '.help.txt'), $text)
}
