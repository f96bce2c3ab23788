using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

public sealed class RuntimeImageTests
{
    [Theory]
    [InlineData("golang:1.19", "None", false, "gcr.io/distroless/static-debian12")]
    [InlineData("golang:1.26", "None", false, "gcr.io/distroless/static-debian13")]
    [InlineData("golang", "Glibc", false, "gcr.io/distroless/base-debian13")]
    [InlineData("golang:1.25-bookworm", "Glibc", false, "gcr.io/distroless/base-debian12")]
    [InlineData("golang:1.22-trixie", "Glibc", true, "debian:trixie-slim")]
    [InlineData("docker.io/library/golang:1.23", "None", true, "debian:bookworm-slim")]
    [InlineData("golang:1.16-buster", "Glibc", true, "debian:bookworm-slim")]
    [InlineData("golang:1.26-alpine3.21", "None", true, "alpine:3.21")]
    [InlineData("golang:1.26-alpine", "Musl", false, "alpine:3")]
    [InlineData("golang:alpine", "None", false, "gcr.io/distroless/static-debian12")]
    [InlineData("golang:alpine", "Glibc", false, null)]
    [InlineData("golang:1.26", "Musl", false, null)]
    [InlineData("golang:1.26@sha256:0000000000000000000000000000000000000000000000000000000000000000", "None", false, "gcr.io/distroless/static-debian13")]
    [InlineData("node:22", "None", false, null)]
    [InlineData("contoso/golang:1.22", "None", false, null)]
    [InlineData("cgr.dev/chainguard/go", "Glibc", true, null)]
    public void A_Go_program_is_shipped_on_what_its_builder_and_linkage_tell(string builder, string libc, bool needsShell, string? expected) =>
        Assert.Equal(expected, RuntimeImages.For(ImageName.Of(builder), false, LibcOf(libc), needsShell)?.Reference);

    [Theory]
    [InlineData("golang:1.26-nanoserver-ltsc2022", "mcr.microsoft.com/windows/nanoserver:ltsc2022")]
    [InlineData("golang:1.26-windowsservercore-ltsc2025", "mcr.microsoft.com/windows/servercore:ltsc2025")]
    [InlineData("golang:1.20-nanoserver-1809", "mcr.microsoft.com/windows/nanoserver:ltsc2019")]
    [InlineData("golang:1.26", null)]
    public void On_Windows_it_stays_on_its_line(string builder, string? expected) =>
        Assert.Equal(expected, RuntimeImages.For(ImageName.Of(builder), true, Libc.Unknown, false)?.Reference);

    [Theory]
    [InlineData("scratch", "None", false, false, false)]
    [InlineData("alpine:3.21", "Musl", true, true, false)]
    [InlineData("debian:trixie-slim", "Glibc", true, false, true)]
    [InlineData("gcr.io/distroless/static-debian12:nonroot", "None", false, true, true)]
    [InlineData("gcr.io/distroless/base-debian12:debug", "Glibc", true, true, true)]
    [InlineData("busybox", "Unknown", true, false, false)]
    [InlineData("contoso/base", "Unknown", true, false, false)]
    public void What_an_image_has_is_told_by_its_name(string reference, string libc, bool hasShell, bool hasCertificates, bool hasTimeZones) =>
        Assert.Equal(new RuntimeImage(reference, LibcOf(libc), hasShell, hasCertificates, hasTimeZones), RuntimeImages.Named(reference));

    static Libc LibcOf(string name) => name switch { "None" => Libc.None, "Glibc" => Libc.Glibc, "Musl" => Libc.Musl, _ => Libc.Unknown };
}
