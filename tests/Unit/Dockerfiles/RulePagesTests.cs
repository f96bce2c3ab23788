using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>
/// Every rule has a page, whose bad example it finds and whose good one it does not. Blocks of code with a file name
/// behind their language are files of the context; of two on the same heading the Dockerfile is the one without.
/// </summary>
public sealed class RulePagesTests
{
    static readonly string Pages = Path.Combine(Repository.Root, "en-US", "rules");
    static readonly Regex Section = new(@"^## (?<name>.+?)\r?\n(?<text>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline);
    static readonly Regex Block = new(@"^```(?<language>\w+)(?: (?<file>\S+))?\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline);

    public static TheoryData<string> Rules => [.. DockerfileRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_bad_example_is_found_and_the_good_one_is_not(string id)
    {
        Assert.Contains(id, Found(id, "Bad"));
        Assert.DoesNotContain(id, Found(id, "Good"));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_tells_what_the_table_says(string id)
    {
        var rule = DockerfileRules.All.Single(one => one.Id == id);
        var text = Page(id);

        Assert.StartsWith($"# {id}\n", text);
        Assert.Contains($"\nSeverity {rule.Severity}, cost {rule.Cost}.{(rule.CanOptimize ? " Optimize-Dockerfile makes the fix." : "")}\n", text);
        Assert.Contains("\n## Why\n", text);
    }

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone() =>
        Assert.Equal(DockerfileRules.All.Select(rule => rule.Id + ".md").OrderBy(name => name, StringComparer.Ordinal), Directory.GetFiles(Pages).Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal));

    [Fact]
    public void README_sets_every_rule_beside_those_of_others()
    {
        var table = File.ReadLines(Path.Combine(Repository.Root, "README.md")).SkipWhile(line => !line.StartsWith("| About | Rules here |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith("|", StringComparison.Ordinal));

        Assert.Equal(
            DockerfileRules.All.Select(rule => rule.Id).OrderBy(name => name, StringComparer.Ordinal),
            table.SelectMany(row => Regex.Matches(row.Split('|')[2], "`(\\w+)`").Cast<Match>()).Select(match => match.Groups[1].Value).OrderBy(name => name, StringComparer.Ordinal));
    }

    static string Page(string id) => File.ReadAllText(Path.Combine(Pages, id + ".md"));

    static IEnumerable<string> Found(string id, string heading)
    {
        using var folder = new TemporaryFolder();
        var section = Section.Matches(Page(id)).Cast<Match>().Single(match => match.Groups["name"].Value == heading).Groups["text"].Value;
        foreach (Match block in Block.Matches(section))
        {
            var file = folder.File(block.Groups["file"].Success ? block.Groups["file"].Value : "Dockerfile");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, block.Groups["code"].Value);
        }
        var path = folder.File("Dockerfile");
        return [.. new DockerfileChecker(DockerfileRules.All, Settings(id), null).Check(path, File.ReadAllText(path)).Select(finding => finding.RuleId)];
    }

    // What some rules need to know besides the file.
    static CheckSettings Settings(string id) => id switch
    {
        "WindowsBaseNotOnHost" => new CheckSettings { Today = new DateTime(2026, 11, 1), Hosts = [new HostPlatform { Name = "ltsc2022", Version = new Version(10, 0, 20348), Product = WindowsProduct.Server }] },
        _ => new CheckSettings { Today = new DateTime(2026, 11, 1) },
    };
}
