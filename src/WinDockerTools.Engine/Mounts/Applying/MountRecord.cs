using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Files;

namespace WinDockerTools.Engine.Mounts.Applying;

/// <summary>How a mount was before it was changed, and how to make it so again.</summary>
sealed record MountRecord
{
    public string Point { get; init; } = "";
    public string Type { get; init; } = "";
    public string Source { get; init; } = "";

    /// <summary>What the mount command is given to make it as it was.</summary>
    public string Options { get; init; } = "";

    /// <summary>What the kernel showed then.</summary>
    public string Shown { get; init; } = "";

    /// <summary>What it shows since the change; empty while that is under way.</summary>
    public string Changed { get; init; } = "";

    /// <summary>The options in fstab as they were; null where that was not changed.</summary>
    public string? Fstab { get; init; }
}

/// <summary>
/// Records of changed mounts on this machine's own disk, one file each, written whole before anything is done: whoever
/// comes after a crash or a restart finds the way back.
/// </summary>
sealed class MountRecords(string folder)
{
    /// <summary>For this machine; only administrators may look.</summary>
    public const string Folder = "/var/lib/windockertools/mounts";

    public static MountRecords OfMachine { get; } = new(Folder);

    /// <summary>The record of a mount point, or null. Throws FaultException (MountRecordInvalid) where it cannot be read.</summary>
    public MountRecord? Find(string point)
    {
        var file = FileOf(point);
        try
        {
            return !File.Exists(file) ? null
                : JsonSerializer.Deserialize<MountRecord>(File.ReadAllBytes(file)) is { Source.Length: > 0, Type.Length: > 0 } record && record.Point == point ? record
                : throw Invalid(file, "it is no record of this mount");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Invalid(file, e.Message);
        }
    }

    /// <summary>The points of which there are records; those that cannot be read are left out.</summary>
    public string[] Points()
    {
        try
        {
            return [.. Directory.GetFiles(folder, "*.json").Select(Read).OfType<MountRecord>().Select(record => record.Point).OrderBy(point => point, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Throws FaultException (MountRecordNotWritable): then nothing must be changed.</summary>
    public void Write(MountRecord record)
    {
        try
        {
            MakePrivate(folder);
            NewFile.Write(FileOf(record.Point), JsonSerializer.SerializeToUtf8Bytes(record), isReplacing: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.MountRecordNotWritable, folder, e.Message.TrimEnd('.'), e);
        }
    }

    public void Remove(string point) => File.Delete(FileOf(point));

    public static void MakePrivate(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    static MountRecord? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<MountRecord>(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static FaultException Invalid(string file, string why) => new(FaultKind.MountRecordInvalid, file, why.TrimEnd('.'));

    string FileOf(string point)
    {
        using var sha = SHA256.Create();
        return Path.Combine(folder, BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(point))).Replace("-", "").Substring(0, 32).ToLowerInvariant() + ".json");
    }
}
