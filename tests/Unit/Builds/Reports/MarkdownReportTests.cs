using System;
using System.Linq;
using WinDockerTools.Engine.Builds.Reports.Writers;
using Xunit;

namespace WinDockerTools.Tests.Builds.Reports;

public sealed class MarkdownReportTests
{
    [Fact]
    public void The_summary_has_results_figures_findings_and_steps()
    {
        var text = Made.Markdown(Made.Content(
            "Nightly", Made.Measurement(text: "RUN go build"), Made.Compared(0.5, Difference.Faster), Made.Profile(Made.Step("example.com/shop", 0, 2, isCritical: true))));

        Assert.StartsWith("# Nightly\n\n## Measured: ./cmd/server in shop\n\n### Cold: the caches are empty\n\n- Plain builds in 2.00 s (2.30 s with all around it).\n- CacheVolume builds in 1.00 s, 0.500×", text);
        Assert.Contains("| Scenario | Build, median | 95 % interval | What the user waits | Ratio | Compared | Peak memory | Outcome |\n| --- | ---: |", text);
        Assert.Contains("| CacheVolume | 1.00 s | – | – | 0.500× | faster | – | succeeded |\n", text);
        Assert.Contains("**BuildCacheNotKept** (Plain Cold): RUN go build\n\nRUN go build Gain of the fix, as measured in this call: 4.20×.\n\n```\nRUN go build\n```\n", text);
        Assert.Contains("| build example.com/shop | 2.00 s | 0.000 s | yes |\n", text);
        Assert.Contains("| Parse and type check | 1.00 s | 100 % |\n", text);
        Assert.DoesNotContain("\r", text);
    }

    [Theory]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("*x* _y_ `z`", "&#42;x&#42; &#95;y&#95; &#96;z&#96;")]
    [InlineData("<img src=x>", "&#60;img src=x&#62;")]
    [InlineData("[a](b)", "&#91;a&#93;(b)")]
    [InlineData("![a]", "&#33;&#91;a&#93;")]
    [InlineData("https://evil", "https&#58;//evil")]
    [InlineData("www.evil.com @me #1", "www&#46;evil.com &#64;me &#35;1")]
    [InlineData("&lt; \\| ~~x~~ :+1: $x$", "&#38;lt; &#92;&#124; &#126;&#126;x&#126;&#126; &#58;+1: &#36;x&#36;")]
    [InlineData("- item", "&#45; item")]
    [InlineData("1. item", "1&#46; item")]
    [InlineData("12) item", "12&#41; item")]
    [InlineData("=", "&#61;")]
    [InlineData("two\nlines\r\n# three", "two lines &#35; three")]
    [InlineData("1.5 s, go1.24: a-b/c (d) 95 %", "1.5 s, go1.24: a-b/c (d) 95 %")]
    public void Names_are_no_Markdown(string name, string written) => Assert.Equal(written, MarkdownText.Of(name));

    [Theory]
    [InlineData("RUN x", "```\nRUN x\n```\n")]
    [InlineData("a\n```\n# out", "````\na\n```\n# out\n````\n")]
    [InlineData("````````", "`````````\n````````\n`````````\n")]
    public void Code_cannot_leave_its_block(string code, string block) => Assert.Equal(block, MarkdownText.Code(code));

    [Fact]
    public void Only_the_longest_steps_are_listed_and_the_others_summed()
    {
        var text = Made.Markdown(Made.Content(Made.Profile([.. Enumerable.Range(0, 30).Select(index => Made.Step("p" + index, index, 1))])));

        Assert.Equal(10, text.Split(["| build p"], StringSplitOptions.None).Length - 1);
        Assert.Contains("20 other steps took 20.0 s together.", text);
    }
}
