using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

public sealed class VendorIgnoredTests
{
    static string Lines(string text, string? ignore = null, bool hasVendor = true)
    {
        var files = new Dictionary<string, string> { ["go.mod"] = "module a" };
        if (hasVendor)
            files["vendor/modules.txt"] = "# example.org/b v1.0.0";
        if (ignore is not null)
            files[".dockerignore"] = ignore;
        return RuleHits.Lines(VendorIgnored.Id, "FROM golang:1.24\n" + text, files);
    }

    [Theory]
    [InlineData("COPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build .", "3")]
    [InlineData("COPY vendor vendor\nRUN go mod download", "3")]
    [InlineData("COPY . .\nRUN go build -mod=mod .", "3")]
    [InlineData("COPY . .\nENV GOFLAGS=-mod=mod\nRUN go build .", "4")]
    public void A_build_that_passes_over_it_is_found(string text, string lines)
    {
        Assert.Equal(lines, Lines(text));
        Assert.Equal("", Lines(text, hasVendor: false));
    }

    [Theory]
    [InlineData("COPY . .\nRUN go build .")]
    [InlineData("COPY . .\nRUN go build -mod=vendor .")]
    [InlineData("COPY go.mod go.sum ./\nRUN go mod download\nCOPY cmd cmd\nRUN go build ./cmd")]
    [InlineData("COPY . .\nRUN go install -mod=mod example.org/tool@v1")]
    [InlineData("COPY . .\nRUN go mod verify")]
    public void Others_are_not(string text) => Assert.Equal("", Lines(text));

    [Fact]
    public void One_that_is_not_sent_is_found_at_the_first_command_that_compiles()
    {
        Assert.Equal("4", Lines("COPY . .\nRUN go mod download\nRUN go vet .\nRUN go build .", "vendor"));
        Assert.Equal("", Lines("COPY . .\nRUN go build .", "docs"));
        Assert.Equal("", Lines("COPY . .\nRUN echo", "vendor"));
    }
}
