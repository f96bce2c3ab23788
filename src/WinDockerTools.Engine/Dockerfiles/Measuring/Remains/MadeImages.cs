using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Remains;

/// <summary>Removes the images that calls made, when the engine has removed the containers of what was broken off.</summary>
sealed class MadeImages(IDockerEngine engine, RemainsList remains)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromMilliseconds(250);

    // Clocks of engines are told to the second.
    static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>Those that were built upon others go first. What a build that was broken off still holds is waited for.</summary>
    public async Task RemoveAsync(CancellationToken stop)
    {
        foreach (var container in remains.Containers)
        {
            for (var waited = TimeSpan.Zero; waited < Patience && await IsThereAsync(container, stop).ConfigureAwait(false); waited += Pause)
                await Task.Delay(Pause, stop).ConfigureAwait(false);
        }
        foreach (var tag in remains.Tags)
            await engine.Builds.RemoveAsync(tag, withParents: false, stop).ConfigureAwait(false);
        var left = remains.Images.AsEnumerable().Reverse().Distinct().ToList();
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Pause)
        {
            left = await StillThereAsync(left, stop).ConfigureAwait(false);
            if (left.Count == 0)
                return;
            await Task.Delay(Pause, stop).ConfigureAwait(false);
        }
    }

    async Task<bool> IsThereAsync(string container, CancellationToken stop)
    {
        try
        {
            return await engine.Containers.ExistsAsync(container, "/", stop).ConfigureAwait(false);
        }
        catch (FaultException e) when (e.Kind is FaultKind.EngineRefused or FaultKind.EngineFailed)
        {
            // One that is about to go answers nothing else.
            return true;
        }
    }

    async Task<List<string>> StillThereAsync(List<string> candidates, CancellationToken stop)
    {
        var left = new List<string>();
        foreach (var id in candidates)
        {
            if (await engine.FindImageAsync(id, stop).ConfigureAwait(false) is { } image && IsOurs(image) && !await engine.Builds.RemoveAsync(image.Id, withParents: false, stop).ConfigureAwait(false))
                left.Add(id);
        }
        return left;
    }

    // The output of a command may name any image.
    bool IsOurs(LocalImage image) => image.Created >= remains.Since - Slack && image.RepoTags.All(tag => tag.StartsWith(RunId.Prefix, StringComparison.Ordinal));
}
