using System.Diagnostics;
using System.IO;

namespace WinDockerTools.Tests.Harness.Signing;

/// <summary>eng/Sign as a process.</summary>
public static class SigningTool
{
    /// <summary>Its text names the signed files, one a line.</summary>
    public static (int ExitCode, string Text) Sign(string folder, string certificate, string? password)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "eng", "Sign", "bin", "Release", "net10.0", "wdt-sign.dll"));
        start.ArgumentList.Add(folder);
        start.ArgumentList.Add(certificate);
        start.Environment["SIGNING_PASSWORD"] = password;
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text);
    }
}
