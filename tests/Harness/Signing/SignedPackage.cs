using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace WinDockerTools.Tests.Harness.Signing;

/// <summary>A copy of the built package, signed by the product's own tool.</summary>
public sealed class SignedPackage : IDisposable
{
    readonly TemporaryFolder folder = new();

    public SignedPackage()
    {
        // PowerShell wants the folder to be named after the version.
        Folder = folder.File(Path.GetFileName(Repository.PackageFolder));
        foreach (var file in Directory.GetFiles(Repository.PackageFolder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Repository.PackageFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var (exitCode, text) = SigningTool.Sign(Folder, Certificate.Pfx, Certificate.Password);
        if (exitCode != 0)
            throw new InvalidOperationException(text);
        SignedFiles = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => Path.Combine(Folder, name))];
    }

    public string Folder { get; }
    public TestCertificate Certificate { get; } = new();
    public IReadOnlyList<string> SignedFiles { get; }

    public void Dispose()
    {
        Certificate.Dispose();
        folder.Dispose();
    }
}
