using System;
using System.Collections;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Lab.Builds;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

[Collection(typeof(GoLab))]
[SupportedOSPlatform("linux")]
public sealed class MeasureImageBuildTests(GoLab lab) : ImageBuildTests(lab)
{
    const string Program = "package main\n\nfunc main() { println(7) }\n";

    static readonly string[] States = ["Cold", "NoChange", "SourceEdit", "DependencyEdit"];

    [Theory]
    [InlineData(Classic)]
    [InlineData(BuildKit)]
    public async Task The_four_states_tell_what_is_rebuilt_and_why(string builder)
    {
        var image = await Lab.FullAsync();
        var file = Write(
            ("Dockerfile", $"FROM {image} AS build\nWORKDIR /src\nCOPY go.mod ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\n"),
            ("go.mod", "module example.com/hello\n\ngo 1.16\n"), ("main.go", Program));
        var naive = Path.Combine(Path.GetDirectoryName(file)!, "Naive.Dockerfile");
        File.WriteAllText(naive, $"FROM {image}\nCOPY . /src\nRUN cd /src && go build -o /app .\n");
        var before = await InventoryAsync();

        var result = Measure(builder, "-Iteration 1 -PassThru", file, naive).ThrowIfFailed();

        var samples = result.Output.Where(item => item.TypeNames[0] == "WinDockerTools.ImageBuildSample").ToList();
        var measured = result.Output.Skip(samples.Count).ToList();
        Assert.Equal(8, samples.Count);
        Assert.Equal(States.Concat(States), measured.Select(item => $"{item.Value("State")}"));
        Assert.All(measured, item =>
        {
            Assert.Equal("WinDockerTools.ImageBuildMeasurement", item.TypeNames[0]);
            Assert.Equal(("Succeeded", builder, 1, 4), ($"{item.Value("Outcome")}", $"{item.Value("Builder")}", item.Value("Iterations"), item.Value("ContextFiles")));
            Assert.True((TimeSpan)item.Value("Median")! > TimeSpan.Zero);
            Assert.Single((IEnumerable)item.Value("Samples")!);
        });
        Assert.All(measured.Take(4), item => Assert.Equal((1.0, null), (item.Value("Ratio"), item.Value("Difference"))));
        Assert.All(measured.Skip(4), item => Assert.NotNull(item.Value("Ratio")));
        // Both may know a step of theirs that depends on nothing.
        Assert.All(Steps(measured[0]).Where(step => $"{step.Value("Outcome")}" == "Built"), step => Assert.Equal("the cache was not used", step.Value("Reason")));
        Assert.Contains("6 Built the cache was not used", Steps(measured[0]).Select(Show));
        Assert.All(Steps(measured[1]), step => Assert.Equal("Cached", $"{step.Value("Outcome")}"));
        Assert.Equal(
            ["3 Cached", "4 Cached", "5 Built main.go changed", "6 Built step 5 of 'build' was rebuilt", "8 Built stage 'build' was rebuilt"],
            Steps(measured[2]).Skip(1).Select(Show));
        Assert.Equal(["3 Built go.mod changed", "4 Built step 3 of 'build' was rebuilt", "5 Built step 4 of 'build' was rebuilt", "6 Built step 5 of 'build' was rebuilt", "8 Cached"],
            Steps(measured[3]).Skip(1).Select(Show));
        Assert.Equal((3, 3, "main.go"), (measured[2].Value("StepsCached"), measured[2].Value("StepsRebuilt"), measured[2].Value("EditedFile")));
        // A program alone, and one with a toolchain below it.
        Assert.InRange((long)measured[0].Value("ImageSize")!, 1_000_000, 5_000_000);
        Assert.InRange((long)measured[4].Value("ImageSize")!, 100_000_000, 1_000_000_000);
        Assert.Single((IEnumerable)measured[0].Value("Layers")!);
        Assert.Equal((1L, 0, 0), Contents(measured[0]));
        Assert.True(Contents(measured[4]) is (> 1000, > 0, > 0));
        Assert.Equal(Program, File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "main.go")));
        Assert.Equal(["Dockerfile", "Naive.Dockerfile", "go.mod", "main.go"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty((await InventoryAsync()).Except(before));
        Assert.Empty(before.Except(await InventoryAsync()));
    }

    static (long Files, int Shells, int Compilers) Contents(PSObject measured)
    {
        var contents = PSObject.AsPSObject(measured.Value("Contents"));
        return ((long)contents.Value("FileCount")!, Count("Shells"), Count("Compilers"));

        int Count(string name) => ((IEnumerable)contents.Value(name)!).Cast<object>().Count();
    }

    [Fact]
    public async Task Cache_mounts_are_empty_in_the_cold_state_filled_in_others_and_the_users_own_stay_as_they_are()
    {
        var image = await ShellAsync();
        var users = Write(("Dockerfile", $"FROM {image}\nRUN --mount=type=cache,target=/c touch /c/users\n"));
        Docker(users);
        var file = Write(
            ("Dockerfile", $"FROM {image}\nCOPY main.go .\nRUN --mount=type=cache,target=/c if grep -q windockertoolsEdit main.go; then test -e /c/own; else test -z \"$(ls /c)\" && touch /c/own; fi\n"),
            ("main.go", Program));
        var before = await InventoryAsync();

        var result = Measure(BuildKit, "-State Cold, SourceEdit -Iteration 2", file).ThrowIfFailed();

        Assert.Equal(["Succeeded", "Succeeded"], result.Output.Select(item => $"{item.Value("Outcome")}"));
        Assert.Equal(before, await InventoryAsync());
        File.AppendAllText(users, "RUN --mount=type=cache,target=/c test -e /c/users\n");
        Docker(users);
    }

    [Theory]
    [InlineData(Classic)]
    [InlineData(BuildKit)]
    public async Task A_Dockerfile_that_is_not_sent_is_built_all_the_same_and_files_keep_their_permissions(string builder)
    {
        var image = await ShellAsync();
        var file = Write(
            ("docker/app.Dockerfile", $"FROM {image}\nCOPY . /app\nRUN test -x /app/run.sh && test ! -x /app/main.go && test ! -e /app/docker && test ! -e /app/secret && test ! -e /app/.dockerfile.windockertools\n"),
            ("run.sh", "echo"), ("main.go", Program), ("secret", "x"), (".dockerignore", "docker\nsecret\n.dockerignore\n"));
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, ".."));
        File.SetUnixFileMode(Path.Combine(folder, "run.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead);

        var result = Measure(builder, $"-ContextPath '{folder}' -State SourceEdit -EditPath main.go -Iteration 1", file).ThrowIfFailed();

        Assert.Equal(("Succeeded", 2), ($"{result.Single.Value("Outcome")}", result.Single.Value("ContextFiles")));
    }

    [Fact]
    public async Task Build_arguments_and_a_target_are_handed_on()
    {
        var image = await ShellAsync();
        var file = Write(("Dockerfile", "ARG BASE=nope\nFROM $BASE AS first\nARG WHAT\nRUN test \"$WHAT\" = 'a b'\nFROM first\nRUN false\n"));

        foreach (var builder in new[] { Classic, BuildKit })
            Assert.Equal("Succeeded", $"{Measure(builder, $"-State NoChange -Iteration 1 -Target first -BuildArgument @{{ BASE = '{image}'; WHAT = 'a b' }}", file).ThrowIfFailed().Single.Value("Outcome")}");
    }

    [Fact]
    public async Task A_file_is_compared_with_another()
    {
        var image = await ShellAsync();
        var file = Write(("Dockerfile", $"FROM {image}\nRUN true\n"), ("Slow.Dockerfile", $"FROM {image}\nRUN sleep 0.5\n"));

        var result = Session.Run(
            "param($path, $engine) Measure-ImageBuild -ReferencePath $path -DifferencePath ($path -replace 'Dockerfile$', 'Slow.Dockerfile') -DockerHost $engine -Network none -State Cold -Iteration 5 -Builder BuildKit -Seed 1",
            ("path", file), ("engine", Engine.DockerHost)).ThrowIfFailed();

        Assert.Equal([null, "Slower"], result.Output.Select(item => item.Value("Difference")?.ToString()));
        Assert.InRange((double)result.Output[1].Value("Ratio")!, 1.1, 20);
        Assert.NotNull(result.Output[1].Value("RatioInterval"));
        Assert.NotNull(result.Output[1].Value("Interval"));
    }

    [Fact]
    public async Task BuildKit_that_is_wanted_and_not_there_is_an_error_that_says_what_was_tried()
    {
        var image = await ShellAsync();
        var file = Write(("Dockerfile", $"FROM {image}\n"), ("bin/docker", "#!/bin/sh\n[ \"$1\" = --version ] && echo 'Docker version 28.2.2, build e6534b4'\n"));
        var command = Path.Combine(Path.GetDirectoryName(file)!, "bin", "docker");
        File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        string Run(string builder) => ShellProcess.Run(
            $"Measure-ImageBuild '{file}' -Builder {builder} -State Cold -Iteration 1 -DockerHost {Engine.DockerHost} -Network none | % {{ \"built by $($_.Builder)\" }}", ("PATH", Path.GetDirectoryName(command)!)) is var (_, output, error) ? output + error : "";

        Assert.Matches($"(?s)No BuildKit for the engine .*'{command}' of version 28 lacks the plugin buildx", Run(BuildKit));
        Assert.Contains("built by Classic", Run("Auto"), StringComparison.Ordinal);
    }

    /// <summary>What a user builds, outside of the module.</summary>
    void Docker(string file)
    {
        var start = new ProcessStartInfo("/usr/bin/docker", ["--host", Engine.DockerHost, "build", "--network", "none", "--tag", "users:1", "--file", file, Path.GetDirectoryName(file)!])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOCKER_BUILDKIT"] = "1" },
        };
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
