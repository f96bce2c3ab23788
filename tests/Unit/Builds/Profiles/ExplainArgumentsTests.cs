using System.Linq;
using WinDockerTools.Engine.Builds.Profiles;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

public sealed class ExplainArgumentsTests
{
    [Fact]
    public void A_profile_needs_a_file_for_the_graph_and_one_for_the_trace()
    {
        Assert.Equal(["-v", "-debug-actiongraph=/tmp/g"], ExplainArguments.Profile(["-v"], "/tmp/g"));
        Assert.Equal(["-debug-actiongraph=/tmp/g", "-debug-trace=/tmp/t"], ExplainArguments.Profile([], "/tmp/g", "/tmp/t"));
    }

    [Theory]
    [InlineData(1, "-c=1")]
    [InlineData(2, "-c=2")]
    [InlineData(64, "-c=4")]
    public void The_compiler_keeps_the_concurrency_that_its_flags_would_take_away(int cpus, string expected) =>
        Assert.Equal(
            [$"-gcflags=github.com/...={expected} -bench=/tmp/b", $"-gcflags={expected} -bench=/tmp/b", "-ldflags=-benchmark=cpu"],
            ExplainArguments.Phases([], "/tmp/b", ["github.com/..."], cpus));

    [Fact]
    public void All_packages_are_never_compiled_anew() =>
        Assert.DoesNotContain(ExplainArguments.Phases(["-gcflags=all=-N"], "/tmp/b", ["github.com/..."], 2), argument => argument.StartsWith("-gcflags=all=-c", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("-ldflags=-s -w")]
    [InlineData("--ldflags=-s -w")]
    [InlineData("-ldflags|-s -w")]
    [InlineData("-ldflags=-X a=b|-ldflags=all=-s -w")]
    public void Flags_of_the_user_stay_in_force(string given)
    {
        var arguments = ExplainArguments.Phases([.. given.Split('|'), "-gcflags=-N -l"], "/tmp/b", ["a/..."], 2);

        Assert.Equal(["-gcflags=a/...=-N -l -c=2 -bench=/tmp/b", "-gcflags=-N -l -c=2 -bench=/tmp/b", "-ldflags=-s -w -benchmark=cpu"], arguments.Skip(arguments.Count - 3));
    }

    [Fact]
    public void Flags_for_other_packages_are_left_to_them()
    {
        var arguments = ExplainArguments.Phases(["-gcflags=net/...=-N", "-ldflags=net=-s"], "/tmp/b", [], 2);

        Assert.Equal(["-gcflags=net/...=-N", "-ldflags=net=-s", "-gcflags=-c=2 -bench=/tmp/b", "-ldflags=-benchmark=cpu"], arguments);
    }

    [Theory]
    [InlineData("/tmp/b", "-bench=/tmp/b")]
    [InlineData(@"C:\Users\A B\b", @"'-bench=C:\Users\A B\b'")]
    [InlineData("/tmp/o'neil/b", "\"-bench=/tmp/o'neil/b\"")]
    public void A_path_is_quoted_as_the_go_command_reads_it(string path, string expected) =>
        Assert.Contains($"-gcflags=-c=2 {expected}", ExplainArguments.Phases([], path, [], 2));

    [Theory]
    [InlineData("-o x -v", "-v")]
    [InlineData("-v -o=x", "-v")]
    [InlineData("--o x", "")]
    [InlineData("-v -o", "-v")]
    [InlineData("-overlay=x -ox", "-overlay=x -ox")]
    public void A_flag_goes_with_its_value(string given, string expected) =>
        Assert.Equal(expected, string.Join(" ", FlagList.Without(given.Split(' '), "o")));

    [Fact]
    public void Patterns_are_few_and_spare_the_standard_library()
    {
        string[] standard = ["fmt", "net", "net/http", "vendor/golang.org/x/net/dns", "encoding/json"];
        string[] packages =
        [
            "fmt", "net/http", "vendor/golang.org/x/net/dns", "github.com/a/b", "github.com/c", "golang.org/x/net/http2", "app", "app/inner", "net/mine",
            "app/vendor/github.com/d/e", "app/vendor/github.com/f", "app/inner [app/inner.test]", "",
        ];

        var patterns = CompilerPatterns.Of([.. packages.Select(package => new GoBuildAction { Mode = "build", Package = package }), new GoBuildAction { Mode = "link", Package = "z" }], standard);

        Assert.Equal(["app/...", "app/vendor/github.com/...", "github.com/...", "golang.org/...", "net/mine"], patterns);
    }

    [Fact]
    public void A_build_that_found_nothing_tells_itself_what_is_of_the_standard_library()
    {
        ActionRecord Built(string package, bool isStandard = false, bool hasCommands = true) => new() { Mode = "build", Package = package, HasCommands = hasCommands, IsStandard = isStandard };

        var patterns = CompilerPatterns.Of([
            Built("net/http", isStandard: true), Built("fmt", hasCommands: false), Built("github.com/a/b"), Built("app"), Built("app/inner"), Built("net/mine"), Built("fmt/mine"),
            new() { Mode = "link", Package = "app", HasCommands = true }, new() { Mode = "nop" }]);

        Assert.Equal(["app/...", "fmt/mine", "github.com/...", "net/mine"], patterns);
    }
}
