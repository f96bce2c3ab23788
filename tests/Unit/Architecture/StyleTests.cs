using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using WinDockerTools.Shell;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Architecture;

/// <summary>What every source file and every cmdlet keeps to.</summary>
public sealed class StyleTests
{
    const int LongestFile = 400;

    public static TheoryData<Type> Cmdlets => [.. typeof(ContainerCommand).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Cmdlet)))];

    [Fact]
    public void No_file_grows_beyond_what_can_be_taken_in() => Assert.All(SourceMap.Instance.Files, file =>
        Assert.True(file.GetText(TestContext.Current.CancellationToken).Lines.Count <= LongestFile, file.FilePath));

    [Theory]
    [InlineData("TODO")]
    [InlineData("FIXME")]
    [InlineData("#region")]
    public void Nothing_is_left_for_later_or_folded_away(string text) => Assert.All(SourceMap.Instance.Files, file =>
        Assert.False(file.ToString().Contains(text, StringComparison.Ordinal), file.FilePath));

    [Theory]
    [InlineData("Console")]
    [InlineData("Task", "Result", "Wait", "WaitAll", "WaitAny")]
    [InlineData("TaskAwaiter", "GetResult")]
    public void Nothing_blocks_a_thread_or_writes_past_the_pipeline(string type, params string[] members) =>
        Assert.All(SourceMap.Instance.Files, file => Assert.DoesNotContain(
            SourceMap.Instance.Symbols(file),
            symbol => symbol.ContainingType?.Name == type && symbol.Name is not nameof(Console.IsInputRedirected) and not "get_IsInputRedirected"
                && (members.Length == 0 || members.Contains(symbol.Name))));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_says_what_it_gives_and_is_named_after_itself(Type cmdlet)
    {
        var name = (CmdletAttribute)Attribute.GetCustomAttribute(cmdlet, typeof(CmdletAttribute))!;

        Assert.NotNull(Attribute.GetCustomAttribute(cmdlet, typeof(OutputTypeAttribute)));
        Assert.Equal($"{name.VerbName}{name.NounName}Command", cmdlet.Name);
        Assert.Contains(SourceMap.Instance.Files, file => Path.GetFileName(file.FilePath) == cmdlet.Name + ".cs");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_has_a_page_and_an_acceptance_test(Type cmdlet)
    {
        var name = (CmdletAttribute)Attribute.GetCustomAttribute(cmdlet, typeof(CmdletAttribute))!;

        Assert.True(File.Exists(Path.Combine(Repository.Root, "en-US", $"{name.VerbName}-{name.NounName}.md")));
        Assert.True(File.Exists(Path.Combine(Repository.Root, "tests", "Pester", $"{name.VerbName}-{name.NounName}.Tests.ps1")));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_a_cmdlet_gives_has_a_table_and_a_list(Type cmdlet)
    {
        var views = XDocument.Load(Path.Combine(Repository.Root, "src", "WinDockerTools", "Formatting", "WinDockerTools.Format.ps1xml")).Descendants("View").ToList();
        var types = ((OutputTypeAttribute)Attribute.GetCustomAttribute(cmdlet, typeof(OutputTypeAttribute))!).Type.Select(type => type.Type).Where(type => type.Namespace == "WinDockerTools");

        Assert.All(types, type => Assert.All(["TableControl", "ListControl"], kind =>
            Assert.Single(views, view => view.Descendants("TypeName").Any(name => name.Value == type.FullName) && view.Element(kind) is not null)));
    }
}
