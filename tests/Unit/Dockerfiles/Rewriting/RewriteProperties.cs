using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CsCheck;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Rewriting;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rules;
using WinDockerTools.Tests.Fuzzing;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rewriting;

public sealed class RewriteProperties : IDisposable
{
    static readonly string[] Files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Unit", "Dockerfiles", "Corpus"), "*.Dockerfile").OrderBy(name => name, StringComparer.Ordinal).Select(File.ReadAllText)];

    static readonly string[] Lines = [.. Files.SelectMany(file => file.Split('\n')).Distinct().Where(line => line.Length is > 0 and < 200)];

    static readonly RewriteSettings Settings = new() { Check = new CheckSettings { Today = new DateTime(2026, 11, 28) } };

    /// <summary>A file of the corpus with lines of others in it, lines away, or characters damaged.</summary>
    static readonly Gen<string> Mutated = Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, int.MaxValue].Array[0, 5], (file, steps) =>
    {
        var text = Files[file];
        foreach (var step in steps)
        {
            var lines = text.Split('\n').ToList();
            var at = step / 5 % lines.Count;
            switch (step % 5)
            {
                case 0 or 1:
                    lines.Insert(at, Lines[step / 97 % Lines.Length]);
                    break;
                case 2:
                    lines.RemoveAt(at);
                    break;
                case 3:
                    (lines[at], lines[step / 89 % lines.Count]) = (lines[step / 89 % lines.Count], lines[at]);
                    break;
                default:
                    lines[at] = lines[at].Length == 0 ? "\\" : lines[at].Remove(step / 83 % lines[at].Length, 1);
                    break;
            }
            text = string.Join("\n", lines);
        }
        return text;
    });

    readonly TemporaryFolder folder = new();
    readonly DockerfileOptimizer optimizer = new(DockerfileRules.All, Settings);

    public RewriteProperties()
    {
        foreach (var (path, text) in Rewritten.Module(("web/index.html", "x"), ("package.json", "{}"), ("requirements.txt", "x==1\n")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
            File.WriteAllText(folder.File(path), text);
        }
    }

    public void Dispose() => folder.Dispose();

    public static TheoryData<int> Corpus => [.. Enumerable.Range(0, Files.Length)];

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Every_file_of_the_corpus_is_rewritten_soundly(int file) => Check(Files[file]);

    [Fact]
    public void Damaged_files_are_rewritten_soundly() => Fuzz.All(Mutated, Check, count: 20_000);

    void Check(string text)
    {
        var path = folder.File("Dockerfile");
        var result = optimizer.Optimize(path, text);
        Assert.Equal(text, result.Before);
        Assert.Equal(result.After, Patch(text, result.Diff));
        var (before, after) = (DockerfileParser.Parse(text), DockerfileParser.Parse(result.After));
        if (!result.IsChanged)
            return;
        Assert.True(before.IsValid && after.IsValid);
        Assert.Equal(RunningState.Of(new DockerfileFacts(path, before, Settings.Check)), RunningState.Of(new DockerfileFacts(path, after, Settings.Check)));
        Assert.Equal(result.After, optimizer.Optimize(path, result.After).After);
    }

    static readonly Gen<string> Text = Gen.Select(Gen.OneOf(new[] { "a\n", "b\n", "c\n", "\n", "d\r\n" }.Select(Gen.Const).ToArray()).Array[0, 40], Gen.Bool, (lines, isOpen) => string.Concat(lines) + (isOpen ? "end" : ""));

    [Fact]
    public void A_diff_leads_from_the_one_text_to_the_other() => Fuzz.All(Gen.Select(Text, Text), (before, after) => Assert.Equal(after, Patch(before, UnifiedDiff.Of("Dockerfile", before, after))), count: 20_000);

    /// <summary>What patch does with a diff.</summary>
    static string Patch(string text, string diff)
    {
        if (diff.Length == 0)
            return text;
        var lines = Split(text);
        var result = new List<string>();
        var at = 0;
        var all = Split(diff);
        Assert.Equal(["--- a/Dockerfile\n", "+++ b/Dockerfile\n"], all.Take(2));
        for (var number = 2; number < all.Count; number++)
        {
            var line = all[number];
            var isOpen = number + 1 < all.Count && all[number + 1].StartsWith('\\');
            var content = isOpen ? line[1..^1] : line[1..];
            switch (line[0])
            {
                case '@':
                    var head = Regex.Match(line, @"^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$");
                    Assert.True(head.Success);
                    var start = int.Parse(head.Groups[1].Value, null) - (head.Groups[2].Value == "0" ? 0 : 1);
                    result.AddRange(lines.Skip(at).Take(start - at));
                    at = start;
                    Assert.Equal(result.Count, int.Parse(head.Groups[3].Value, null) - (head.Groups[4].Value == "0" ? 0 : 1));
                    break;
                case ' ':
                    Assert.Equal(lines[at++], content);
                    result.Add(content);
                    break;
                case '-':
                    Assert.Equal(lines[at++], content);
                    break;
                case '+':
                    result.Add(content);
                    break;
                default:
                    Assert.Equal("\\ No newline at end of file\n", line);
                    break;
            }
        }
        return string.Concat(result.Concat(lines.Skip(at)));
    }

    static List<string> Split(string text) => [.. Regex.Split(text, "(?<=\n)").Where(line => line.Length > 0)];
}
