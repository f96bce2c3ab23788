using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using WinDockerTools.Engine.Builds.Reports.Elements;
using Xunit;

namespace WinDockerTools.Tests.Builds.Reports;

public sealed class HtmlReportTests
{
    static readonly XDocument Page = Made.Page(Made.Content(
        Made.Measurement(), Made.Compared(0.5, Difference.Faster), Made.Measurement(state: GoBuildState.Edit), Made.Profile(Made.Step("example.com/shop/price", 0, 2, isCritical: true))));

    [Fact]
    public void The_page_asks_no_network_and_runs_no_script()
    {
        Assert.Empty(Page.Named("script"));
        Assert.DoesNotContain(Page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "src" || attribute.Name == "style");
        Assert.All(Page.Descendants().Attributes("href"), link => Assert.True(link.Value == "data:," || link.Value.StartsWith("#", StringComparison.Ordinal)));
        Assert.DoesNotContain("url(", Page.Named("style").Single().Value);
        Assert.DoesNotContain("@import", Page.Named("style").Single().Value);
    }

    [Fact]
    public void The_policy_lets_through_the_style_sheet_and_nothing_else()
    {
        using var sha256 = SHA256.Create();
        var digest = Convert.ToBase64String(sha256.ComputeHash(Encoding.UTF8.GetBytes(Page.Named("style").Single().Value)));

        var policy = (string)Page.Named("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!;

        Assert.Equal($"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public void Every_chart_says_in_words_what_it_shows()
    {
        var charts = Page.Styled("chart").ToList();

        Assert.Equal(4, charts.Count);
        Assert.All(charts, chart =>
        {
            Assert.Equal("img", (string?)chart.Attribute("role"));
            Assert.Equal(
                (string?)chart.Attribute("aria-labelledby"), $"{(string?)chart.Element("title")!.Attribute("id")} {(string?)chart.Element("desc")!.Attribute("id")}");
            Assert.NotEqual("", chart.Element("title")!.Value);
            Assert.NotEqual("", chart.Element("desc")!.Value);
        });
        Assert.Contains("CacheVolume builds in 1.00 s, 0.500× the time of Plain, 95 % interval 0.450 to 0.550: faster.", charts[0].Element("desc")!.Value);
    }

    [Fact]
    public void Ids_are_unique_and_links_lead_somewhere()
    {
        var ids = Page.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.NotEmpty(Page.Named("a"));
        Assert.All(Page.Named("a"), link => Assert.Contains(((string)link.Attribute("href")!).Substring(1), ids));
        Assert.All(Page.Named("section"), section => Assert.Contains((string)section.Attribute("aria-labelledby")!, ids));
    }

    [Fact]
    public void Headings_go_down_one_step_at_a_time()
    {
        var levels = Page.Descendants().Where(element => element.Name.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6").Select(element => element.Name.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1), (level, next) => next - level), step => Assert.True(step <= 1));
    }

    [Fact]
    public void Tables_have_captions_and_headings_and_scroll_with_the_keyboard() => Assert.All(Page.Named("table"), table =>
    {
        Assert.Equal("0", (string?)table.Parent!.Attribute("tabindex"));
        Assert.Equal((string?)table.Parent!.Attribute("aria-label"), table.Element("caption")!.Value);
        Assert.All(table.Element("thead")!.Descendants("th"), head => Assert.Equal("col", (string?)head.Attribute("scope")));
        var width = table.Element("thead")!.Descendants("th").Count();
        Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal((width, "row"), (row.Elements().Count(), (string?)row.Element("th")!.Attribute("scope"))));
    });

    [Fact]
    public void A_bar_is_as_long_as_its_time_on_the_scale()
    {
        var chart = Page.Styled("chart").First();

        // The scale goes to 2.5 s: 2.3 s is the furthest.
        Assert.Equal(["0", "0.5", "1", "1.5", "2", "2.5 s"], chart.Styled("tick").Select(tick => tick.Value));
        Assert.Equal(["80%", "40%"], chart.Styled("build").Select(bar => (string?)bar.Attribute("width")));
        Assert.Equal([("80%", "12%")], chart.Styled("around").Select(bar => ((string)bar.Attribute("x")!, (string)bar.Attribute("width")!)));
        Assert.Equal(("76%", "84%"), ((string?)chart.Styled("interval").First().Attribute("x1"), (string?)chart.Styled("interval").First().Attribute("x2")));
        Assert.Equal(["78.4%", "81.6%"], chart.Styled("sample").Select(dot => (string?)dot.Attribute("cx")));
    }

    [Fact]
    public void Every_figure_is_in_the_table_and_those_that_are_not_known_are_named()
    {
        var page = Made.Page(Made.Content(Made.Measurement(), Made.Compared(0.5, Difference.TooNoisy)));
        var rows = page.Named("table").First().Named("tr").ToDictionary(row => row.Elements().First().Value, row => row.Elements().Skip(1).Select(cell => cell.Value).ToArray());

        Assert.Equal(["2.00 s", "1.00 s"], rows["Build, median"]);
        Assert.Equal(["1.90 to 2.10 s", "–"], rows["95 % interval"]);
        Assert.Equal(["2.30 s", "–"], rows["What the user waits"]);
        Assert.Equal(["–", "0.500×"], rows["Ratio"]);
        Assert.Equal(["–", "too noisy to tell"], rows["Compared"]);
        Assert.Equal(["175 %", "–"], rows["CPU use"]);
        Assert.Equal(["300 MiB", "–"], rows["Peak memory"]);
        Assert.Contains("Not reported here: Quota periods; Throttled periods;", page.Styled("muted").Select(text => text.Value).Single(text => text.StartsWith("Not", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_has_no_figures_at_all_is_told_in_words()
    {
        var failed = new GoBuildMeasurement { Path = "/src/shop", Scenario = "Plain", Outcome = GoBuildOutcome.OutOfMemory };

        var page = Made.Page(Made.Content(failed, Made.Profile()));

        Assert.Contains("Plain has no build that succeeded: out of memory.", page.Named("li").Select(item => item.Value));
        Assert.Empty(page.Styled("chart"));
        Assert.Contains("None of the known causes was seen.", page.Named("p").Select(text => text.Value));
    }

    [Fact]
    public void A_finding_tells_cause_fix_and_gain_and_where_it_was_seen()
    {
        var page = Made.Page(Made.Content(Made.Measurement(text: "RUN --mount=type=cache"), Made.Measurement(state: GoBuildState.Edit, text: "RUN --mount=type=cache")));
        var finding = Assert.Single(page.Styled("finding"));

        Assert.Equal("BuildCacheNotKept", finding.Element("h4")!.Value);
        Assert.Equal("RUN --mount=type=cache", finding.Descendants("code").Single().Value);
        Assert.Contains("Seen in: Plain Cold, Plain Edit", finding.Elements("p").Select(text => text.Value));
        Assert.Contains("Gain of the fix: 4.20× as fast, as measured in this call", finding.Elements("p").Select(text => text.Value));
    }

    [Fact]
    public void A_gain_that_nobody_measured_is_not_claimed()
    {
        var measurement = new GoBuildMeasurement { Scenario = "Plain", Findings = [new GoBuildFinding("LinkDominates", "a", "b", "c")] };

        Assert.Contains("Gain of the fix: not measured", Made.Page(Made.Content(measurement)).Styled("finding").Single().Elements("p").Select(text => text.Value));
    }

    [Fact]
    public void The_critical_path_is_marked_by_more_than_a_colour()
    {
        var page = Made.Page(Made.Content(Made.Profile(
            Made.Step("a/first", 0, 2, isCritical: true), Made.Step("b/other", 0, 1), Made.Step("c/kept", 1, 1, isCached: true), Made.Step("app", 2, 2, mode: "link", isCritical: true))));
        var chart = page.Styled("chart").First();

        // Once in the lane of its own and once among all steps.
        Assert.Equal(4, chart.Styled("critical").Count());
        Assert.Equal(4, chart.Styled("mark").Count());
        Assert.Equal(["first", "link app", "first", "link app"], chart.Styled("on-critical").Select(text => text.Value));
        Assert.Equal(("other", "kept"), (chart.Styled("on-build").Single().Value, chart.Styled("on-cached").Single().Value));
        Assert.Equal(["0%", "50%", "0%", "50%"], chart.Styled("critical").Select(block => (string?)block.Attribute("x")));
        Assert.Contains("Steps at work at once, up to 2", chart.Styled("caption").Select(text => text.Value));
    }

    [Fact]
    public void Thousands_of_steps_stay_a_small_file_and_none_is_lost_silently()
    {
        var steps = Enumerable.Range(0, 8000).Select(index => Made.Step($"example.com/a/package{index}", index * 0.001, 0.0009)).Concat([Made.Step("app", 8, 2, mode: "link", isCritical: true)]).ToArray();

        var html = Made.Html(Made.Content(Made.Profile(steps)));

        Assert.InRange(html.Length, 20_000, 300_000);
        Assert.Contains("8,000 steps shorter than 8.33 ms are drawn as 1 blocks.", html);
        Assert.Contains("7,801 other steps took 7.02 s together; -Format Json lists them all.", html);
    }

    [Fact]
    public void A_step_beyond_the_lanes_that_fit_is_counted()
    {
        var page = Made.Html(Made.Content(Made.Profile([.. Enumerable.Range(0, 70).Select(index => Made.Step("p" + index, 0, 1))])));

        Assert.Contains("6 steps beyond 64 at once are not drawn.", page);
    }

    [Fact]
    public void What_is_measured_twice_is_two_calls_and_a_profile_that_comes_twice_is_one()
    {
        var profile = Made.Profile(Made.Step("a", 0, 1));
        var measured = new GoBuildMeasurement { Path = "/src/shop/", Package = ".", Scenario = "Plain", Profile = profile };

        var page = Made.Page(Made.Content(measured, measured, profile));

        Assert.Equal(
            ["Measured: shop", "Measured: shop, call 2", "Where the time goes: Plain Cold of shop"], page.Named("h2").Select(heading => heading.Value));
    }

    [Theory]
    [InlineData("<b>&\"'", "<b>&\"'")]
    [InlineData("a\0b\u001bc\u0085", "a\ufffdb\ufffdc\ufffd")]
    [InlineData("safe\u202egnp.exe", "safe\ufffdgnp.exe")]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\nthree")]
    public void A_title_is_shown_as_text(string title, string shown) => Assert.Equal(shown, Made.Page(Made.Content(title, Made.Measurement())).Named("h1").Single().Value);

    [Fact]
    public void Half_a_character_is_replaced_and_a_whole_one_kept() => Assert.Equal("\U0001f600 \ufffd ü", PlainText.Of("\U0001f600 \ud800 ü"));
}
