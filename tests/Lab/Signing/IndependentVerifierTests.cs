using System.Diagnostics;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Signing;
using Xunit;

namespace WinDockerTools.Tests.Lab.Signing;

/// <summary>Another implementation of Authenticode, on what the module was signed with. It reads libraries, not scripts.</summary>
public sealed class IndependentVerifierTests
{
    public IndependentVerifierTests() => Labs.Require("signing", "osslsigncode");

    [Fact]
    public void Every_library_that_was_signed_is_good_and_a_changed_one_is_not()
    {
        using var package = new SignedPackage();
        using var folder = new TemporaryFolder();
        var libraries = package.SignedFiles.Where(path => Path.GetExtension(path) == ".dll").ToList();

        Assert.NotEmpty(libraries);
        Assert.All(libraries, path => Assert.Equal(0, Verify(path, package.Certificate)));

        var bytes = File.ReadAllBytes(libraries[0]);
        bytes[bytes.Length / 2]++;
        File.WriteAllBytes(folder.File("changed.dll"), bytes);
        Assert.NotEqual(0, Verify(folder.File("changed.dll"), package.Certificate));
    }

    static int Verify(string path, TestCertificate trusted)
    {
        var start = new ProcessStartInfo("osslsigncode", ["verify", "-CAfile", trusted.Pem, "-in", path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
