using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Measuring.Contents;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring.Contents;

public sealed class PackageDatabasesTests
{
    /// <summary>In the shape of dpkg: as it writes it, and damaged a little.</summary>
    public const string Status = """
        Package: adduser
        Status: install ok installed
        Priority: important
        Conffiles:
         /etc/deluser.conf 773fb95e98a27947de4a95abb3d3f2a2
        Version: 3.134
        Description: add and remove users
         This package includes the 'adduser' and 'deluser' commands.
         .
         Version: 9.9

        Package: gone
        Status: deinstall ok config-files
        Version: 1.0

        Package: half
        Status: install reinstreq half-installed
        Version: 2.0

        Status: install ok installed
        Version: 1:nameless

        package: libc6
        STATUS: hold ok installed
        Architecture: amd64
        version: 2.36-9+deb12u4

        Package: dateless
        Status: install ok installed

        """;

    /// <summary>In the shape of apk: single letters, with the package's files behind.</summary>
    public const string Installed = """
        C:Q1qKcZ+j23xssAXmgQhkOO8dHnbWw=
        P:alpine-baselayout
        V:3.6.5-r0
        A:x86_64
        T:Alpine base dir structure and init scripts
        p:cmd:mkmntdirs=3.6.5-r0
        F:dev
        F:dev/pts
        R:hosts

        P:musl
        V:1.2.5-r0
        v:9
        p:so:libc.musl-x86_64.so.1=1

        V:7

        """;

    [Fact]
    public void Of_dpkg_those_count_that_are_installed() => Assert.Equal(
        [("adduser", "3.134"), ("libc6", "2.36-9+deb12u4"), ("dateless", null)], Read(PackageDatabases.Dpkg(Status)));

    [Fact]
    public void Of_apk_all_count() => Assert.Equal([("alpine-baselayout", "3.6.5-r0"), ("musl", "1.2.5-r0")], Read(PackageDatabases.Apk(Installed)));

    [Fact]
    public void Line_endings_of_Windows_change_nothing()
    {
        Assert.Equal(Read(PackageDatabases.Dpkg(Status)), Read(PackageDatabases.Dpkg(Status.Replace("\n", "\r\n"))));
        Assert.Equal(Read(PackageDatabases.Apk(Installed)), Read(PackageDatabases.Apk(Installed.Replace("\n", "\r\n"))));
    }

    [Fact]
    public void The_files_of_distroless_tell_no_status() => Assert.Equal(
        [("tzdata", "2024a-0+deb12u1")], Read(PackageDatabases.Dpkg("Package: tzdata\nVersion: 2024a-0+deb12u1\nArchitecture: all\n")));

    [Theory]
    [InlineData("/var/lib/dpkg/status", true)]
    [InlineData("/var/lib/dpkg/status.d/base-files", true)]
    [InlineData("/lib/apk/db/installed", true)]
    [InlineData("/usr/lib/apk/db/installed", true)]
    [InlineData("/var/lib/dpkg/status.d/base-files.md5sums", false)]
    [InlineData("/var/lib/dpkg/status-old", false)]
    [InlineData("/srv/root/var/lib/dpkg/status", false)]
    public void Databases_are_where_their_managers_keep_them(string path, bool isDatabase) => Assert.Equal(isDatabase, PackageDatabases.ReaderOf(path) is not null);

    static IEnumerable<(string Name, string? Version)> Read(IEnumerable<ContainerImagePackage> packages) => packages.Select(package => (package.Name, package.Version));
}
