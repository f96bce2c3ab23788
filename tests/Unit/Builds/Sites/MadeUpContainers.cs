using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Tests.Builds.Sites;

/// <summary>Containers and volumes that exist in memory alone: who makes and removes them is tested with it, no engine.</summary>
sealed class MadeUpContainers : IContainers
{
    public const string GoEnv = """{"GOROOT":"/go","GOOS":"linux","GOARCH":"amd64","GOVERSION":"go1.24.1","GOCACHE":"/root/.cache/go-build","GOMODCACHE":"/go/pkg/mod"}""";

    readonly HashSet<string> containers = [], volumes = [];

    /// <summary>Takes the place of a call, by what was done and to what.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public Func<ContainerSpec, ContainerText> Says { get; set; } = spec => new ContainerText(spec.Command.Contains("env") ? GoEnv : "built", "");

    /// <summary>What a program says that is run in a container.</summary>
    public Func<ContainerExec, ContainerText> Answers { get; set; } = _ => new ContainerText("", "");

    /// <summary>How it ends; as containers do where nothing else is said.</summary>
    public Func<ContainerExec, long>? ExitCodes { get; set; }

    public ContainerEnd End { get; set; } = new(0, false, default, default(DateTimeOffset).AddSeconds(3));

    public ContainerUsage? Usage { get; set; } = new(TimeSpan.FromSeconds(1), 42, null, null, null, null, null, null);

    /// <summary>The number of every container's program; 0 where none is told.</summary>
    public Func<string, long> Process { get; set; } = _ => 0;

    public HashSet<string> Paths { get; } = ["/bin/sh"];

    /// <summary>The archive of what every container holds.</summary>
    public byte[] Files { get; set; } = [];

    /// <summary>The containers that never end by themselves.</summary>
    public bool Hangs { get; set; }

    public List<string> Calls { get; } = [];
    public List<ContainerSpec> Specs { get; } = [];
    public List<ContainerExec> Execs { get; } = [];
    public List<(string Container, string Folder, byte[] Archive)> Sent { get; } = [];
    public List<EngineObject> Listed { get; } = [];

    /// <summary>What is there now.</summary>
    public IReadOnlyList<string> Left => [.. containers.Concat(volumes).OrderBy(name => name, StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, string> VolumeLabels { get; private set; } = new Dictionary<string, string>();

    public Task<IReadOnlyDictionary<string, string>> VariablesAsync(string id, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    public Task<string> CreateAsync(ContainerSpec spec, CancellationToken stop)
    {
        Note("create", spec.Name, stop);
        Specs.Add(spec);
        containers.Add(spec.Name);
        return Task.FromResult(spec.Name);
    }

    public async Task CopyInAsync(string id, string folder, Stream archive, CancellationToken stop)
    {
        Note("send", id, stop);
        var content = new MemoryStream();
        await archive.CopyToAsync(content, 81920, stop);
        Sent.Add((id, folder, content.ToArray()));
    }

    public async Task<bool> CopyOutAsync(string id, string path, Func<Stream, Task> read, CancellationToken stop)
    {
        Note("fetch", path, stop);
        await read(new MemoryStream([1, 2, 3]));
        return true;
    }

    public async Task ExportAsync(string id, Func<Stream, Task> read, CancellationToken stop)
    {
        Note("export", id, stop);
        await read(new MemoryStream(Files));
    }

    public Task<bool> ExistsAsync(string id, string path, CancellationToken stop) => Task.FromResult(Paths.Contains(path));

    public Task StartAsync(string id, CancellationToken stop) => Done("start", id, stop);

    public Task<long> ProcessAsync(string id, CancellationToken stop) => Task.FromResult(Process(id));

    public Task PauseAsync(string id, CancellationToken stop) => Done("pause", id, stop);

    public Task ResumeAsync(string id, CancellationToken stop) => Done("resume", id, stop);

    public async Task<ContainerEnd> WaitAsync(string id, CancellationToken stop)
    {
        Note("wait", id, stop);
        var isKilled = Calls.Contains($"kill {id}");
        if (Hangs && !isKilled && !id.EndsWith("probe", StringComparison.Ordinal))
            await Task.Delay(Timeout.Infinite, stop);
        return isKilled ? End with { ExitCode = 137 } : End;
    }

    public Task<ContainerText> LogsAsync(string id, CancellationToken stop) => Task.FromResult(Says(Specs.Last(spec => spec.Name == id)));

    public async Task<(long ExitCode, ContainerText Text)> ExecAsync(string id, ContainerExec exec, CancellationToken stop)
    {
        Note("exec", id, stop);
        Execs.Add(exec);
        if (Hangs)
            await Task.Delay(Timeout.Infinite, stop);
        var answer = Answers(exec);
        return (ExitCodes?.Invoke(exec) ?? End.ExitCode, answer);
    }

    public Task<ContainerUsage?> UsageAsync(string id, CancellationToken stop) => Task.FromResult(Usage);

    public Task KillAsync(string id, CancellationToken stop) => Done("kill", id, stop);

    public Task RemoveAsync(string id, CancellationToken stop)
    {
        Note("remove", id, stop);
        containers.Remove(id);
        return Task.CompletedTask;
    }

    public Task CreateVolumeAsync(string name, IReadOnlyDictionary<string, string> labels, CancellationToken stop)
    {
        Note("create-volume", name, stop);
        volumes.Add(name);
        VolumeLabels = labels;
        return Task.CompletedTask;
    }

    public Task RemoveVolumeAsync(string name, CancellationToken stop)
    {
        Note("remove-volume", name, stop);
        volumes.Remove(name);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<EngineObject>> ListAsync(string label, string prefix, CancellationToken stop) => Task.FromResult<IReadOnlyList<EngineObject>>(
        [.. Listed.Where(item => item.Labels.ContainsKey(label) || item.Name.StartsWith(prefix, StringComparison.Ordinal))]);

    Task Done(string what, string which, CancellationToken stop)
    {
        Note(what, which, stop);
        return Task.CompletedTask;
    }

    void Note(string what, string which, CancellationToken stop)
    {
        Calls.Add($"{what} {which}");
        Before($"{what} {which}");
        stop.ThrowIfCancellationRequested();
    }
}
