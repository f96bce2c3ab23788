using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Archives;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Contents;

/// <summary>Looks into an image by a container that is never started.</summary>
static class ImageContentsReader
{
    // A removal is not stopped by what stopped the reading.
    static readonly TimeSpan RemovalLimit = TimeSpan.FromMinutes(2);

    // It is never run, but an engine makes no container without a command.
    const string NoCommand = "windockertools";

    /// <summary>
    /// Null for an image of Windows, whose files no engine exports. Throws FaultException (ContainerImageMissing,
    /// EngineUnreachable, …).
    /// </summary>
    public static async Task<ContainerImageContents?> ReadAsync(IDockerEngine engine, string image, RunId run, CancellationToken stop)
    {
        if (await engine.FindImageAsync(image, stop).ConfigureAwait(false) is { OS: "windows" })
            return null;
        var contents = new ContainerImageContents();
        var spec = new ContainerSpec(run.Name("contents-" + Guid.NewGuid().ToString("N")), image, [NoCommand]) { Labels = run.Labels, Network = "none" };
        try
        {
            var id = await engine.Containers.CreateAsync(spec, stop).ConfigureAwait(false);
            await engine.Containers.ExportAsync(id, async archive => contents = await ReadAsync(archive, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new FaultException(FaultKind.EngineFailed, engine.Endpoint.ToString(), $"what it sends of the files of '{image}' cannot be read: {e.Message}", e);
        }
        finally
        {
            // By name: a call that was stopped may have made the container without telling its id.
            using var limit = new CancellationTokenSource(RemovalLimit);
            await engine.Containers.RemoveAsync(spec.Name, limit.Token).ConfigureAwait(false);
        }
        return contents;
    }

    // Headers are half a kilobyte, and a network gives few of them at a time.
    static async Task<ContainerImageContents> ReadAsync(Stream archive, CancellationToken stop)
    {
        using var buffered = new BufferedStream(archive, 1 << 16);
        return await ContentsTally.OfAsync(new TarReader(buffered, stop)).ConfigureAwait(false);
    }
}
