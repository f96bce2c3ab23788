using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>The build, the import and the samples run where there is an engine but no PowerShell around it.</summary>
public sealed class BareEngineTests
{
    static readonly string[] Programs = ["dotnet"];

    /// <summary>Commands of modules that a script looks for before it uses them.</summary>
    static readonly Dictionary<string, string[]> LookedFor = new()
    {
        ["Help.ps1"] = ["Import-MarkdownCommandHelp", "Export-MamlCommandHelp"],
        ["Pester.ps1"] = ["Invoke-Pester"],
    };

    static readonly HashSet<string> Engine = EngineCommands();

    public static TheoryData<string> Scripts => [.. new[] { "", "eng", "samples", Path.Combine("src", "WinDockerTools.Loader") }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder)))
        .Where(path => Path.GetExtension(path) is ".ps1" or ".psm1")
        .Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_uses_no_command_that_the_bare_engine_lacks(string script) =>
        Assert.Empty(CommandsLackingIn(File.ReadAllText(Path.Combine(Repository.Root, script)), Path.GetFileName(script)));

    [Fact]
    public void A_command_of_the_Utility_module_or_an_alias_is_found() => Assert.Equal(
        ["Write-Output", "%", "Out-String"],
        CommandsLackingIn("function Get-It { Write-Output 1 | % { $_ } }; Get-It | ForEach-Object { dotnet $_ } | Out-String; & $unknown", "x.ps1"));

    static List<string> CommandsLackingIn(string text, string name)
    {
        var script = Parser.ParseInput(text, out _, out var errors);
        Assert.Empty(errors);
        var functions = script.FindAll(ast => ast is FunctionDefinitionAst, searchNestedScriptBlocks: true).Select(ast => ((FunctionDefinitionAst)ast).Name);
        var known = Engine.Concat(Programs).Concat(functions).Concat(LookedFor.GetValueOrDefault(name, [])).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true)
            .Select(ast => ((CommandAst)ast).GetCommandName())
            .Where(command => command is not null && !known.Contains(command))];
    }

    static HashSet<string> EngineCommands()
    {
        using var session = new EngineSession();
        return [.. session.Run("Get-Command -Module Microsoft.PowerShell.Core, WinDockerTools").ThrowIfFailed()
            .Output.Select(item => (CommandInfo)item.BaseObject).SelectMany(command => new[] { command.Name, $"{command.ModuleName}\\{command.Name}" })];
    }
}
