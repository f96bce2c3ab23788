using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Dockerfiles.Generating.Modules;

/// <summary>What a folder of Go files is, for one platform.</summary>
/// <param name="IsProgram">A main package with a main function.</param>
/// <param name="Imports">What its files import.</param>
/// <param name="UsesCgo">Some need a C compiler.</param>
/// <param name="GoesWithoutCgo">Others stand in for them where there is none.</param>
/// <param name="Embeds">Patterns of files that become part of it.</param>
sealed record GoPackage(bool IsProgram, IReadOnlyList<string> Imports, bool UsesCgo, bool GoesWithoutCgo, IReadOnlyList<string> Embeds);

/// <summary>Reads the packages of a tree, each once.</summary>
sealed class PackageReader(string root, GoPlatform platform)
{
    /// <summary>More in one file is what programs make: tables, not imports.</summary>
    const int Longest = 4 << 20;

    readonly Dictionary<string, GoPackage?> known = new(StringComparer.Ordinal);
    readonly GoPlatform withoutCgo = platform with { HasCgo = false };

    /// <summary>Null where a folder below the root has no Go files for the platform. Throws FaultException (SourceUnreadable).</summary>
    public GoPackage? Read(string folder)
    {
        if (!known.TryGetValue(folder, out var package))
            known.Add(folder, package = Load(folder));
        return package;
    }

    GoPackage? Load(string folder)
    {
        var all = Names(folder).Where(GoFile.IsSource).Select(name => new GoFile(name, Text(Path.Combine(root, folder, name)))).ToList();
        var files = all.Where(file => file.IsFor(platform)).ToList();
        return files.Count == 0 ? null : new GoPackage(
            files.Any(file => file.IsMain && file.HasMainFunction),
            [.. files.SelectMany(file => file.Imports).Distinct(StringComparer.Ordinal)],
            files.Any(file => file.UsesCgo),
            all.Any(file => file.IsFor(withoutCgo) && !file.IsFor(platform)),
            [.. files.SelectMany(file => file.Embeds)]);
    }

    IEnumerable<string> Names(string folder)
    {
        var full = new DirectoryInfo(Path.Combine(root, folder));
        try
        {
            return full.Exists ? full.GetFiles("*.go").Select(file => file.Name).OrderBy(name => name, StringComparer.Ordinal) : Enumerable.Empty<string>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, full.FullName, e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>Throws FaultException (SourceUnreadable).</summary>
    public static string Text(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var text = new char[(int)Math.Min(Longest, new FileInfo(file).Length)];
            return new string(text, 0, reader.ReadBlock(text, 0, text.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FaultKind.SourceUnreadable, file, e.Message.TrimEnd('.'), e);
        }
    }
}
