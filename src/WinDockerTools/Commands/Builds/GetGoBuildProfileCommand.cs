using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using WinDockerTools.Engine.Builds.Profiles.Local;
using WinDockerTools.Engine.Common;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Builds;

/// <summary>Tells where the time of a Go build goes: by package, by phase, and along the critical path.</summary>
[Cmdlet(VerbsCommon.Get, "GoBuildProfile", DefaultParameterSetName = BuildSet)]
[OutputType(typeof(GoBuildProfile))]
public sealed class GetGoBuildProfileCommand : ContainerCommand
{
    const string BuildSet = "Build", ReferenceSet = "Reference", CacheSet = "BuildCache", GraphSet = "ActionGraph", MeasurementSet = "Measurement";

    /// <summary>A module's folder, or one in a GOPATH; the current one by default. It is never written to.</summary>
    [Parameter(ParameterSetName = BuildSet, Position = 0)]
    [Parameter(ParameterSetName = ReferenceSet, Position = 0)]
    [Parameter(ParameterSetName = CacheSet, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>What to build, as <c>go build</c> takes it.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ReferenceSet)]
    [Parameter(ParameterSetName = CacheSet)]
    [ValidatePattern("^[^-]")]
    public string Package { get; set; } = ".";

    /// <summary>Arguments for <c>go build</c>, such as <c>-trimpath</c>.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ReferenceSet)]
    [Parameter(ParameterSetName = CacheSet)]
    [AllowEmptyCollection]
    public string[] GoArgument { get; set; } = [];

    /// <summary>Environment variables for the go command; <see langword="null"/> removes one.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ReferenceSet)]
    [Parameter(ParameterSetName = CacheSet)]
    [ValidateNotNull]
    public Hashtable Environment { get; set; } = [];

    /// <summary>What the build finds in its cache.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    public GoBuildState State { get; set; }

    /// <summary>Where the sources of the build before are; those of <see cref="Path"/> by default.</summary>
    [Parameter(ParameterSetName = ReferenceSet)]
    [ValidateNotNullOrEmpty]
    public string? ReferencePath { get; set; }

    /// <summary>Arguments of the build before; those of <see cref="GoArgument"/> by default.</summary>
    [Parameter(ParameterSetName = ReferenceSet)]
    [AllowEmptyCollection]
    public string[]? ReferenceGoArgument { get; set; }

    /// <summary>Variables of the build before; those of <see cref="Environment"/> by default.</summary>
    [Parameter(ParameterSetName = ReferenceSet)]
    [ValidateNotNull]
    public Hashtable? ReferenceEnvironment { get; set; }

    /// <summary>The folder of a build cache to use as it is, such as the one that <c>go env GOCACHE</c> names.</summary>
    [Parameter(ParameterSetName = CacheSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string BuildCache { get; set; } = "";

    /// <summary>Build once more, for the times of the compiler's and the linker's phases.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ReferenceSet)]
    public SwitchParameter CompilerPhase { get; set; }

    /// <summary>Files that <c>go build -debug-actiongraph</c> has written.</summary>
    [Parameter(ParameterSetName = GraphSet, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[] ActionGraph { get; set; } = [];

    /// <summary>Measurements of Measure-GoBuildInContainer with -Explain.</summary>
    [Parameter(ParameterSetName = MeasurementSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public GoBuildMeasurement InputObject { get; set; } = null!;

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        switch (ParameterSetName)
        {
            case GraphSet:
                foreach (var file in ActionGraph)
                    await WriteOneAsync(file, () => ReadAsync(file, stop)).ConfigureAwait(false);
                break;
            case MeasurementSet:
                await WriteOneAsync(InputObject, () => Task.FromResult(
                    InputObject.Profile ?? throw new FaultException(FaultKind.GoProfileMissing, InputObject.ToString(), "nobody asked for one"))).ConfigureAwait(false);
                break;
            default:
                await WriteOneAsync(Path, () => BuildAsync(stop)).ConfigureAwait(false);
                break;
        }
    }

    async Task WriteOneAsync(object target, Func<Task<GoBuildProfile>> read)
    {
        try
        {
            await WriteAsync(await read().ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (FaultException e)
        {
            await WriteErrorAsync(Errors.From(e, target)).ConfigureAwait(false);
        }
    }

    async Task<GoBuildProfile> ReadAsync(string file, CancellationToken stop)
    {
        var path = await ResolveAsync(file).ConfigureAwait(false);
        try
        {
            using var content = File.OpenRead(path);
            return await ProfileReader.ReadAsync(new ProfileInputs { Path = path, ActionGraph = content }, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var detail = Directory.Exists(path) ? "it is a folder" : File.Exists(path) ? e.Message.TrimEnd('.') : "there is no such file";
            throw new FaultException(FaultKind.ActionGraphNotFound, path, detail, e);
        }
    }

    async Task<GoBuildProfile> BuildAsync(CancellationToken stop)
    {
        var build = new LocalBuild
        {
            Folder = await ResolveAsync(Path).ConfigureAwait(false),
            Package = Package,
            GoArguments = GoArgument,
            Environment = Variables(Environment),
        };
        var before = build with
        {
            Folder = ReferencePath is null ? build.Folder : await ResolveAsync(ReferencePath).ConfigureAwait(false),
            GoArguments = ReferenceGoArgument ?? GoArgument,
            Environment = ReferenceEnvironment is null ? build.Environment : Variables(ReferenceEnvironment),
        };
        var request = new ProfileRequest
        {
            Build = build,
            Before = ParameterSetName == ReferenceSet || State != GoBuildState.Cold ? before : null,
            IsEdited = State == GoBuildState.Edit,
            BuildCache = BuildCache.Length > 0 ? await ResolveAsync(BuildCache).ConfigureAwait(false) : null,
            WithPhases = CompilerPhase,
        };
        try
        {
            return await LocalProfiler.RunAsync(request, ReportAsync, stop).ConfigureAwait(false);
        }
        finally
        {
            if (!stop.IsCancellationRequested)
                await OnPipelineAsync(() => WriteProgress(new ProgressRecord(0, Activity, Activity) { RecordType = ProgressRecordType.Completed })).ConfigureAwait(false);
        }
    }

    string Activity => $"Profile of {Path}";

    Task ReportAsync(string step, double share) => OnPipelineAsync(() =>
    {
        WriteVerbose(step);
        WriteProgress(new ProgressRecord(0, Activity, step) { PercentComplete = (int)(100 * share) });
    });

    async Task<string> ResolveAsync(string path)
    {
        var full = path;
        await OnPipelineAsync(() =>
        {
            try
            {
                full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
            }
            catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
            {
                // A drive that does not exist: what is looked for is not there, which is said later.
            }
        }).ConfigureAwait(false);
        return full;
    }

    static Dictionary<string, string?> Variables(Hashtable table) =>
        table.Cast<DictionaryEntry>().ToDictionary(entry => entry.Key.ToString()!, entry => LanguagePrimitives.ConvertTo<string?>(entry.Value) is { Length: > 0 } value ? value : null);
}
