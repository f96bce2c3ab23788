# Language and .NET statics only: this file must also load in an engine that has no Utility or Management module.
if ($PSVersionTable.PSVersion.Major -ge 7) {
    # LoadFrom, not Add-Type: it saves about 100 ms of the import.
    $loader = [System.Reflection.Assembly]::LoadFrom(
        [System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net8.0', 'WinDockerTools.Loader.dll'))
    $assembly = $loader.GetType('WinDockerTools.Loader.LoadContext').GetMethod('Initialize').Invoke($null, $null)
} else {
    $assembly = [System.Reflection.Assembly]::LoadFrom(
        [System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net472', 'WinDockerTools.dll'))
}
$inner = Microsoft.PowerShell.Core\Import-Module -Assembly $assembly -PassThru

# A second import takes the assembly's module from a cache and skips handing its cmdlets to this one
# (PowerShell/PowerShell#20710), so they are handed over here.
$export = [System.Management.Automation.PSModuleInfo].GetMethod(
    'AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
    $null = $export.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}

# The same for aliases; Set-Alias would take the Utility module.
foreach ($alias in $inner.ExportedAliases.Values) {
    $ExecutionContext.SessionState.InvokeProvider.Item.Set("Alias:$($alias.Name)", $alias.Definition)
}
Microsoft.PowerShell.Core\Export-ModuleMember -Alias @($inner.ExportedAliases.Keys)
