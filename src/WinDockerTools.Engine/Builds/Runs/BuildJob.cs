using System;
using System.Collections.Generic;
using WinDockerTools.Engine.Builds.Sources;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>What one call builds, the same for all its scenarios.</summary>
sealed record BuildJob(GoProject Project, SourceTree Tree, PackageFolder Package, RunId Run, WorkFolder Work)
{
    /// <summary>go test instead of go build.</summary>
    public bool IsTest { get; init; }

    /// <summary>A program is linked, and written into a folder of the run's.</summary>
    public bool HasProgram { get; init; }

    /// <summary>Null where no state needs one.</summary>
    public SourceEdit? Edit { get; init; }

    /// <summary>
    /// The go command for one build. <paramref name="output"/> is a folder that does not exist yet: an existing
    /// program with the same build id would spare go the link.
    /// </summary>
    public IReadOnlyList<string> Command(BuildSettings settings, string output, IReadOnlyList<string> more) =>
        IsTest ? ["go", "test", .. settings.GoArgument, .. more, Package.Name]
        : HasProgram ? ["go", "build", "-o", output, .. settings.GoArgument, .. more, Package.Name]
        : ["go", "build", .. settings.GoArgument, .. more, Package.Name];

    /// <summary>The variables that a project outside of modules needs, its GOPATH being at <paramref name="root"/>.</summary>
    public IReadOnlyDictionary<string, string> ProjectVariables(string root) => Project.IsGopath
        ? new Dictionary<string, string>(StringComparer.Ordinal) { ["GO111MODULE"] = "off", ["GOPATH"] = root }
        : new Dictionary<string, string>();
}
