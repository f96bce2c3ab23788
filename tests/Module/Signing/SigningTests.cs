using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Security.Cryptography.X509Certificates;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Signing;
using Xunit;

namespace WinDockerTools.Tests.Module.Signing;

/// <summary>Checked by the published rules, written down a second time; Windows itself is not here.</summary>
[Trait("Needs", "dotnet")]
public sealed class SigningTests(SignedPackage package) : IClassFixture<SignedPackage>
{
    static readonly string[] Code = [".dll", ".psd1", ".psm1", ".ps1", ".ps1xml"];

    [Fact]
    public void Every_file_that_carries_code_is_signed_by_us_or_by_its_maker()
    {
        var files = Directory.GetFiles(package.Folder, "*", SearchOption.AllDirectories).Where(path => Code.Contains(Path.GetExtension(path)));

        Assert.All(files, path => Assert.Equal(
            package.SignedFiles.Contains(path), new FileSignature(path).Thumbprint == package.Certificate.Thumbprint));
        Assert.Superset(
            new HashSet<string?> { "WinDockerTools.psd1", "WinDockerTools.psm1", "WinDockerTools.Format.ps1xml", "WinDockerTools.dll", "WinDockerTools.Engine.dll", "WinDockerTools.Loader.dll" },
            package.SignedFiles.Select(Path.GetFileName).ToHashSet());
    }

    [Fact]
    public void Every_signature_holds_the_digest_of_its_file() => Assert.All(package.SignedFiles, path =>
    {
        var signature = new FileSignature(path);
        Assert.Equal(signature.FileDigest, signature.SignedDigest);
    });

    [Theory]
    [InlineData("WinDockerTools.psd1", 40)]
    [InlineData("WinDockerTools.Format.ps1xml", 60)]
    [InlineData("bin/net8.0/WinDockerTools.dll", 3000)]
    public void A_changed_byte_breaks_the_signature(string name, int at)
    {
        using var folder = new TemporaryFolder();
        var copy = folder.File(Path.GetFileName(name));
        var bytes = File.ReadAllBytes(Path.Combine(package.Folder, name));
        bytes[at]++;
        File.WriteAllBytes(copy, bytes);

        var signature = new FileSignature(copy);
        Assert.NotEqual(signature.FileDigest, signature.SignedDigest);
    }

    [Fact]
    public void The_signed_package_imports_and_works()
    {
        var image = Path.Combine(Repository.Root, "samples", "images", "go-service");

        // In a process of its own: this one has loaded the unsigned assemblies.
        var (exitCode, text, _) = ShellProcess.Start(["-Command",
            $"Import-Module '{package.Folder}/WinDockerTools.psd1'; (Get-Module WinDockerTools).ModuleBase; (Get-ContainerImagePlatform '{image}').Count"]);

        Assert.Equal(0, exitCode);
        Assert.Equal([package.Folder, "5"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_script_signed_again_has_one_signature()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(package.Folder, "WinDockerTools.psd1"), folder.File("a.psd1"));
        using var other = new TestCertificate();

        Assert.Equal(0, SigningTool.Sign(folder.Path, other.Pfx, other.Password).ExitCode);

        Assert.Single(Regex.Matches(File.ReadAllText(folder.File("a.psd1")), "Begin signature block"));
        Assert.Equal(other.Thumbprint, new FileSignature(folder.File("a.psd1")).Thumbprint);
    }

    [Fact]
    public void A_certificate_that_cannot_sign_code_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var server = new TestCertificate(TestCertificate.ServerAuthentication);

        Assert.Contains("not for code signing", Refusal(server.Pfx, server.Password), StringComparison.Ordinal);
        Assert.Contains("no private key", Refusal(WithoutKey(folder, server), ""), StringComparison.Ordinal);
        Assert.Contains("neither a file nor the thumbprint", Refusal("0123456789", null), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", Refusal(server.Pfx, "wrong-secret"), StringComparison.Ordinal);

        string Refusal(string certificate, string? password)
        {
            var (exitCode, text) = SigningTool.Sign(folder.Path, certificate, password);
            Assert.Equal(1, exitCode);
            return text;
        }
    }

    static string WithoutKey(TemporaryFolder folder, TestCertificate certificate)
    {
        using var known = X509CertificateLoader.LoadCertificateFromFile(certificate.Pem);
        File.WriteAllBytes(folder.File("public.pfx"), known.Export(X509ContentType.Pfx, ""));
        return folder.File("public.pfx");
    }
}
