using WinDockerTools.Engine.Builds.Findings.Facts;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Findings.Reading;

/// <summary>What findings about the project's place share.</summary>
static class SourcePlace
{
    /// <summary>No scenario builds in the user's own folder, since none may write there.</summary>
    public const string OnCopies = " This call measured on a copy of the sources: builds in their own folder pay for this too.";

    /// <summary>How much there is to read, after a comma; empty where not known.</summary>
    public static string Amount(ProjectFacts project) => project.SourceFiles is not { } files ? ""
        : $", with {files} files" + (project.SourceBytes is { } bytes ? $" of {ByteSize.Format(bytes)}" : "");
}
