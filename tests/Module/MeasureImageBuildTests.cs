using System;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Module;

/// <summary>What needs no engine: its place is taken by an address where none is.</summary>
public sealed class MeasureImageBuildTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly EngineSession session = new();

    public MeasureImageBuildTests()
    {
        File.WriteAllText(folder.File("Dockerfile"), "FROM scratch\n");
        File.WriteAllText(folder.File("other.Dockerfile"), "FROM scratch\n");
    }

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    SessionResult Run(string script) => session.Run($"param($folder) $null = $ExecutionContext.SessionState.Path.SetLocation($folder); {script}", ("folder", folder.Path));

    [Theory]
    [InlineData("Measure-ImageBuild Dockerfile -DockerHost tcp://127.0.0.1:1")]
    [InlineData("Measure-ImageBuild . -DockerHost tcp://127.0.0.1:1")]
    [InlineData("'Dockerfile', 'other.Dockerfile' | Measure-ImageBuild -DockerHost tcp://127.0.0.1:1")]
    [InlineData("[IO.DirectoryInfo]::new($folder).GetFiles() | Measure-ImageBuild -DockerHost tcp://127.0.0.1:1")]
    [InlineData("Measure-ImageBuild -ReferencePath Dockerfile -DifferencePath other.Dockerfile -DockerHost tcp://127.0.0.1:1 -ContextPath . -Builder BuildKit -State Cold -Target x -EditPath a -DependencyPath b -Iteration 1 -TimeoutSec 1 -Network none -Seed 1 -PassThru -BuildArgument @{ A = 1 }")]
    public void An_engine_that_is_not_there_ends_the_call_with_one_error(string script)
    {
        var result = Run(script);

        Assert.Equal("EngineUnreachable,WinDockerTools.Commands.Dockerfiles.MeasureImageBuildCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("gone", "DockerfileNotFound")]
    [InlineData("nodrive:/x", "DockerfileNotFound")]
    [InlineData("Dockerfile, ./Dockerfile", "DockerfileRepeated")]
    [InlineData("., Dockerfile", "DockerfileRepeated")]
    public void What_is_not_there_or_given_twice_is_an_error_about_what_was_given(string paths, string id)
    {
        var error = Run($"Measure-ImageBuild {paths} -DockerHost tcp://127.0.0.1:1").Errors[0];

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(paths.Split(", ").Last(), error.TargetObject);
    }

    [Fact]
    public void Without_any_file_no_engine_is_asked() => Assert.Equal(["DockerfileNotFound"], Run("Measure-ImageBuild gone -DockerHost tcp://127.0.0.1:1").ErrorIds);

    [Theory]
    [InlineData("-ContextPath gone", "DockerfileContextNotFound")]
    [InlineData("-Context gone", "EngineContextNotFound")]
    public void A_context_of_either_kind_that_is_not_there_ends_the_call(string more, string id) =>
        Assert.Equal([id], Run($"Measure-ImageBuild Dockerfile {more}").ErrorIds);

    [Theory]
    [InlineData("Dockerfile -ReferencePath a -DifferencePath b", "PositionalParameterNotFound")]
    [InlineData("Dockerfile -DockerHost a -Context b", "AmbiguousParameterSet")]
    [InlineData("Dockerfile -State Warm", "CannotConvertArgumentNoMessage")]
    [InlineData("Dockerfile -Builder buildx", "CannotConvertArgumentNoMessage")]
    [InlineData("Dockerfile -Iteration 0", "ParameterArgumentValidationError")]
    [InlineData("Dockerfile -TimeoutSec 0", "ParameterArgumentValidationError")]
    public void What_cannot_be_meant_is_refused(string arguments, string id) => Assert.Equal([id], Run($"Measure-ImageBuild {arguments}").ErrorIds);
}
