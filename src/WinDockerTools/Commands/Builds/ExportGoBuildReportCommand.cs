using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Writers;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Shell;

namespace WinDockerTools.Commands.Builds;

/// <summary>Writes measurements and profiles of Go builds into one file.</summary>
[Cmdlet(VerbsData.Export, "GoBuildReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportGoBuildReportCommand : ContainerCommand
{
    readonly List<GoBuildMeasurement> measurements = [];
    readonly List<GoBuildProfile> profiles = [];

    string file = "";
    GoBuildReportFormat format;
    bool isWanted;

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Measurements of Measure-GoBuildInContainer and profiles of Get-GoBuildProfile.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>What to write; by default what the name of the file asks for.</summary>
    [Parameter]
    public GoBuildReportFormat? Format { get; set; }

    /// <summary>The heading; by default it names the package.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Overwrite a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Give the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // Before the input: a measurement of many minutes must not end in a path that never was one.
    protected override void BeginProcessing()
    {
        try
        {
            Prepare();
        }
        catch (FaultException e)
        {
            ThrowTerminatingError(Errors.From(e, Path));
        }
    }

    protected override async Task ProcessAsync(CancellationToken stop)
    {
        foreach (var item in InputObject)
        {
            switch (item?.BaseObject)
            {
                case GoBuildMeasurement measurement:
                    measurements.Add(measurement);
                    break;
                case GoBuildProfile profile:
                    profiles.Add(profile);
                    break;
                // Measure-GoBuildInContainer -PassThru gives them; the measurements hold them, too.
                case GoBuildSample:
                    break;
                default:
                    var fault = new FaultException(FaultKind.InputNotAGoBuild, $"{item}", $"it is a {item?.TypeNames[0] ?? "null"}");
                    await WriteErrorAsync(Errors.From(fault, item?.BaseObject)).ConfigureAwait(false);
                    break;
            }
        }
    }

    protected override async Task EndAsync(CancellationToken stop)
    {
        if (!isWanted)
            return;
        try
        {
            if (measurements.Count + profiles.Count == 0)
                throw new FaultException(FaultKind.ReportEmpty, file, "nothing came that it could tell of");
            var content = ReportContent.Of(measurements, profiles, Title, DateTimeOffset.Now, Writer);
            var bytes = ReportWriter.Write(content, format);
            stop.ThrowIfCancellationRequested();
            Store(() => NewFile.Write(file, bytes, Force));
        }
        catch (FaultException e)
        {
            await WriteErrorAsync(Errors.From(e, Path)).ConfigureAwait(false);
            return;
        }
        // From the provider: what it adds to a file lets Get-Content and others take it.
        if (PassThru)
            await OnPipelineAsync(() => WriteObject(InvokeProvider.Item.Get([file], force: true, literalPath: true), enumerateCollection: true)).ConfigureAwait(false);
    }

    void Prepare()
    {
        file = Resolve();
        format = Format ?? ReportWriter.FormatOf(file) ?? throw new FaultException(FaultKind.ReportFormatUnknown, file, "no format goes by that ending");
        if (Directory.Exists(file))
            throw new FaultException(FaultKind.ReportNotWritable, file, "it is a folder");
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(file)))
            throw new FaultException(FaultKind.ReportFolderNotFound, file, $"there is no '{System.IO.Path.GetDirectoryName(file)}'");
        if (File.Exists(file) && !Force)
            throw new FaultException(FaultKind.ReportExists, file, "there is such a file already");
        isWanted = ShouldProcess(file, $"Write {format} report");
        if (isWanted)
            Store(() => NewFile.TryOut(file));
    }

    string Resolve()
    {
        try
        {
            var resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
            return provider.Name == "FileSystem" ? resolved : throw new FaultException(FaultKind.ReportFolderNotFound, Path, $"it is not among files, but in {provider.Name}");
        }
        catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
        {
            throw new FaultException(FaultKind.ReportFolderNotFound, Path, e.Message, e);
        }
    }

    void Store(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var isThere = File.Exists(file) && !Force;
            throw new FaultException(isThere ? FaultKind.ReportExists : FaultKind.ReportNotWritable, file, isThere ? "there is such a file already" : e.Message, e);
        }
    }

    static string Writer =>
        $"WinDockerTools {typeof(ReportWriter).Assembly.GetName().Version?.ToString(3)} on {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} CPUs";
}
