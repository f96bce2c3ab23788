using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Runs;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Processes;

namespace WinDockerTools.Engine.Builds.Sites;

/// <summary>The local toolchain, on a copy of the sources and with caches of its own.</summary>
sealed class HostSite(BuildJob job, BuildSettings settings, SourceCopy sources, string folder) : IBuildSite
{
    const string Shell = "/bin/sh";

    static readonly bool HasShell = File.Exists(Shell);

    int runs;

    public string FileToFetch(string name) => Path.Combine(folder, name);

    static string ThisMachine => Environment.MachineName;

    public async Task<SiteFacts> ProbeAsync(CancellationToken stop)
    {
        var end = await StartAsync("go", [.. GoEnvironment.Command.Skip(1)], Variables(Kept), stop).ConfigureAwait(false);
        if (end.ExitCode != 0)
            throw new FaultException(FaultKind.GoToolchainNotFound, ThisMachine, end.Error.Trim());
        var go = GoEnvironment.Read(end.Output, ThisMachine);
        return new SiteFacts(go, File.Exists(go.PrecompiledPackage)) { MaxProcs = Environment.GetEnvironmentVariable("GOMAXPROCS") };
    }

    public async Task<BuildRun> RunAsync(BuildRequest request, CancellationToken stop)
    {
        var number = ++runs;
        var caches = request.IsFresh ? Path.Combine(folder, $"fresh-{number.ToString(CultureInfo.InvariantCulture)}") : Kept;
        var output = Path.Combine(folder, $"out-{number.ToString(CultureInfo.InvariantCulture)}") + Path.DirectorySeparatorChar;
        if (job.Edit is { } edit)
            await sources.WriteAsync(edit.Changed(request.Edit), stop).ConfigureAwait(false);
        try
        {
            return await BuildAsync(request, job.Command(settings, output, request.Arguments), caches, stop).ConfigureAwait(false) is var run && request.WantsSize && Directory.Exists(output)
                ? run with { BinarySize = Directory.GetFiles(output).Sum(file => new FileInfo(file).Length) }
                : run;
        }
        finally
        {
            FolderRemoval.Remove(output);
            if (request.IsFresh)
                FolderRemoval.Remove(caches);
        }
    }

    public ValueTask DisposeAsync()
    {
        FolderRemoval.Remove(folder);
        return default;
    }

    string Kept => Path.Combine(folder, "kept");

    async Task<BuildRun> BuildAsync(BuildRequest request, IReadOnlyList<string> command, string caches, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(request.Limit);
        var started = DateTimeOffset.Now;
        var watch = Stopwatch.StartNew();
        try
        {
            var mark = job.Run.ToString();
            var end = HasShell
                ? await StartAsync(Shell, BuildWrapper.OnHost(mark, command), Variables(caches), limit.Token).ConfigureAwait(false)
                : await StartAsync(command[0], [.. command.Skip(1)], Variables(caches), limit.Token).ConfigureAwait(false);
            var total = watch.Elapsed;
            var report = BuildReport.Read(end.Output, mark);
            return new BuildRun
            {
                Started = started,
                Total = total,
                Duration = report.Duration ?? total,
                Resources = report.Resources,
                ExitCode = end.ExitCode,
                Output = HasShell ? report.Output : end.Output,
                Error = end.Error,
                Files = Fetch(request),
            };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new BuildRun { Started = started, Total = watch.Elapsed, IsTimedOut = true };
        }
    }

    Dictionary<string, byte[]> Fetch(BuildRequest request) => request.Fetch
        .Select(name => Path.Combine(folder, name)).Where(File.Exists)
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    Dictionary<string, string?> Variables(string caches)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["GOCACHE"] = Path.Combine(caches, "build"),
            ["GOMODCACHE"] = Path.Combine(caches, "mod"),
        };
        foreach (var pair in BuildSettings.Merge(job.ProjectVariables(sources.Root), BuildSettings.Merge(settings.Secrets.OnHost, settings.Environment)))
            variables[pair.Key] = pair.Value;
        return variables;
    }

    async Task<ProcessEnd> StartAsync(string program, IReadOnlyList<string> arguments, Dictionary<string, string?> variables, CancellationToken stop)
    {
        try
        {
            return await LocalProcess.RunAsync(
                new ProcessCall(program, arguments) { WorkingDirectory = Path.Combine(sources.Root, job.Project.Below), Environment = variables }, stop).ConfigureAwait(false);
        }
        catch (Win32Exception e)
        {
            throw new FaultException(FaultKind.GoToolchainNotFound, ThisMachine, e.Message.TrimEnd('.'), e);
        }
    }
}
