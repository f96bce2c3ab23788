using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Dockerfiles.Measuring.Contents;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring.Contents;

public sealed class PackageDatabasesProperties
{
    static readonly string[] Between = ["Priority: optional\n", "Depends: a (>= 1), b | c\n folded: x\n\tVersion: 0\n", "Maintainer:\n", "no colon\n", ""];

    static readonly Gen<(string Name, string Version, bool IsInstalled, string Noise)[]> Packages = Gen.Select(
        Gen.String[Gen.Char['a', 'z'], 1, 8], Gen.String[Gen.Char["0123456789.:~+-"], 1, 8], Gen.Bool, Gen.OneOf(Between)).Array[0, 8];

    [Fact]
    public void What_is_written_for_dpkg_comes_back() => Gen.Select(Packages, Gen.OneOf("\n", "\r\n", "\n\n", "\n \n")).Sample((packages, end) =>
    {
        var text = string.Concat(packages.Select(package =>
            $"Package: {package.Name}\n{package.Noise}Status: {(package.IsInstalled ? "install ok installed" : "deinstall ok config-files")}\n{package.Noise}Version: {package.Version}\n\n"));

        Assert.Equal(
            packages.Where(package => package.IsInstalled).Select(package => new ContainerImagePackage(package.Name, package.Version, ContainerImagePackageManager.Dpkg)),
            PackageDatabases.Dpkg(text.Replace("\n\n", "\n" + end, StringComparison.Ordinal)));
    });

    [Fact]
    public void What_is_written_for_apk_comes_back() => Packages.Sample(packages =>
    {
        var text = string.Concat(packages.Select(package => $"C:Q1=\nP:{package.Name}\n{package.Noise}V:{package.Version}\nF:etc\nR:P\n\n"));

        Assert.Equal(packages.Select(package => new ContainerImagePackage(package.Name, package.Version, ContainerImagePackageManager.Apk)), PackageDatabases.Apk(text));
    });

    [Fact]
    public void Damaged_databases_are_read_as_far_as_they_go()
    {
        Fuzz.All(Mutation.Bytes(Encoding.UTF8.GetBytes(PackageDatabasesTests.Status), 1, 4), content => Check(PackageDatabases.Dpkg(Encoding.UTF8.GetString(content)).ToList()));
        Fuzz.All(Mutation.Bytes(Encoding.UTF8.GetBytes(PackageDatabasesTests.Installed), 1, 4), content => Check(PackageDatabases.Apk(Encoding.UTF8.GetString(content)).ToList()));
    }

    [Fact]
    public void Any_text_is_read() => Fuzz.All(Nasty.Words("Package: ", "P:", "V:", "Version:", "Status: ", "installed", "\n", "\r\n", "\n\n", " ", "\t", "a", ":"), text =>
        Check([.. PackageDatabases.Dpkg(text), .. PackageDatabases.Apk(text)]));

    static void Check(IReadOnlyList<ContainerImagePackage> packages) => Assert.All(packages, package =>
    {
        Assert.NotEmpty(package.Name);
        Assert.DoesNotContain('\n', package.Name + package.Version);
    });
}
