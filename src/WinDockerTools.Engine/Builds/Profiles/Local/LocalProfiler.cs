using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Builds.Profiles.Local;

/// <summary>
/// Explains a build on this machine. Everything that it writes is in a folder among the temporary files, which goes
/// when it ends.
/// </summary>
sealed class LocalProfiler
{
    const string Suffix = "profile", Graph = "graph.json", Trace = "trace.json", Bench = "bench.txt", HashesBefore = "before.txt", HashesNow = "now.txt";

    readonly ProfileRequest request;
    readonly Func<string, double, Task> report;
    readonly string folder;
    readonly LocalGo go;

    LocalProfiler(ProfileRequest request, Func<string, double, Task> report, WorkFolder work)
    {
        this.request = request;
        this.report = report;
        folder = work.Path;
        go = LocalGo.Find(request.BuildCache ?? work.Sub("cache"), work.Sub("tmp"));
    }

    /// <summary>
    /// Throws FaultException (GoProjectNotFound, GoToolchainNotFound, GoBuildFailed, SourceNotEditable). What is done
    /// is reported with the share that is behind it, from 0 to 1.
    /// </summary>
    public static async Task<GoBuildProfile> RunAsync(ProfileRequest request, Func<string, double, Task> report, CancellationToken stop)
    {
        foreach (var build in new[] { request.Before, request.Build })
        {
            if (build is not null && !Directory.Exists(build.Folder))
                throw new FaultException(FaultKind.GoProjectNotFound, build.Folder, "there is no such folder");
        }
        foreach (var left in WorkFolder.Abandoned(RunId.Prefix).Where(path => path.EndsWith("-" + Suffix, StringComparison.Ordinal)))
            FolderRemoval.Remove(left);
        using var work = new WorkFolder(new RunId().Name(Suffix));
        return await new LocalProfiler(request, report, work).RunAsync(stop).ConfigureAwait(false);
    }

    async Task<GoBuildProfile> RunAsync(CancellationToken stop)
    {
        var build = request.Build;
        var version = await go.VersionAsync(build, stop).ConfigureAwait(false);
        if (request.Before is { } before)
        {
            await report("Building what the cache shall hold", 0).ConfigureAwait(false);
            await go.BuildAsync(before, before.GoArguments, FileOf(HashesBefore), stop).ConfigureAwait(false);
        }
        if (request.IsEdited)
            build = build with { GoArguments = [.. build.GoArguments, await SourceOverlay.MakeAsync(go, build, folder, stop).ConfigureAwait(false)] };
        await report("Building", request.Before is null ? 0 : 0.4).ConfigureAwait(false);
        await go.BuildAsync(build, ExplainArguments.Profile(build.GoArguments, FileOf(Graph), FileOf(Trace)), null, stop).ConfigureAwait(false);
        if (request.Before is not null)
        {
            await report("Comparing what the builds were made from", 0.6).ConfigureAwait(false);
            await go.BuildAsync(build, build.GoArguments, FileOf(HashesNow), stop).ConfigureAwait(false);
        }
        var linker = request.WithPhases ? await PhasesAsync(build, stop).ConfigureAwait(false) : null;
        return await ReadAsync(version, linker, stop).ConfigureAwait(false);
    }

    async Task<string> PhasesAsync(LocalBuild build, CancellationToken stop)
    {
        await report("Building once more, for the times of compiler and linker", 0.6).ConfigureAwait(false);
        var standard = await go.ListAsync(build, ["std"], stop).ConfigureAwait(false);
        var profile = await ReadAsync(null, null, stop).ConfigureAwait(false);
        var patterns = CompilerPatterns.Of(profile.Actions, standard);
        IReadOnlyList<string> Phases(LocalBuild of) => ExplainArguments.Phases(of.GoArguments, FileOf(Bench), patterns, Environment.ProcessorCount);
        // What the build before leaves in the cache must be of the same kind: the file's name is one of its flags.
        if (request.Before is { } before)
        {
            await go.BuildAsync(before, Phases(before), null, stop).ConfigureAwait(false);
            File.Delete(FileOf(Bench));
        }
        return await go.BuildAsync(build, Phases(build), null, stop).ConfigureAwait(false);
    }

    async Task<GoBuildProfile> ReadAsync(string? version, string? linker, CancellationToken stop)
    {
        using var graph = Open(Graph);
        using var trace = Open(Trace);
        using var bench = Open(Bench);
        using var before = Open(HashesBefore);
        using var now = Open(HashesNow);
        return await ProfileReader.ReadAsync(
            new ProfileInputs
            {
                Path = request.Build.Folder,
                GoVersion = version,
                ActionGraph = graph ?? Stream.Null,
                Trace = trace,
                CompilerBench = bench,
                LinkerOutput = linker,
                HashesBefore = before,
                HashesNow = now,
            },
            stop).ConfigureAwait(false);
    }

    FileStream? Open(string name) => File.Exists(FileOf(name)) ? File.OpenRead(FileOf(name)) : null;

    string FileOf(string name) => Path.Combine(folder, name);
}
