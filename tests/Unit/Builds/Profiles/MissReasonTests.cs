using System;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

public sealed class MissReasonTests
{
    // As Go 1.19 to 1.26 hash it (cmd/go/internal/work/exec.go).
    static readonly string[] Inputs =
    [
        "go1.19.8", "compile\\n", "dir /home/a/app\\n", "go 1.19\\n", "goos linux goarch amd64\\n", "import \\\"app\\\"\\n", "omitdebug false standard false local false prefix \\\"\\\"\\n",
        "modinfo \\\"path\\\\tapp\\\\nbuild\\\\tCGO_ENABLED=0\\\\nbuild\\\\tvcs.revision=aaa\\\\n\\\"\\n", "compile compile version go1.19.8 [] []\\n", "GOAMD64=v1\\n",
        "file main.go AAAA\\n", "file with space.go BBBB\\n", "import fmt CCCC\\n", "import os DDDD\\n",
    ];

    [Theory]
    [InlineData("go1.19.8", "go1.20.1", "another Go version: go1.20.1 instead of go1.19.8")]
    [InlineData("dir /home/a/app\\n", "dir /home/b/app\\n", "another folder: /home/b/app instead of /home/a/app")]
    [InlineData("go 1.19\\n", "go 1.21\\n", "another go directive in go.mod: 1.21 instead of 1.19")]
    [InlineData("goos linux goarch amd64\\n", "goos windows goarch amd64\\n", "another platform: windows goarch amd64 instead of linux goarch amd64")]
    [InlineData("compile compile version go1.19.8 [] []\\n", "compile compile version go1.19.8 [] [\\\"-N\\\"]\\n",
        "another compiler or other flags for it: compile version go1.19.8 [] [\"-N\"] instead of compile version go1.19.8 [] []")]
    [InlineData("GOAMD64=v1\\n", "GOAMD64=v3\\n", "another GOAMD64: v3 instead of v1")]
    [InlineData("file main.go AAAA\\n", "file main.go EEEE\\n", "main.go has changed")]
    [InlineData("file with space.go BBBB\\n", "file with space.go EEEE\\n", "with space.go has changed")]
    [InlineData("file main.go AAAA\\n", "", "main.go is gone")]
    [InlineData("", "file new.go EEEE\\n", "new.go is new")]
    [InlineData("import fmt CCCC\\n", "import fmt EEEE\\n", "package fmt has changed")]
    [InlineData("import os DDDD\\n", "", "package os is gone")]
    [InlineData("vcs.revision=aaa", "vcs.revision=bbb", "other build information: vcs.revision=bbb instead of vcs.revision=aaa")]
    [InlineData("", "GOEXPERIMENT=\\\"loopvar\\\"\\n", "another GOEXPERIMENT: \"loopvar\" instead of none")]
    [InlineData("", "", "nothing differs: the cache has lost it")]
    public async Task The_input_that_differs_is_the_reason(string was, string now, string expected)
    {
        var changed = was.Length == 0 ? Inputs : [.. Inputs.Select(input => input == was ? now : was.StartsWith("vcs", StringComparison.Ordinal) ? input.Replace(was, now) : input).Where(input => input.Length > 0)];

        Assert.Equal(expected, await ReasonAsync(Inputs, was.Length == 0 && now.Length > 0 ? [.. changed, now] : changed));
    }

    [Fact]
    public async Task What_follows_from_a_cause_is_not_told()
    {
        string[] changed = [.. Inputs.Where(input => !input.StartsWith("dir ", StringComparison.Ordinal)).Select(input => input.Replace("CCCC", "EEEE").Replace("aaa", "bbb")), "trimpath\\n", "module a.b/c@v1.2.3\\n"];

        Assert.Equal("-trimpath is set now", await ReasonAsync(Inputs, changed));
        Assert.Equal("-trimpath is not set now", await ReasonAsync(changed, Inputs));
    }

    [Fact]
    public async Task Of_many_files_the_first_are_named()
    {
        string[] Files(string hash) => [.. Inputs, .. "abcde".Select(name => $"file {name}.go {hash}\\n")];

        Assert.Equal("a.go has changed; b.go has changed; c.go has changed; 2 more", await ReasonAsync(Files("1"), Files("2")));
    }

    [Theory]
    [InlineData("edited", "build app", "main.go has changed")]
    [InlineData("edited", "build github.com/spf13/pflag", "nothing differs: the cache has lost it")]
    [InlineData("edited", "link app", "package app has changed; package main has changed")]
    [InlineData("trimpath", "build github.com/spf13/pflag", "-trimpath is set now")]
    [InlineData("trimpath", "build app", "-trimpath is set now")]
    [InlineData("before", "link app", "go build keeps no links")]
    public async Task What_Go_1_19_hashed_is_understood(string now, string action, string expected)
    {
        var (before, after) = (await HashLog.ReadAsync(Recorded.Open("hashes-before.txt")), await HashLog.ReadAsync(Recorded.Open($"hashes-{now}.txt")));
        var name = action.Split(' ');

        Assert.Equal(expected, MissReasons.Between(before.Of(name[0], name[1]), after.Of(name[0], name[1]), name[0] == "link"));
    }

    [Fact]
    public async Task What_was_not_hashed_has_no_reason_and_what_is_new_a_plain_one()
    {
        var log = await LogAsync("app", Inputs);

        Assert.Null(MissReasons.Between(log.Of("build", "app"), log.Of("build", "other"), false));
        Assert.Equal("it was not built before", MissReasons.Between(log.Of("build", "other"), log.Of("build", "app"), false));
    }

    [Fact]
    public async Task Packages_compiled_for_a_test_are_told_from_the_others()
    {
        var log = await LogAsync("app [app.test]", Inputs);

        Assert.Equal(Inputs.Length, log.Of("build", "app [app.test]")!.Count);
        Assert.Null(log.Of("build", "app"));
    }

    static async Task<string?> ReasonAsync(string[] before, string[] now) =>
        MissReasons.Between((await LogAsync("app", before)).Of("build", "app"), (await LogAsync("app", now)).Of("build", "app"), isLink: false);

    static Task<HashLog> LogAsync(string package, string[] inputs) => HashLog.ReadAsync(Recorded.Of(
        $"# app\nHASH /app/main.go: aeb2\nHASH[moduleIndex]: \"go1.19.8\"\nHASH[build {package}]\n{string.Concat(inputs.Select(input => $"HASH[build {package}]: \"{input}\"\n"))}HASH[build {package}]: a69f\nHASH[build {package}]: \"cut o"));
}
