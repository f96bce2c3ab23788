using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Profiles.Local;

/// <summary>
/// A change of one source file that only the go command sees (<c>-overlay</c>, Go 1.16): the file itself stays as it is.
/// </summary>
static class SourceOverlay
{
    const string Format = "{{.Name}}\t{{.Dir}}\t{{with .GoFiles}}{{index . 0}}{{end}}";

    /// <summary>The argument to build with. Throws FaultException (GoBuildFailed, SourceNotEditable).</summary>
    public static async Task<string> MakeAsync(LocalGo go, LocalBuild build, string folder, CancellationToken stop)
    {
        var listed = await go.ListAsync(build, [.. FlagList.Without(build.GoArguments, "o"), "-f", Format, build.Package], stop).ConfigureAwait(false);
        // A program before a library: its edit has the link done again as well.
        var file = listed.Select(line => line.Split('\t')).Where(parts => parts.Length == 3 && parts[2].Length > 0)
            .OrderBy(parts => parts[0] != "main").Select(parts => Path.Combine(parts[1], parts[2])).FirstOrDefault()
            ?? throw new FaultException(FaultKind.SourceNotEditable, build.Package, "it has no Go file");
        var changed = Path.Combine(folder, "edited.go");
        var overlay = Path.Combine(folder, "overlay.json");
        try
        {
            File.WriteAllBytes(changed, [.. File.ReadAllBytes(file), .. Encoding.UTF8.GetBytes("\nvar windockertoolsEdit = \"1\"\n")]);
            File.WriteAllText(overlay, JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>> { ["Replace"] = new() { [file] = changed } }));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceNotEditable, build.Package, e.Message.TrimEnd('.'), e);
        }
        return "-overlay=" + overlay;
    }
}
