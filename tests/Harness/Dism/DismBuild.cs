using System;
using System.Diagnostics;
using System.IO;

namespace WinDockerTools.Tests.Harness.Dism;

/// <summary>Compiles the stand-in for this machine.</summary>
public static class DismBuild
{
    public static readonly string Source = Path.Combine(Repository.Root, "tests", "Harness", "Dism", "dismapi.c");

    /// <summary>The path of the library; throws with the compiler's words.</summary>
    public static string For(TemporaryFolder folder)
    {
        var library = Path.Combine(folder.Path, "libdismapi.so");
        using var compiler = Process.Start(new ProcessStartInfo("cc", ["-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-o", library, Source]) { RedirectStandardError = true })!;
        var words = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? library : throw new InvalidOperationException(words);
    }
}
