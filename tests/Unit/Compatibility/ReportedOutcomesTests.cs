using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Compatibility;

/// <summary>What users saw, beside what the rules say.</summary>
public class ReportedOutcomesTests
{
    public static IEnumerable<TheoryDataRow<string, string, string, string, string, string, string>> Reports() => File
        .ReadAllLines(Path.Combine(Repository.Root, "tests", "Unit", "Compatibility", "reported-outcomes.csv"))
        .Where(line => !line.StartsWith("#", StringComparison.Ordinal))
        .Skip(1)
        .Select(line => line.Split(','))
        .Select(cells => new TheoryDataRow<string, string, string, string, string, string, string>(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]));

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_reported_outcome_agrees_with_the_rules_unless_listed(
        string source, string hostText, string product, string imageText, string isolation, string outcome, string disagreement)
    {
        var host = new Version(hostText);
        var image = new Version(imageText);

        var verdict = isolation switch
        {
            "process" => IsolationRules.Process(host, product switch { "Server" => WindowsProduct.Server, "Client" => WindowsProduct.Client, _ => WindowsProduct.Unknown }, image).Verdict,
            "hyperv" => IsolationRules.HyperV(host, image).Verdict,
            _ => image.Build <= host.Build ? Verdict.Compatible : Verdict.Incompatible,
        };

        var agrees = verdict switch
        {
            Verdict.Compatible => outcome == "runs",
            Verdict.Incompatible => outcome == "fails",
            _ => true,
        };
        Assert.True(agrees == (disagreement.Length == 0), $"{source}: {verdict}, reported: {outcome}, listed as disagreement: '{disagreement}'");
    }

    [Fact]
    public void There_are_at_least_forty_reports() =>
        Assert.True(Reports().Select(row => (row.Data.Item1, row.Data.Item2, row.Data.Item4)).Distinct().Count() >= 40);
}
