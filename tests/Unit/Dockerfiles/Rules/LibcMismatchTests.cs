using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class LibcMismatchTests
{
    [Theory]
    [InlineData("golang:1.24", "CGO_ENABLED=1 go build -o /app .", "alpine:3.22")]
    [InlineData("golang:1.24", "go build -o /app .", "scratch")]
    [InlineData("golang:1.24", "GOOS=linux go build -o /app .", "gcr.io/distroless/static-debian12:nonroot")]
    [InlineData("golang:1.24-bookworm", "go build -o /app .", "node:22-alpine")]
    public void Go_with_cgo_may_not_start_elsewhere(string builder, string command, string final) =>
        Assert.Equal(DockerfileSeverity.Warning, Assert.Single(RuleFindings.Of("LibcMismatch", File(builder, command, final))).Severity);

    [Fact]
    public void Go_that_calls_C_does_certainly_not_start_elsewhere()
    {
        var finding = Assert.Single(RuleFindings.Of("LibcMismatch", File("golang:1.24", "CGO_ENABLED=1 go build -o /app .", "alpine:3.22"), null, ("db/db.go", "package db\n\nimport \"C\"\n")));

        Assert.Equal(DockerfileSeverity.Error, finding.Severity);
        Assert.Equal(3, finding.Line);
        Assert.Contains("glibc", finding.Message);
        Assert.Contains("musl", finding.Message);
    }

    [Theory]
    [InlineData("golang:1.24", "CGO_ENABLED=0 go build -o /app .", "scratch")]
    [InlineData("golang:1.24", "CGO_ENABLED=1 go build -o /app .", "debian:12")]
    [InlineData("golang:1.24", "go build -o /app .", "gcr.io/distroless/base-debian12")]
    [InlineData("golang:1.24", "go build -tags netgo,osusergo -o /app .", "scratch")]
    [InlineData("golang:1.24", "go build -ldflags '-linkmode external -extldflags \"-static\"' -o /app .", "scratch")]
    [InlineData("golang:1.24", "GOOS=linux GOARCH=arm64 go build -o /app .", "scratch")]
    [InlineData("golang:1.24-alpine", "go build -o /app .", "debian:12")]
    [InlineData("golang:1.24-alpine", "go build -o /app .", "scratch")]
    [InlineData("golang:1.24", "go build -o /app .", "registry.example/base:1")]
    [InlineData("golang:1.24", "go build -o /other .", "scratch")]
    [InlineData("golang:1.24", "CGO_ENABLED=$CGO go build -o /app .", "scratch")]
    public void What_is_linked_statically_or_stays_at_home_starts(string builder, string command, string final) =>
        Assert.Empty(RuleFindings.Of("LibcMismatch", File(builder, command, final)));

    [Fact]
    public void Cgo_on_Alpine_is_musls()
    {
        var finding = Assert.Single(RuleFindings.Of("LibcMismatch", "FROM golang:1.24-alpine AS build\nRUN apk add build-base\nRUN go build -o /app .\nFROM debian:12-slim\nCOPY --from=build /app /app\n"));

        Assert.Contains("musl", finding.Message);
    }

    [Theory]
    [InlineData("rust:1.80", "cargo build --release", "alpine:3.22", true)]
    [InlineData("rust:1.80-slim", "cargo build --release", "scratch", true)]
    [InlineData("rust:1.80", "cargo build --release", "debian:12-slim", false)]
    [InlineData("rust:1.80", "cargo build --release", "gcr.io/distroless/cc-debian12", false)]
    [InlineData("rust:1.80", "cargo build --release --target x86_64-unknown-linux-musl", "scratch", false)]
    [InlineData("rust:1.80", "RUSTFLAGS='-C target-feature=+crt-static' cargo build --release", "scratch", false)]
    [InlineData("rust:1.80-alpine", "cargo build --release", "scratch", false)]
    public void Rust_links_to_glibc_unless_it_is_told(string builder, string command, string final, bool isFound)
    {
        var found = RuleFindings.Of("LibcMismatch", $"FROM {builder} AS build\nWORKDIR /src\nRUN {command}\nFROM {final}\nCOPY --from=build /src/target/release/app /app\n");

        Assert.Equal(isFound ? [DockerfileSeverity.Error] : [], System.Linq.Enumerable.Select(found, finding => finding.Severity));
    }

    [Fact]
    public void Cargos_own_file_may_say_musl() => Assert.Empty(RuleFindings.Of("LibcMismatch",
        "FROM rust:1.80 AS build\nRUN cargo build --release\nFROM scratch\nCOPY --from=build /target/release/app /app\n", null, (".cargo/config.toml", "[build]\ntarget = \"x86_64-unknown-linux-musl\"\n")));

    [Theory]
    [InlineData("gcc -o /app main.c", true)]
    [InlineData("gcc -static -o /app main.c", false)]
    [InlineData("gcc -c -o /app main.c", false)]
    [InlineData("gcc -static-libgcc -o /app main.c", true)]
    public void C_links_to_the_library_of_its_image(string command, bool isFound) =>
        Assert.Equal(isFound ? [3] : [], RuleFindings.Lines("LibcMismatch", File("gcc:14", command, "alpine:3.22")));

    [Theory]
    [InlineData("FROM alpine:3.22\nRUN apk add gcompat\nCOPY --from=build /app /app\n")]
    [InlineData("FROM scratch\nCOPY --from=build /lib64/ld-linux-x86-64.so.2 /lib64/\nCOPY --from=build /app /app\n")]
    [InlineData("FROM alpine:3.22\nCOPY --from=build /src/static /static\n")]
    public void A_bridge_or_another_file_is_no_mismatch(string final) =>
        Assert.Empty(RuleFindings.Of("LibcMismatch", "FROM golang:1.24 AS build\nCOPY . .\nRUN go build -o /app .\n" + final));

    static string File(string builder, string command, string final) =>
        $"FROM {builder} AS build\nCOPY . .\nRUN {command}\nFROM {final}\nCOPY --from=build /app /app\n";
}
