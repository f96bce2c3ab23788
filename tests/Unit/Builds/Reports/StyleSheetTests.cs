using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Builds.Reports.Html;
using Xunit;

namespace WinDockerTools.Tests.Builds.Reports;

/// <summary>Colours, by the rules of WCAG 2.2.</summary>
public sealed class StyleSheetTests
{
    static readonly Dictionary<string, string>[] Schemes =
        [.. Regex.Matches(StyleSheet.Text, "(?s):root \\{(.*?)\\}").Cast<Match>().Select(scheme => Regex.Matches(scheme.Groups[1].Value, "--([\\w-]+): (#\\w{6})").Cast<Match>()
            .ToDictionary(colour => colour.Groups[1].Value, colour => colour.Groups[2].Value))];

    public static TheoryData<string, string, double> Pairs => new()
    {
        { "text", "page", 4.5 }, { "text", "card", 4.5 }, { "muted", "page", 4.5 }, { "muted", "card", 4.5 }, { "link", "page", 4.5 },
        { "on-build", "build", 4.5 }, { "on-critical", "critical", 4.5 }, { "on-cached", "cached", 4.5 },
        { "build", "page", 3 }, { "critical", "page", 3 }, { "cached", "page", 3 }, { "mark", "critical", 1.6 }, { "work", "page", 3 },
    };

    [Fact]
    public void There_is_a_light_and_a_dark_scheme_of_the_same_colours()
    {
        Assert.Equal(2, Schemes.Length);
        Assert.Equal(Schemes[0].Keys, Schemes[1].Keys);
        Assert.True(Luminance(Schemes[0]["page"]) > 0.9 && Luminance(Schemes[1]["page"]) < 0.05);
        Assert.Contains("@media screen and (prefers-color-scheme: dark)", StyleSheet.Text);
        Assert.Contains("@media print", StyleSheet.Text);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_lies_on_something_stands_out(string front, string back, double least) => Assert.All(Schemes, scheme => Assert.True(
        Contrast(scheme[front], scheme[back]) >= least, $"{front} on {back}: {Contrast(scheme[front], scheme[back]):0.00}"));

    // Blue and orange keep their difference for all kinds of colour blindness; red and green do not.
    [Fact]
    public void The_critical_path_is_told_from_other_steps_by_people_who_see_no_red_or_no_green() => Assert.All(Schemes, scheme =>
    {
        var (build, critical) = (Channels(scheme["build"]), Channels(scheme["critical"]));
        Assert.True(build[2] > build[0] + 0.3 && critical[0] > critical[2] + 0.3);
    });

    static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    static double Luminance(string colour)
    {
        var linear = Channels(colour).Select(channel => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    static double[] Channels(string colour) =>
        [.. new[] { 16, 8, 0 }.Select(at => ((int.Parse(colour.TrimStart('#'), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> at) & 0xff) / 255.0)];
}
