using System;
using System.IO;
using System.Text;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Edits;

/// <summary>A change of one file that can be made again and again, each time to something new.</summary>
sealed class FileEdit
{
    readonly byte[] original;
    readonly Func<string, string> addition;

    FileEdit(SourceItem file, byte[] original, Func<string, string> addition)
    {
        File = file;
        this.original = original;
        this.addition = addition;
    }

    public SourceItem File { get; }

    /// <summary>The file as it is.</summary>
    public ChangedFile Original => new(File, original);

    /// <param name="file">The file.</param>
    /// <param name="addition">What is put at its end, by a mark of letters, digits and dashes. Throws FaultException (SourceUnreadable).</param>
    public static FileEdit Of(SourceItem file, Func<string, string> addition)
    {
        try
        {
            return new FileEdit(file, System.IO.File.ReadAllBytes(file.FullPath), addition);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, file.FullPath, e.Message.TrimEnd('.'), e);
        }
    }

    public ChangedFile Changed(string mark) => new(File, [.. original, .. Encoding.UTF8.GetBytes(addition(mark))]);
}
