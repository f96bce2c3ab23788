using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common.Statistics;
using WinDockerTools.Tests.Lab.Dockerfiles;

namespace WinDockerTools.Bench;

/// <summary>Builds several Dockerfiles of one context again and again, each time after another edit of a Go file, in an
/// order drawn anew for each round.</summary>
/// <param name="client">What builds.</param>
/// <param name="folder">The context.</param>
/// <param name="edited">The Go file, below it.</param>
sealed class EditRounds(BuildClient client, string folder, string edited)
{
    const int Seed = 20261128;

    int edits;

    public static string TagOf(string dockerfile) => $"edited:{dockerfile.ToLowerInvariant()}";

    /// <summary>Seconds of each round's build, the client's own time included; all are built once before.</summary>
    public async Task<IReadOnlyDictionary<string, List<double>>> RunAsync(IReadOnlyList<string> dockerfiles, int rounds)
    {
        var seconds = new Dictionary<string, List<double>>();
        foreach (var dockerfile in dockerfiles)
        {
            await client.BuildAsync(folder, dockerfile, TagOf(dockerfile));
            seconds[dockerfile] = [];
        }
        for (var round = 0; round < rounds; round++)
        {
            foreach (var dockerfile in Shuffle.Of(dockerfiles, Seed + round))
            {
                // No two builds see the same file: BuildKit would know the second.
                await File.AppendAllTextAsync(Path.Combine(folder, edited), $"\nvar edit{++edits} = {edits}\n");
                var clock = Stopwatch.StartNew();
                await client.BuildAsync(folder, dockerfile, TagOf(dockerfile));
                seconds[dockerfile].Add(clock.Elapsed.TotalSeconds);
            }
        }
        return seconds;
    }
}
