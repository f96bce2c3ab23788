using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Builds images by the engine's API.</summary>
sealed class DockerImageBuilds(DockerConnection connection) : IImageBuilds
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Endless = Timeout.InfiniteTimeSpan;

    // The API's number of the builder within the engine.
    const string Classic = "1";

    public Task BuildAsync(ImageBuildSpec spec, Stream context, Action<ImageBuildMessage> told, CancellationToken stop) => connection.AskAsync(async (api, limit) =>
    {
        await api.Images.BuildImageFromDockerfileAsync(Parameters(spec), context, [], new Dictionary<string, string>(), new Listener(told), limit).ConfigureAwait(false);
        return true;
    }, Endless, stop);

    public Task<IReadOnlyList<ImageHistoryEntry>> HistoryAsync(string image, CancellationToken stop) => connection.AskAsync<IReadOnlyList<ImageHistoryEntry>>(
        async (api, limit) => [.. (await api.Images.GetImageHistoryAsync(image, limit).ConfigureAwait(false)).Reverse().Select(entry => new ImageHistoryEntry(entry.CreatedBy ?? "", entry.Size))],
        Patience, stop);

    public Task<bool> RemoveAsync(string image, bool withParents, CancellationToken stop) => connection.AskAsync(async (api, limit) =>
    {
        try
        {
            await api.Images.DeleteImageAsync(image, new ImageDeleteParameters { Force = true, NoPrune = !withParents }, limit).ConfigureAwait(false);
            return true;
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return false;
        }
    }, Patience, stop);

    public Task<IReadOnlyList<EngineObject>> ListAsync(string label, string prefix, CancellationToken stop) => connection.AskAsync<IReadOnlyList<EngineObject>>(async (api, limit) =>
        [.. from image in await api.Images.ListImagesAsync(new ImagesListParameters(), limit).ConfigureAwait(false)
            let item = DockerModels.Object(image)
            where item.Labels.ContainsKey(label) || item.Name.StartsWith(prefix, StringComparison.Ordinal)
            select item], Patience, stop);

    static ImageBuildParameters Parameters(ImageBuildSpec spec) => new()
    {
        Version = Classic,
        Dockerfile = spec.Dockerfile,
        Tags = [spec.Tag],
        NoCache = spec.NoCache,
        Remove = true,
        ForceRemove = true,
        Target = spec.Target,
        NetworkMode = spec.Network,
        BuildArgs = spec.BuildArguments.ToDictionary(pair => pair.Key, pair => pair.Value),
    };

    // Progress<T> would report on another thread, in any order.
    sealed class Listener(Action<ImageBuildMessage> told) : IProgress<JSONMessage>
    {
        public void Report(JSONMessage value) => told(new ImageBuildMessage(value.Stream, value.Error?.Message, (int?)value.Error?.Code));
    }
}
