using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Lab.Builds;
using WinDockerTools.Tests.Lab.Dockerfiles;

namespace WinDockerTools.Bench;

/// <summary>What Optimize-Dockerfile's files gain beside those of people, on images that stand in for the public ones.
/// Tables are Markdown.</summary>
static class ImageBuildBench
{
    const int Seed = 42;
    const double Megabyte = 1e6;
    const string Naive = GoProject.Naive, Tuned = GoProject.Tuned, Optimized = "Dockerfile.optimized", Template = "Dockerfile.template";

    /// <summary>All projects of the tests: a build after an edit, in seconds, and the image's size.</summary>
    public static async Task RunProjectsAsync(int rounds)
    {
        await using var lab = new ProjectLab();
        await lab.StartAsync();
        using var session = new EngineSession();
        var gains = new List<(double Optimized, double Tuned, double Size)>();
        Console.WriteLine("| project | naive, s | optimized, s | by hand, s | naive, MB | optimized, MB | by hand, MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var project in GoProject.Buildable.Select(GoProject.Load).Where(project => !project.StaysUnchanged))
        {
            var folder = lab.FolderOf(project);
            Optimize(session, folder);
            var seconds = (await new EditRounds(lab.Client, folder, project.Edited).RunAsync([Naive, Optimized, Tuned], rounds)).ToDictionary(item => item.Key, item => Median.Of(item.Value));
            var sizes = await SizesAsync(lab, [Naive, Optimized, Tuned]);
            gains.Add((seconds[Naive] / seconds[Optimized], seconds[Naive] / seconds[Tuned], sizes[Optimized] / sizes[Tuned]));
            Console.WriteLine(FormattableString.Invariant(
                $"| {project.Name} | {seconds[Naive]:0.00} | {seconds[Optimized]:0.00} | {seconds[Tuned]:0.00} | {sizes[Naive]:0.0} | {sizes[Optimized]:0.0} | {sizes[Tuned]:0.0} |"));
        }
        var (optimized, tuned) = (Median.Of([.. gains.Select(gain => gain.Optimized)]), Median.Of([.. gains.Select(gain => gain.Tuned)]));
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant(
            $"{gains.Count} projects, {rounds} edits each, medians: optimized {optimized:0.00}× as fast as naive, by hand {tuned:0.00}×, so {optimized / tuned:P0} of it; size of the image {Median.Of([.. gains.Select(gain => gain.Size)]):0.00}× that by hand, {gains.Max(gain => gain.Size):0.00}× at most."));
    }

    /// <summary>One program with the modules of gin: four Dockerfiles, a build after an edit.</summary>
    public static async Task RunDuelAsync(TemporaryFolder temporary, int rounds)
    {
        var workload = await new GoWorkloads(temporary).GinServiceAsync();
        await using var lab = new ProjectLab { Proxy = workload.Proxy };
        await lab.StartAsync();
        using var session = new EngineSession();
        foreach (var (file, name) in new[] { (Naive, "naive"), (Template, "template"), (Tuned, "tuned") })
            File.Copy(Path.Combine(Repository.Root, "bench", "image-build", name + ".Dockerfile"), Path.Combine(workload.Folder, file));
        Optimize(session, workload.Folder);
        string[] files = [Naive, Template, Tuned, Optimized];
        var seconds = await new EditRounds(lab.Client, workload.Folder, "main.go").RunAsync(files, rounds);
        var sizes = await SizesAsync(lab, files);
        Console.WriteLine("| file | build after an edit, s | template's time to it | image, MB |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (file, title) in files.Zip(["naive", "as docker init's template", "by hand", "Optimize-Dockerfile's of the naive one"]))
        {
            var interval = Median.Interval(seconds[file], Seed) is { } range ? FormattableString.Invariant($" [{range.Low:0.00}, {range.High:0.00}]") : "";
            // How many times as long the template's builds take.
            var ratio = Comparison.Of(seconds[file], seconds[Template]);
            Console.WriteLine(FormattableString.Invariant($"| {title} | {Median.Of(seconds[file]):0.00}{interval} | {ratio.Ratio:0.0}× {ratio.Interval} | {sizes[file]:0.0} |"));
        }
    }

    static void Optimize(EngineSession session, string folder) => session.Run(
        "param($from, $to) Optimize-Dockerfile -LiteralPath $from -OutputPath $to -Force",
        ("from", Path.Combine(folder, Naive)), ("to", Path.Combine(folder, Optimized))).ThrowIfFailed();

    static async Task<Dictionary<string, double>> SizesAsync(ProjectLab lab, string[] dockerfiles)
    {
        using var api = lab.Engine.Api();
        var sizes = new Dictionary<string, double>();
        foreach (var file in dockerfiles)
            sizes[file] = (await api.GetAsync($"images/{EditRounds.TagOf(file)}/json"))!["Size"]!.GetValue<long>() / Megabyte;
        return sizes;
    }
}
