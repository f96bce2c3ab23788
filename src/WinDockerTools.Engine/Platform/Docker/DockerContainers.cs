using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Docker.DotNet;
using Docker.DotNet.Models;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Platform.Docker;

/// <summary>Makes, runs and removes containers and volumes.</summary>
sealed class DockerContainers(DockerConnection connection) : IContainers
{
    // Windows engines take long to make and to remove layers.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Endless = Timeout.InfiniteTimeSpan;

    public Task<string> CreateAsync(ContainerSpec spec, CancellationToken stop) => ToItsEndAsync(patient => AskAsync(async (api, limit) =>
    {
        try
        {
            return (await api.Containers.CreateContainerAsync(ContainerParameters.Of(spec), limit).ConfigureAwait(false)).ID;
        }
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw new FaultException(FaultKind.ContainerImageMissing, spec.Image, $"the engine at '{connection.Endpoint}' says: {EngineFaults.Words(e)}", e);
        }
    }, patient), stop);

    public Task CopyInAsync(string id, string folder, Stream archive, CancellationToken stop) => AskAsync(
        (api, limit) => api.Containers.ExtractArchiveToContainerAsync(id, new CopyToContainerParameters { Path = folder }, archive, limit), stop, Endless);

    public Task<bool> CopyOutAsync(string id, string path, Func<Stream, Task> read, CancellationToken stop) => AskAsync(
        (api, limit) => IfThereAsync(async () =>
        {
            var answer = await api.Containers.GetArchiveFromContainerAsync(id, new ContainerPathStatParameters { Path = path }, statOnly: false, limit).ConfigureAwait(false);
            using var stream = answer.Stream ?? Stream.Null;
            await read(stream).ConfigureAwait(false);
        }), stop, Endless);

    public Task ExportAsync(string id, Func<Stream, Task> read, CancellationToken stop) => AskAsync(
        async (api, limit) =>
        {
            using var stream = await api.Containers.ExportContainerAsync(id, limit).ConfigureAwait(false);
            await read(stream).ConfigureAwait(false);
        }, stop, Endless);

    public Task<bool> ExistsAsync(string id, string path, CancellationToken stop) => AskAsync(
        (api, limit) => IfThereAsync(() => api.Containers.GetArchiveFromContainerAsync(id, new ContainerPathStatParameters { Path = path }, statOnly: true, limit)), stop);

    public Task<IReadOnlyDictionary<string, string>> VariablesAsync(string id, CancellationToken stop) => AskAsync(
        async (api, limit) => DockerModels.Variables((await api.Containers.InspectContainerAsync(id, limit).ConfigureAwait(false)).Config?.Env), stop);

    public Task StartAsync(string id, CancellationToken stop) => AskAsync(
        (api, limit) => api.Containers.StartContainerAsync(id, new ContainerStartParameters(), limit), stop);

    public Task<long> ProcessAsync(string id, CancellationToken stop) => AskAsync(
        async (api, limit) => (await api.Containers.InspectContainerAsync(id, limit).ConfigureAwait(false)).State?.Pid ?? 0, stop);

    public Task PauseAsync(string id, CancellationToken stop) => AskAsync((api, limit) => api.Containers.PauseContainerAsync(id, limit), stop);

    public Task ResumeAsync(string id, CancellationToken stop) => AskAsync((api, limit) => api.Containers.UnpauseContainerAsync(id, limit), stop);

    public async Task<ContainerEnd> WaitAsync(string id, CancellationToken stop)
    {
        await AskAsync((api, limit) => api.Containers.WaitContainerAsync(id, limit), stop, Endless).ConfigureAwait(false);
        var container = await AskAsync((api, limit) => api.Containers.InspectContainerAsync(id, limit), stop).ConfigureAwait(false);
        var state = container.State ?? throw new FaultException(FaultKind.EngineFailed, connection.Endpoint.ToString(), "it does not tell how the container ended");
        return new ContainerEnd(state.ExitCode, state.OOMKilled, DockerModels.Time(state.StartedAt), DockerModels.Time(state.FinishedAt));
    }

    public Task<ContainerText> LogsAsync(string id, CancellationToken stop) => AskAsync(async (api, limit) =>
    {
        using var stream = await api.Containers.GetContainerLogsAsync(id, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true }, limit).ConfigureAwait(false);
        var (output, error) = await stream.ReadOutputToEndAsync(limit).ConfigureAwait(false);
        return new ContainerText(output, error);
    }, stop);

    public Task<(long ExitCode, ContainerText Text)> ExecAsync(string id, ContainerExec exec, CancellationToken stop) => AskAsync(async (api, limit) =>
    {
        var created = await api.Exec.CreateContainerExecAsync(id, ContainerParameters.Of(exec), limit).ConfigureAwait(false);
        using var stream = await api.Exec.StartContainerExecAsync(created.ID, new ContainerExecStartParameters(), limit).ConfigureAwait(false);
        var (output, error) = await stream.ReadOutputToEndAsync(limit).ConfigureAwait(false);
        var end = await api.Exec.InspectContainerExecAsync(created.ID, limit).ConfigureAwait(false);
        return (end.ExitCode ?? -1, new ContainerText(output, error));
    }, stop, Endless);

    public Task<ContainerUsage?> UsageAsync(string id, CancellationToken stop) => AskAsync(async (api, limit) =>
    {
        var last = new LastValue<ContainerStatsResponse>();
        await api.Containers.GetContainerStatsAsync(id, new ContainerStatsParameters { Stream = false, OneShot = true }, last, limit).ConfigureAwait(false);
        return last.Value is { } stats ? DockerModels.Usage(stats) : null;
    }, stop);

    public Task KillAsync(string id, CancellationToken stop) => AskAsync(async (api, limit) =>
    {
        try
        {
            await api.Containers.KillContainerAsync(id, new ContainerKillParameters(), limit).ConfigureAwait(false);
        }
        catch (DockerApiException e) when (e.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound)
        {
            // It ended by itself.
        }
    }, stop);

    public Task RemoveAsync(string id, CancellationToken stop) => AskAsync(
        (api, limit) => UntilGoneAsync(() => api.Containers.RemoveContainerAsync(id, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, limit), limit), stop);

    public Task CreateVolumeAsync(string name, IReadOnlyDictionary<string, string> labels, CancellationToken stop) => ToItsEndAsync(patient => AskAsync(
        (api, limit) => api.Volumes.CreateAsync(new VolumesCreateParameters { Name = name, Labels = labels.ToDictionary(pair => pair.Key, pair => pair.Value) }, limit), patient), stop);

    public Task RemoveVolumeAsync(string name, CancellationToken stop) => AskAsync(
        (api, limit) => IfThereAsync(() => api.Volumes.RemoveAsync(name, force: true, limit)), stop);

    public Task<IReadOnlyList<EngineObject>> ListAsync(string label, string prefix, CancellationToken stop) => AskAsync(async (api, limit) =>
    {
        var containers = await api.Containers.ListContainersAsync(new ContainersListParameters { All = true }, limit).ConfigureAwait(false);
        var volumes = await api.Volumes.ListAsync(limit).ConfigureAwait(false);
        IEnumerable<EngineObject> all = [
            .. containers.Select(DockerModels.Object),
            .. (volumes.Volumes ?? []).Select(DockerModels.Object)];
        return (IReadOnlyList<EngineObject>)[.. all.Where(item => item.Labels.ContainsKey(label) || item.Name.StartsWith(prefix, StringComparison.Ordinal))];
    }, stop);

    // Of a making that is broken off nobody knows whether it takes place after all, so a stop waits for its answer.
    static async Task<T> ToItsEndAsync<T>(Func<CancellationToken, Task<T>> make, CancellationToken stop)
    {
        using var patient = new CancellationTokenSource();
        T made;
        using (stop.Register(() => patient.CancelAfter(StopPatience)))
            made = await make(patient.Token).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        return made;
    }

    static async Task<bool> IfThereAsync(Func<Task> ask)
    {
        try
        {
            await ask().ConfigureAwait(false);
            return true;
        }
        catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    // A removal that is under way already is a conflict until it is done.
    static async Task UntilGoneAsync(Func<Task> remove, CancellationToken limit)
    {
        while (true)
        {
            try
            {
                await IfThereAsync(remove).ConfigureAwait(false);
                return;
            }
            catch (DockerApiException e) when (e.StatusCode == HttpStatusCode.Conflict)
            {
                await Task.Delay(100, limit).ConfigureAwait(false);
            }
        }
    }

    Task<T> AskAsync<T>(Func<DockerClient, CancellationToken, Task<T>> ask, CancellationToken stop, TimeSpan? patience = null) =>
        connection.AskAsync(ask, patience ?? Patience, stop);

    Task<bool> AskAsync(Func<DockerClient, CancellationToken, Task> ask, CancellationToken stop, TimeSpan? patience = null) => AskAsync(async (api, limit) =>
    {
        await ask(api, limit).ConfigureAwait(false);
        return true;
    }, stop, patience);

    // Progress<T> would report on another thread, in any order.
    sealed class LastValue<T> : IProgress<T>
    {
        public T? Value { get; private set; }
        public void Report(T value) => Value = value;
    }
}
