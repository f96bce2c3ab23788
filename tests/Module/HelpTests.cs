using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

public sealed class HelpTests : IDisposable
{
    static readonly XNamespace CommandSpace = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    static readonly XElement Compiled = XDocument.Load(Path.Combine(Repository.PackageFolder, "en-US", "WinDockerTools.dll-Help.xml")).Root!;

    readonly EngineSession session = new();

    public void Dispose() => session.Dispose();

    IEnumerable<CmdletInfo> Cmdlets => session.Run("(Get-Module WinDockerTools).ExportedCmdlets.Values").ThrowIfFailed()
        .Output.Select(item => (CmdletInfo)item.BaseObject);

    [Fact]
    public void Get_Help_shows_the_synopsis_of_the_page() => Assert.All(Cmdlets, cmdlet =>
        Assert.Equal(Section(Page(cmdlet), "SYNOPSIS"), Text(Help(cmdlet).Value("Synopsis"))));

    [Fact]
    public void Get_Help_begins_with_an_example_that_is_code() => Assert.All(Cmdlets, cmdlet =>
        Assert.StartsWith("```powershell\n" + session.Run(
            "param($name) (Get-Help $name).examples.example[0].code", ("name", cmdlet.Name)).ThrowIfFailed().Single,
            Regex.Match(Page(cmdlet), "(?s)### Example 1.*?\n\n(.*)").Groups[1].Value,
            StringComparison.Ordinal));

    [Fact]
    public void The_help_has_exactly_the_parameters_of_the_cmdlet() => Assert.All(Cmdlets, cmdlet => Assert.Equal(
        cmdlet.Parameters.Keys.Except(PSCmdlet.CommonParameters).Order(),
        session.Run("param($name) (Get-Help $name).parameters.parameter.name", ("name", cmdlet.Name)).ThrowIfFailed()
            .Output.Select(Text).Order()));

    [Fact]
    public void The_page_shows_every_parameter_set_as_the_engine_does() => Assert.All(Cmdlets, cmdlet => Assert.Equal(
        cmdlet.ParameterSets.Select(set => $"{cmdlet.Name} {set}").Order(),
        Regex.Matches(Page(cmdlet), $"^```\n({cmdlet.Name} [^`]*)\n```", RegexOptions.Multiline)
            .Select(match => Regex.Replace(match.Groups[1].Value, "\\s+", " ")).Order()));

    [Fact]
    public void The_compiled_help_is_as_new_as_the_page() => Assert.All(Cmdlets, cmdlet =>
    {
        var compiled = Plain(Compiled.Elements().Single(command => command.Descendants(CommandSpace + "name").First().Value == cmdlet.Name).Value);
        // Code fences, tables of parameter facts and the mark-up of text are PlatyPS's own business.
        var prose = Regex.Replace(Section(Page(cmdlet), "DESCRIPTION") + "\n\n" + Section(Page(cmdlet), "PARAMETERS"), "(?s)```.*?```|### .*?\n", "");
        var paragraphs = prose.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(text => !text.StartsWith("This cmdlet supports the common parameters", StringComparison.Ordinal));
        Assert.All(paragraphs, paragraph => Assert.Contains(Plain(paragraph), compiled, StringComparison.Ordinal));
    });

    [Fact]
    public void The_about_topic_is_found() =>
        Assert.Contains("before the pull", Text(session.Run("Get-Help about_WinDockerTools").ThrowIfFailed().Single), StringComparison.Ordinal);

    static string Page(CmdletInfo cmdlet) =>
        File.ReadAllText(Path.Combine(Repository.Root, "en-US", cmdlet.Name + ".md"));

    static string Section(string page, string heading) =>
        Regex.Match(page, $"(?s)\n## {heading}\n(.*?)(?=\n## |\\z)").Groups[1].Value.Trim();

    PSObject Help(CmdletInfo cmdlet) => session.Run("param($name) Get-Help $name", ("name", cmdlet.Name)).ThrowIfFailed().Single;

    static string Text(object? value) => value?.ToString()?.Trim() ?? "";

    static string Plain(string text) => Regex.Replace(text, "[\\s`*\\\\]+|\\[|\\]\\([^)]*\\)", "");
}
