using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Checking;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class AnyTextTests
{
    static readonly DockerfileChecker Checker = new(DockerfileRules.All, new CheckSettings(), null);

    public static TheoryData<string> Rules => [.. DockerfileRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_file_that_is_cut_off_anywhere_or_lacks_a_line_throws_nothing(string rule)
    {
        using var folder = new TemporaryFolder();
        foreach (var text in Examples(rule))
        {
            var lines = text.Split('\n');
            for (var at = 0; at < text.Length; at++)
                Checker.Check(folder.File("Dockerfile"), text.Substring(0, at));
            for (var at = 0; at < lines.Length; at++)
                Checker.Check(folder.File("Dockerfile"), string.Join("\n", lines.Where((_, index) => index != at)));
        }
        Assert.NotEmpty(Examples(rule));
    }

    static IEnumerable<string> Examples(string rule) => Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "en-US", "rules", rule + ".md")), @"^```dockerfile\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Cast<Match>().Select(match => match.Groups[1].Value);
}
