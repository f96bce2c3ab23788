using System;
using System.IO;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>What Optimize-Dockerfile makes of the projects' Dockerfiles.</summary>
[Collection(typeof(ProjectLab))]
public sealed class OptimizedProjectTests(ProjectLab lab, OptimizedProjectTests.Shell shell) : IClassFixture<OptimizedProjectTests.Shell>
{
    /// <summary>How much larger than the hand-made image the optimized one may be.</summary>
    const double LargestRatio = 1.2;

    const string Optimized = "Dockerfile.optimized";

    public static TheoryData<string> Names => [.. GoProject.Names];

    public static TheoryData<string> Buildable => [.. GoProject.Buildable];

    [Theory]
    [MemberData(nameof(Buildable))]
    public async Task An_optimized_project_builds_and_runs_the_same(string name) =>
        Assert.Empty((await lab.ObserveAsync(GoProject.Load(name), GoProject.Naive)).DifferencesTo(await ObserveAsync(name)));

    [Theory]
    [InlineData("hello")]
    [InlineData("modules")]
    [InlineData("packages")]
    [InlineData("templates")]
    public async Task Written_for_the_classic_builder_it_builds_without_mounts_and_runs_the_same(string name)
    {
        var project = GoProject.Load(name);

        var text = Optimize(project, GoProject.Naive, GoProject.Classic, "-Builder Classic");

        Assert.DoesNotContain("--mount", text, StringComparison.Ordinal);
        Assert.Contains(" || true\n", text, StringComparison.Ordinal);
        Assert.Empty((await lab.ObserveAsync(project, GoProject.Naive)).DifferencesTo(await lab.ObserveAsync(project, GoProject.Classic)));
    }

    [Theory]
    [MemberData(nameof(Buildable))]
    public async Task An_optimized_project_is_as_small_as_that_of_an_expert_unless_it_says_why_not(string name)
    {
        var project = GoProject.Load(name);

        var ratio = (double)(await ObserveAsync(name)).Size / (await lab.ObserveAsync(project, GoProject.Tuned)).Size;

        if (project.WhyLarger is null)
            Assert.InRange(ratio, 0, LargestRatio);
        else
            Assert.True(ratio > LargestRatio, $"'larger: {project.WhyLarger}' is no longer true.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Optimizing_changes_what_can_be_better_and_nothing_the_second_time(string name)
    {
        var project = GoProject.Load(name);

        var once = Optimize(project, GoProject.Naive, Optimized);

        Assert.Equal(project.StaysUnchanged, once == project.Text(GoProject.Naive));
        Assert.Equal(once, Optimize(project, Optimized, "Dockerfile.twice"));
    }

    Task<ImageObservation> ObserveAsync(string name)
    {
        var project = GoProject.Load(name);
        if (!File.Exists(Path.Combine(lab.FolderOf(project), Optimized)))
            Optimize(project, GoProject.Naive, Optimized);
        return lab.ObserveAsync(project, Optimized);
    }

    string Optimize(GoProject project, string from, string to, string more = "")
    {
        var folder = lab.FolderOf(project);
        shell.Session.Run(
            "param($from, $to) Optimize-Dockerfile -LiteralPath $from -OutputPath $to -Force " + more,
            ("from", Path.Combine(folder, from)), ("to", Path.Combine(folder, to))).ThrowIfFailed();
        return File.ReadAllText(Path.Combine(folder, to));
    }

    public sealed class Shell : IDisposable
    {
        public EngineSession Session { get; } = new();

        public void Dispose() => Session.Dispose();
    }
}
