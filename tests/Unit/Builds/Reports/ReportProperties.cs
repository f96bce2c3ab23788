using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using WinDockerTools.Engine.Builds.Reports.Elements;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Builds.Reports;

public sealed class ReportProperties
{
    // What is empty is left out, which is another shape.
    static readonly Gen<string> Name = Gen.OneOf(
        Nasty.Text, Gen.String,
        Nasty.Words("</td>", "</svg>", "</style>", "<script>alert(1)</script>", "\" onload=\"x", "'", "&lt;", "&#60;", "]]>", "<!--", "-->", "\0", "\ud800", "\u202e", "```\n", "\n", "\n# ", "| ", "\\", "![x](http://y)", "$", "{\"a\":", "x")).Where(text => text.Trim().Length > 0);

    [Fact]
    public void No_text_of_a_build_changes_the_elements_of_the_page() => Fuzz.All(
        Name,
        text =>
        {
            var page = Made.Page(With(text));
            Assert.Equal(Shape(Made.Page(With("x"))), Shape(page));
            Assert.Equal(Shown(text), page.Styled("finding").Single().Descendants("code").Single().Value);
            Assert.Contains(page.Named("th"), cell => cell.Value == Shown(text));
        },
        count: 1_500);

    [Fact]
    public void No_text_of_a_build_changes_the_lines_of_the_summary()
    {
        Fuzz.All(
            Name,
            text =>
            {
                // Its code is as it is, in a fence; everything else stays in its line, and its cell.
                var without = Regex.Replace(Made.Markdown(With(text)), "(?sm)^(````*)\n.*?\n\\1$", "");
                var plain = Regex.Replace(Made.Markdown(With("x")), "(?sm)^(````*)\n.*?\n\\1$", "");
                Assert.Equal(Skeleton(plain), Skeleton(without));
            },
            count: 1_500);

        static string Skeleton(string text) => string.Join("\n", text.Split('\n').Select(line =>
            $"{(line.Length > 0 && line[0] is ('#' or '|' or '-' or '*' or '+' or '=' or '>') ? line[..1] : "")} {line.Count(c => c == '|')} {line.Count(c => c is '<' or '[' or '`' or '\\')}"));
    }

    [Fact]
    public void Any_text_is_valid_JSON_and_comes_back() => Fuzz.All(
        Name,
        text =>
        {
            var steps = Made.Json(With(text)).GetProperty("profiles")[0].GetProperty("steps");
            Assert.Equal(Valid(text), steps[0].GetProperty("package").GetString());
            Made.Json(With(text), GoBuildReportFormat.ChromeTrace);
        },
        count: 3_000);

    [Fact]
    public void Text_in_a_page_has_no_characters_that_documents_may_not_hold() => Fuzz.All(
        Name, text => Assert.DoesNotContain(PlainText.Of(text), c => c is < ' ' and not ('\n' or '\t') or '\u007f' or '\u202e'));

    [Fact]
    public void Every_figure_of_a_drawing_is_a_number() => Fuzz.All(
        Gen.Select(Odd, Odd, Gen.Select(Odd, Odd), Gen.Select(Number, Number), (a, b, c, d) => (a, b, c, d)),
        input =>
        {
            var (a, b, (c, e), (ratio, share)) = input;
            var measurement = new GoBuildMeasurement
            {
                Scenario = "Plain", Median = a, Total = b, Interval = new TimeInterval(b, c), Ratio = ratio, RatioInterval = new RatioInterval(ratio, share), CpuPercent = share, Difference = Difference.Slower,
                Samples = [Made.Sample("Plain", GoBuildState.Cold, 1, 1)], Findings = [new GoBuildFinding("A", "b", "c", "d") { Gain = ratio }],
            };
            var profile = new GoBuildProfile
            {
                Duration = a, CriticalPath = b, SpeedupLimit = ratio, Concurrency = share, LoadTime = c,
                Actions = [new GoBuildAction { Package = "a", Mode = "build", Start = b, Duration = c, IsOnCriticalPath = true }, new GoBuildAction { Package = "b", Mode = "build", Start = e, Duration = a }],
                Phases = [new GoBuildPhase { Name = "p", Duration = e, Share = share }],
            };
            var page = Made.Page(Made.Content(measurement, profile));
            Made.Json(Made.Content(measurement, profile));
            Made.Markdown(Made.Content(measurement, profile));
            Assert.DoesNotMatch("NaN|Infinity|∞", page.ToString());
            Assert.All(page.Named("svg").Attributes().Concat(page.Named("svg").Descendants().Attributes()), attribute =>
            {
                if (attribute.Name.LocalName is "x" or "y" or "width" or "height" or "x1" or "x2" or "y1" or "y2" or "cx" or "cy" or "r")
                    Assert.Matches(@"^\d+(\.\d+)?%?$", attribute.Value);
                if (attribute.Name.LocalName == "d")
                    Assert.Matches(@"^M0 \d+(H\d+V\d+(\.\d+)?)+Z$", attribute.Value);
            });
        },
        count: 2_000);

    static Gen<double> Number => Gen.OneOf(Gen.OneOf(double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 0, -1), Gen.Double[0, 100]);

    static Gen<TimeSpan> Odd => Gen.OneOf(Gen.OneOf(TimeSpan.Zero, TimeSpan.MaxValue, TimeSpan.MinValue, new TimeSpan(1), new TimeSpan(-1)), Gen.Double[0, 10].Select(Made.Seconds));

    static Engine.Builds.Reports.Content.ReportContent With(string text) => Made.Content(
        text,
        new GoBuildMeasurement { Path = text, Package = text, Image = text, Scenario = text, GoVersion = text, TargetPlatform = text, Median = Made.Seconds(1), Samples = [Made.Sample(text, GoBuildState.Cold, 1, 1)], Findings = [new GoBuildFinding(text, text, text, text)] },
        Made.Profile(text, [new GoBuildAction { Package = text, Mode = text, Duration = Made.Seconds(2), MissReason = text, IsOnCriticalPath = true }]));

    // Facts without a value are left out, so only what holds text is compared.
    static string Shape(XDocument page) => string.Join(" ", page.Descendants().Where(element => element.Name.LocalName is not ("dt" or "dd"))
        .Select(element => $"{element.Name.LocalName}({string.Join(",", element.Attributes().Select(attribute => attribute.Name.LocalName))})"));

    // As XML and HTML read it.
    static string Shown(string text) => PlainText.Of(text);

    static string Valid(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
