using System;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>README counts what is shown of Windows and how; the list is in tests/windows-behaviours.csv.</summary>
public sealed class WindowsBehaviourTests
{
    static readonly string[] Lines = [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "windows-behaviours.csv")).Skip(1)];

    static readonly string[][] Rows = [.. Lines.Select(line => line[(line.LastIndexOf(',', line.LastIndexOf(',') - 1) + 1)..].Split(','))];

    static int Count(string evidence) => Rows.Count(row => row[0] == evidence);

    [Fact]
    public void README_counts_as_the_list_does() => Assert.Contains(
        $"Of {Rows.Length} behaviours that only Windows has, {Count("Windows") switch { 0 => "none", var real => $"{real}" }} is shown on real Windows, {Count("Wine")} in Wine, {Count("Stand-in")} with a stand-in, {Count("Review")} by review alone",
        string.Join(' ', File.ReadLines(Path.Combine(Repository.Root, "README.md")).Select(line => line.Trim())), StringComparison.Ordinal);

    [Fact]
    public void Whatever_is_said_to_be_shown_names_a_test_that_exists() => Assert.All(Rows, row =>
    {
        Assert.Equal(row[0] == "Review", row[1].Length == 0);
        Assert.True(row[0] == "Review" || Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), row[1] + ".cs", SearchOption.AllDirectories).Any(), row[1]);
    });
}
