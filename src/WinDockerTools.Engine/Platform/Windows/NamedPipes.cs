using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace WinDockerTools.Engine.Platform.Windows;

/// <summary>The named pipes of this machine.</summary>
static class NamedPipes
{
    const string Folder = @"\\.\pipe\";

    /// <summary>Names of those that are open; null where that is not told, none elsewhere than on Windows.</summary>
    public static IReadOnlyList<string>? Names()
    {
        try
        {
            return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? [.. Directory.EnumerateFiles(Folder).Select(path => path.Substring(Folder.Length))] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // .NET Framework refuses to list any where one has a name that no file may have.
            return null;
        }
    }
}
