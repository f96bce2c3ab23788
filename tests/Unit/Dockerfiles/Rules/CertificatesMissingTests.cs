using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class CertificatesMissingTests
{
    const string Go = "FROM golang:1.26 AS build\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\n";

    [Theory]
    [InlineData("FROM scratch\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n", 5)]
    [InlineData("FROM busybox:1.37\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n", 5)]
    [InlineData("FROM debian:13-slim\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n", 5)]
    [InlineData("FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n", 6)]
    public void A_program_without_authorities_is_found(string final, int line) => Assert.Equal([line], RuleFindings.Lines("CertificatesMissing", Go + final));

    [Fact]
    public void Rust_needs_them_as_well() => Assert.Equal([4], RuleFindings.Lines("CertificatesMissing",
        "FROM rust:1.90-alpine AS build\nRUN cargo build --release\nFROM scratch\nCOPY --from=build /target/release/app /app\nCMD [\"/app\"]\n"));

    [Theory]
    [InlineData("FROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")]
    [InlineData("FROM scratch\nCOPY ca.pem /etc/ca.pem\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")]
    [InlineData("FROM scratch\nADD rootfs.tar.gz /\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")]
    [InlineData("FROM scratch AS files\nCOPY --from=build /etc/ /etc/\nFROM files\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")]
    [InlineData("FROM scratch\nCOPY --from=build /app /\n")]
    [InlineData("FROM alpine:3.22\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")]
    [InlineData("FROM gcr.io/distroless/static-debian12\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")]
    [InlineData("FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")]
    [InlineData("FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n")]
    public void Where_they_are_or_may_be_nothing_is_said(string final) => Assert.Empty(RuleFindings.Of("CertificatesMissing", Go + final));

    [Theory]
    [InlineData("main.go", "package main\n\nimport (\n\t\"net/http\"\n\t_ \"golang.org/x/crypto/x509roots/fallback\"\n)\n")]
    [InlineData("Cargo.lock", "[[package]]\nname = \"webpki-roots\"\n")]
    public void A_program_may_bring_its_own(string file, string text) =>
        Assert.Empty(RuleFindings.Of("CertificatesMissing", Go + "FROM scratch\nCOPY --from=build /app /app\nENTRYPOINT [\"/app\"]\n", null, (file, text)));
}
