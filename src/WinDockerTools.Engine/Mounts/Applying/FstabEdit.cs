using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Applying;

/// <summary>Changes the options of one line of fstab(5), and nothing else of the file.</summary>
/// <param name="file">The file, which is copied before it is changed.</param>
/// <param name="verify">Whether a file is sound in the eyes of the system's own tool; null where there is none.</param>
sealed class FstabEdit(string file, Func<string, CancellationToken, Task<bool?>> verify)
{
    public static FstabEdit OfMachine { get; } = new(MountFiles.Fstab, MountCommands.IsSoundAsync);

    const int PointAt = 1, TypeAt = 2, OptionsAt = 3;

    /// <summary>The options of a mount point's line. Throws FaultException (FstabNotChanged) where there is not exactly one.</summary>
    public string Options(string point) => Of(Read(), point);

    /// <summary>Returns the options that stood there before. Throws FaultException (FstabNotChanged); the file is then as it was.</summary>
    public async Task<string> SetAsync(string point, Func<string, string> change, CancellationToken stop)
    {
        var before = Read();
        var options = Of(before, point);
        var wanted = change(options);
        var after = Replace(before, point, wanted);
        if (Of(after, point) != wanted)
            throw Fault("the changed line would not be read as it was written");
        if (after == before)
            return options;
        var draft = $"{file}.windockertools-new";
        try
        {
            File.WriteAllText(draft, after);
            if (await verify(file, stop).ConfigureAwait(false) is true && await verify(draft, stop).ConfigureAwait(false) is false)
                throw Fault("findmnt --verify finds the file sound, and the changed one not");
            File.Copy(file, $"{file}.windockertools-{DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}", overwrite: false);
            NewFile.Write(file, Encoding.UTF8.GetBytes(after), isReplacing: true);
            return options;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(e.Message.TrimEnd('.'));
        }
        finally
        {
            File.Delete(draft);
        }
    }

    string Read()
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(e.Message.TrimEnd('.'));
        }
    }

    string Of(string text, string point)
    {
        var lines = text.Split('\n').Where(line => IsOf(line, point)).ToList();
        return lines.Count == 1 ? OctalText.Read(Words(lines[0])[OptionsAt].Text)
            : throw Fault(lines.Count == 0 ? $"no line of it mounts NFS at {point} with options: something else makes this mount" : $"{lines.Count} lines of it mount NFS at {point}");
    }

    static string Replace(string text, string point, string options) => string.Join("\n", text.Split('\n').Select(line =>
    {
        if (!IsOf(line, point))
            return line;
        var word = Words(line)[OptionsAt];
        return line.Substring(0, word.At) + OctalText.Write(options) + line.Substring(word.At + word.Text.Length);
    }));

    static bool IsOf(string line, string point) => Words(line) is { Count: > OptionsAt } words && words[0].Text[0] != '#'
        && words[TypeAt].Text is "nfs" or "nfs4" && OctalText.Read(words[PointAt].Text) == point;

    static List<(int At, string Text)> Words(string line)
    {
        var words = new List<(int, string)>();
        var from = -1;
        for (var at = 0; at <= line.Length; at++)
        {
            var isSpace = at == line.Length || line[at] is ' ' or '\t' or '\r';
            if (!isSpace && from < 0)
                from = at;
            if (!isSpace || from < 0)
                continue;
            words.Add((from, line.Substring(from, at - from)));
            from = -1;
        }
        return words;
    }

    FaultException Fault(string why) => new(FaultKind.FstabNotChanged, file, why);
}
