using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Removes what calls left behind that were killed; those that go on elsewhere are left alone.</summary>
static class Leftovers
{
    static readonly Regex OwnName = new($"^({Regex.Escape(RunId.Prefix)}[0-9a-f]{{12}})-", RegexOptions.CultureInvariant);

    // Without the owner's folder nobody knows whether it lives; no measurement takes a day.
    static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>Gives the number of things removed.</summary>
    public static async Task<int> RemoveAsync(IContainers containers, CancellationToken stop)
    {
        var all = await containers.ListAsync(RunId.Label, RunId.Prefix, stop).ConfigureAwait(false);
        var dead = all.Where(IsDead).OrderBy(item => item.IsVolume).ToList();
        foreach (var item in dead)
        {
            if (item.IsVolume)
                await containers.RemoveVolumeAsync(item.Name, stop).ConfigureAwait(false);
            else
                await containers.RemoveAsync(item.Id, stop).ConfigureAwait(false);
        }
        return dead.Count;
    }

    /// <summary>The same for images.</summary>
    public static async Task RemoveImagesAsync(IImageBuilds builds, CancellationToken stop)
    {
        foreach (var item in (await builds.ListAsync(RunId.Label, RunId.Prefix, stop).ConfigureAwait(false)).Where(IsDead))
            await builds.RemoveAsync(item.Name.Length > 0 ? item.Name : item.Id, withParents: true, stop).ConfigureAwait(false);
    }

    /// <summary>
    /// Empties the folders of dead calls. They go as a whole once the engine is clean: until then their locks tell
    /// which containers nobody owns.
    /// </summary>
    public static void RemoveFolders(bool engineIsClean)
    {
        foreach (var folder in WorkFolder.Abandoned(RunId.Prefix))
        {
            if (engineIsClean)
                FolderRemoval.Remove(folder);
            else
                WorkFolder.Empty(folder);
        }
    }

    static bool IsDead(EngineObject item)
    {
        var host = item.Labels.TryGetValue(RunId.HostLabel, out var name) ? name : null;
        if (host is not null && host != Environment.MachineName)
            return false;
        return RunOf(item) is { } run
            && (WorkFolder.IsOwned(Path.Combine(Path.GetTempPath(), run)) is { } isOwned ? !isOwned : DateTimeOffset.UtcNow - item.Created > Forgotten);
    }

    // The name tells as well as the label, which engines may lose; other names that begin so are the user's own.
    static string? RunOf(EngineObject item) =>
        item.Labels.TryGetValue(RunId.Label, out var id) ? RunId.Prefix + id
        : OwnName.Match(item.Name) is { Success: true } own ? own.Groups[1].Value : null;
}
