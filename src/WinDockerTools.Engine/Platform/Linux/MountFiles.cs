using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace WinDockerTools.Engine.Platform.Linux;

/// <summary>What a file of mounts says of one.</summary>
/// <param name="Source">Server and export.</param>
/// <param name="Point">Where it is, or is to be, mounted.</param>
/// <param name="Options">What was asked for.</param>
sealed record MountLine(string Source, string Point, string Options);

/// <summary>Files in which mounts are written down.</summary>
static class MountFiles
{
    /// <summary>Of libmount: what the mount command was asked for (not for what was mounted without it).</summary>
    public const string UserTable = "/run/mount/utab";

    /// <summary>fstab(5).</summary>
    public const string Fstab = "/etc/fstab";

    /// <summary>The kernel's list of mounted NFS: version, server, port, device, the server's number of the file system, …</summary>
    public const string Volumes = "/proc/fs/nfsfs/volumes";

    const int VolumeDeviceAt = 3, VolumeIdAt = 4;
    const int SourceAt = 0, PointAt = 1, TypeAt = 2, OptionsAt = 3;

    /// <summary>The text of a file, empty where it is not there or may not be read.</summary>
    public static string Text(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Lines such as <c>SRC=… TARGET=… ROOT=/ ATTRS=…</c>; those without attributes are left out.</summary>
    public static IReadOnlyList<MountLine> ParseUserTable(string text) => [.. Lines(text).Select(UserLine).OfType<MountLine>()];

    /// <summary>The server's number of the file system behind a device; null where it is not listed.</summary>
    public static string? FileSystemId(string volumes, string device) => Lines(volumes)
        .Where(words => words.Length > VolumeIdAt && words[VolumeDeviceAt] == device).Select(words => words[VolumeIdAt]).FirstOrDefault();

    /// <summary>The lines of a type of file system that begins with <paramref name="type"/>.</summary>
    public static IReadOnlyList<MountLine> ParseFstab(string text, string type) => [.. Lines(text)
        .Where(words => words.Length > TypeAt && words[0][0] != '#' && words[TypeAt].StartsWith(type, StringComparison.Ordinal))
        .Select(words => new MountLine(OctalText.Read(words[SourceAt]), OctalText.Read(words[PointAt]), words.Length > OptionsAt ? OctalText.Read(words[OptionsAt]) : ""))];

    static IEnumerable<string[]> Lines(string text) =>
        text.Split('\n').Select(line => line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0);

    static MountLine? UserLine(string[] words)
    {
        return Word("SRC") is { } source && Word("TARGET") is { } point && Word("ATTRS") is { } options ? new MountLine(source, point, options) : null;

        string? Word(string name) => words.Where(word => word.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(word => OctalText.Read(word.Substring(name.Length + 1))).LastOrDefault();
    }
}
