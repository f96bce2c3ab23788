using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using WinDockerTools.Tests.Lab.Engine;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

/// <summary>
/// What can be seen of an image from outside: its configuration, what comes of the project's runs and of the health
/// check, and the files that the project names. Two images whose observations agree run the same.
/// </summary>
/// <param name="Seen">What was looked at, and what was found.</param>
/// <param name="Size">In bytes, bases included.</param>
public sealed record ImageObservation(IReadOnlyDictionary<string, string> Seen, long Size)
{
    // Go's os.FileMode: those who may read, write and run it.
    const int Permissions = 0x1FF, Execute = 0x49;

    static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(60);

    /// <param name="api">The engine.</param>
    /// <param name="image">Its name.</param>
    /// <param name="project">Whose it is.</param>
    /// <param name="inherited">Variables that bases bring along, as <c>NAME=value</c>.</param>
    public static async Task<ImageObservation> OfAsync(EngineApi api, string image, GoProject project, IReadOnlyList<string> inherited)
    {
        var inspected = (await api.GetAsync($"images/{image}/json"))!;
        var config = inspected["Config"]!;
        var seen = ImageConfiguration.Read(config, inherited);
        foreach (var run in project.Runs)
            seen[Title(run)] = Outcome(await api.RunAsync(image, run.Arguments.Count > 0 ? [.. run.Arguments] : null, null, [.. run.Variables]).WaitAsync(RunLimit));
        if (ImageConfiguration.HealthCommand(config) is { } health)
            seen["health check"] = Outcome(await api.RunAsync(image, health[1..], null, null, [health[0]]).WaitAsync(RunLimit));
        foreach (var (path, file) in project.Kept.Zip(await api.FilesAsync(image, project.Kept)))
            seen[$"file {path}"] = file is null ? "missing" : Stat(file);
        return new ImageObservation(seen, inspected["Size"]!.GetValue<long>());
    }

    /// <summary>What comes of a project's runs where they do what its header says.</summary>
    public static IReadOnlyDictionary<string, string> Expected(GoProject project) =>
        project.Runs.ToDictionary(Title, run => Outcome(new ContainerRun(run.ExitCode, run.Output, "")));

    /// <summary>In what another image differs, as <c>what: this | other</c>.</summary>
    public IReadOnlyList<string> DifferencesTo(ImageObservation other) => Differences(Seen, other.Seen);

    /// <summary>Where it does not do what is expected.</summary>
    public IReadOnlyList<string> DifferencesTo(IReadOnlyDictionary<string, string> expected) => Differences(Seen.Where(item => expected.ContainsKey(item.Key)).ToDictionary(), expected);

    static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
    [
        .. from what in left.Keys.Union(right.Keys)
           let pair = (Left: left.GetValueOrDefault(what, ""), Right: right.GetValueOrDefault(what, ""))
           where pair.Left != pair.Right
           select $"{what}: {pair.Left} | {pair.Right}",
    ];

    static string Title(ProjectRun run) => string.Join(' ', ["run", .. run.Variables, .. run.Arguments]);

    static string Outcome(ContainerRun run) => $"{run.ExitCode} {new JsonArray(run.Output)[0]!.ToJsonString()}";

    // A program that is linked in another way has another size.
    static string Stat(JsonNode file)
    {
        var mode = file["mode"]!.GetValue<uint>();
        return $"{mode:x} {file["linkTarget"]}" + ((mode & Permissions & Execute) == 0 ? $" {file["size"]}" : "");
    }
}
