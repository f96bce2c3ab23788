using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Context;

/// <summary>What of a folder is sent to a builder, and where in it the Dockerfile is.</summary>
sealed class SentContext
{
    const string IgnoreName = ".dockerignore";

    SentContext(string dockerfile, string? ignoreFile, SourceTree tree)
    {
        Dockerfile = dockerfile;
        IgnoreFile = ignoreFile;
        Tree = tree;
        Inside = tree.Items.FirstOrDefault(item => !item.IsFolder && IsSame(item.FullPath, dockerfile))?.Path;
    }

    /// <summary>Full path of the Dockerfile.</summary>
    public string Dockerfile { get; }

    /// <summary>Full path of the file that names what is left out; null where there is none.</summary>
    public string? IgnoreFile { get; }

    public SourceTree Tree { get; }

    /// <summary>Where the Dockerfile is below the folder; null where it is not sent, by its place or by the ignore file.</summary>
    public string? Inside { get; }

    /// <summary>Throws FaultException (SourceUnreadable).</summary>
    public static SentContext Read(string dockerfile, string folder, DockerfileBuilder builder, CancellationToken stop)
    {
        var ignoreFile = BuildContext.IgnoreFileOf(dockerfile, folder, builder);
        var rules = ignoreFile is null ? IgnoreRules.None : IgnoreRules.Parse(Text(ignoreFile));
        return new SentContext(dockerfile, ignoreFile, SourceTree.Read(folder, new SourceSelection(rules) { KeepsModes = true }, stop));
    }

    /// <summary>
    /// What the docker command adds for the classic builder to a context without the Dockerfile: the file under a name
    /// that the added ignore file hides from the build again.
    /// </summary>
    public IReadOnlyList<ChangedFile> Additions(string name) => Inside is not null ? [] :
    [
        Added(name, File.ReadAllBytes(Dockerfile)),
        Added(IgnoreName, Encoding.UTF8.GetBytes($"{(IgnoreFile is null ? "" : Text(IgnoreFile).TrimEnd() + "\n")}{IgnoreName}\n{name}\n")),
    ];

    static ChangedFile Added(string name, byte[] content) => new(new SourceItem(name, "", false, content.Length, null, DateTimeOffset.UtcNow, 0x1A4), content);

    static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, path, e.Message.TrimEnd('.'), e);
        }
    }

    static bool IsSame(string one, string other) => string.Equals(one, other, Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
