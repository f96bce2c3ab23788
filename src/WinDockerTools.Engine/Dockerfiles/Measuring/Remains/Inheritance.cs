using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Remains;

/// <summary>
/// Calls that measure on one engine at the same time share its cache: what one has made may be what the other finds.
/// So whoever ends first leaves the removing to one that goes on.
/// </summary>
sealed class Inheritance
{
    const string Marker = "image-builds", Legacy = "remains-";

    readonly string folder, engine;

    /// <param name="work">The folder of the call.</param>
    /// <param name="engine">The engine's own number.</param>
    public Inheritance(WorkFolder work, string engine)
    {
        folder = work.Path;
        this.engine = engine;
        File.WriteAllText(Path.Combine(folder, Marker), engine);
    }

    /// <summary>What others left to this call. From now on nobody leaves it anything.</summary>
    public IReadOnlyList<RemainsList> Close() => Guarded<IReadOnlyList<RemainsList>>([], () =>
    {
        File.Delete(Path.Combine(folder, Marker));
        return [.. Directory.GetFiles(folder, Legacy + "*").Select(file => JsonSerializer.Deserialize<RemainsList>(File.ReadAllText(file))).OfType<RemainsList>()];
    });

    /// <summary>Leaves all to a call that goes on; false where there is none.</summary>
    public bool Leave(RemainsList remains) => WorkFolder.Living(RunId.Prefix).Where(other => other != folder).Any(other => Guarded(false, () =>
    {
        var marker = Path.Combine(other, Marker);
        if (!File.Exists(marker) || File.ReadAllText(marker) != engine)
            return false;
        // Written as a whole or not at all.
        var written = Path.Combine(other, "new-" + remains.Runs[0]);
        File.WriteAllText(written, JsonSerializer.Serialize(remains));
        File.Move(written, Path.Combine(other, Legacy + remains.Runs[0]));
        // One that closed meanwhile may have seen it or not; removing it twice does no harm.
        return File.Exists(marker);
    }));

    static T Guarded<T>(T otherwise, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return otherwise;
        }
    }
}
