using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Elements;

namespace WinDockerTools.Engine.Builds.Reports.Html;

/// <summary>What was found, why it is so, and what to do about it.</summary>
static class FindingSection
{
    public static void Write(Markup markup, IReadOnlyList<NamedFinding> findings)
    {
        markup.Element("h3", "Findings");
        if (findings.Count == 0)
            markup.Element("p", "None of the known causes was seen.");
        foreach (var (finding, where) in findings)
        {
            markup.Open("div", ("class", "finding")).Element("h4", finding.Id).Element("p", finding.Seen);
            Line("Seen in", string.Join(", ", where));
            Line("Why", finding.Cause);
            Line("Gain of the fix", Figures.Times(finding.Gain) is { } gain ? $"{gain} as fast, as measured in this call" : "not measured");
            markup.Open("p").Element("strong", "What to do").Close();
            markup.Open("pre", ("tabindex", 0), ("role", "region"), ("aria-label", $"Fix for {finding.Id}")).Element("code", finding.Fix).Close().Close();
        }

        void Line(string name, string text)
        {
            if (text.Length > 0)
                markup.Open("p").Element("strong", name + ": ").Text(text).Close();
        }
    }
}
