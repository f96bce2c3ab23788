using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>
/// The way back, written down before each step is made: so that the next call finds it when this process dies. A file
/// beside the programs, there only while something is under way.
/// </summary>
sealed class InstallJournal(string path)
{
    readonly List<Undo> steps = [];

    /// <summary>The way back of a call that did not end, the last step first; null where every call has ended.</summary>
    public static IReadOnlyList<Undo>? Unfinished(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Undo>>(File.ReadAllBytes(path)) is { } steps ? Reversed(steps) : [];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            // It is written whole or not at all: what is no journal was not written here.
            return [];
        }
    }

    public IReadOnlyList<Undo> Back => Reversed(steps);

    /// <summary>Writes down how the step that comes next is taken back. Throws IOException, UnauthorizedAccessException.</summary>
    public void Before(Undo undo)
    {
        steps.Add(undo);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        NewFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(steps), isReplacing: true);
    }

    /// <summary>There is no way back any more, or none is needed.</summary>
    public static void End(string path) => File.Delete(path);

    static IReadOnlyList<Undo> Reversed(List<Undo> steps) => [.. Enumerable.Reverse(steps)];
}
