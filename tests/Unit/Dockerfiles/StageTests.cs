using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>What stages are built upon and read from.</summary>
public sealed class StageTests
{
    static DockerfileStages Stages(string text, string? target = null, string? platform = null, params (string Name, string Value)[] arguments) =>
        DockerfileStages.Of(DockerfileParser.Parse(text), new StageOptions
        {
            Target = target,
            TargetPlatform = platform,
            BuildArguments = arguments.ToDictionary(pair => pair.Name, pair => pair.Value),
        });

    [Fact]
    public void A_base_is_an_earlier_stage_an_image_or_nothing()
    {
        var stages = Stages("FROM golang:1.22 AS Build\nFROM build AS test\nFROM scratch\nFROM later\nFROM a AS later\n");

        Assert.Empty(stages.Errors);
        Assert.Equal(["build", "test", null, null, "later"], stages.All.Select(stage => stage.Name));
        Assert.Equal("stage-2", stages.All[2].DisplayName);
        Assert.Equal(
            [("Image", "golang:1.22", null), ("Stage", "build", 0), ("Scratch", "scratch", null), ("Image", "later", null), ("Image", "a", null)],
            stages.All.Select(stage => (stage.Base.Kind.ToString(), stage.Base.Name, stage.Base.Stage)));
    }

    [Theory]
    [InlineData("ARG V=1\nFROM a:$V", "Image", "a:1", "")]
    [InlineData("ARG V\nFROM a:$V", "Unresolved", "a:$V", "V")]
    [InlineData("FROM a$V", "Image", "a", "V")]
    [InlineData("FROM ${V:-a}", "Image", "a", "")]
    [InlineData("FROM $V", "Unresolved", "$V", "V")]
    [InlineData("FROM a:$TARGETARCH", "Unresolved", "a:$TARGETARCH", "TARGETARCH")]
    [InlineData("ARG A=b\nARG V=$A\nFROM x AS b\nFROM $V", "Stage", "b", "")]
    [InlineData("FROM a AS x\nARG V=1\nFROM b:$V", "Unresolved", "b:$V", "V")]
    public void Arguments_before_the_first_FROM_name_bases(string text, string kind, string name, string unset)
    {
        var source = Stages(text).Target!.Base;
        Assert.Equal((kind, name, unset), (source.Kind.ToString(), source.Name, string.Join(",", source.UnsetVariables)));
    }

    [Fact]
    public void The_caller_gives_arguments_and_platforms()
    {
        var stages = Stages("ARG V=1\nFROM --platform=$TARGETPLATFORM a:$V-$TARGETOS AS x\nARG V\nARG W=$V\nARG TARGETARCH\n", platform: "windows/amd64", arguments: ("V", "2"));
        var stage = stages.All[0];

        Assert.Equal(("a:2-windows", "windows/amd64", true), (stage.Base.Name, stage.Platform, stage.IsWindows));
        Assert.Equal(("2", "2", "amd64", "x"), (stage.End.Variables["V"], stage.End.Variables["W"], stage.End.Variables["TARGETARCH"], stages.GlobalArguments["TARGETSTAGE"]));
    }

    [Theory]
    [InlineData("FROM Foo", "1:6: 'Foo' cannot be the name of an image; it is lower-case, and perhaps has a registry before and a tag behind it.")]
    [InlineData("FROM a AS Foo\nFROM Foo", "2:6: 'Foo' cannot be the name of an image; FROM names a stage in lower case, and one that stands above it.")]
    [InlineData("FROM \"\"", "1:6: The name of the base image is empty.")]
    [InlineData("FROM a:${x", "1:6: 'a:${x' cannot be expanded: ${ is not closed by }.")]
    [InlineData("FROM a AS b\nCOPY --from=b x y", "2:6: 'b' is this stage itself, and a stage cannot read from itself.")]
    [InlineData("FROM a\nCOPY --from=c x y\nFROM b AS c", "2:6: 'c' is a stage further down; move it above this one.")]
    [InlineData("FROM a\nCOPY --from=0 x y", "2:6: '0' is this stage itself, and a stage cannot read from itself.")]
    [InlineData("FROM a\nCOPY --from=3 x y", "2:6: There is no stage 3; the stages of this file are 0 to 0, and a name would be better.")]
    [InlineData("FROM a\nCOPY --from=Foo x y", "2:6: 'Foo' is neither a stage of this file nor the name of an image.")]
    [InlineData("FROM a AS b\nRUN --mount=from=b,target=/x y", "2:5: 'b' is this stage itself, and a stage cannot read from itself.")]
    [InlineData("FROM a\nCOPY \"x y z", "2:6: '\"x' cannot be expanded: a double quote (\") is not closed.")]
    [InlineData("FROM a\nENV x=${y:?missing}", "2:7: '${y:?missing}' cannot be expanded: y: missing.", "scratch")]
    [InlineData("FROM scratch\nSTOPSIGNAL ${s:-x}", "2:12: '${s:-x}' becomes 'x', which is no signal.")]
    [InlineData("FROM scratch\nVOLUME /a $b", "2:11: '$b' becomes nothing, which is no path for VOLUME.")]
    [InlineData("FROM scratch\nENV p=x\nEXPOSE $p", "3:8: '$p' becomes 'x', which is no port.")]
    public void What_is_wrong_between_stages_has_its_place(string text, string expected, string? image = null) =>
        Assert.Equal(expected, Assert.Single(Stages(image is null ? text : text.Replace("FROM a", "FROM " + image)).Errors).ToString());

    [Fact]
    public void A_target_that_is_missing_is_named() =>
        Assert.Equal("1:1: There is no stage 'x'; the stages of this file are b.", Assert.Single(Stages("FROM a AS b", target: "X").Errors).ToString().Replace("'X'", "'x'"));

    [Fact]
    public void Instructions_read_from_stages_and_images()
    {
        var stages = Stages("FROM a AS one\nFROM b AS two\nCOPY --from=ONE x y\nCOPY --from=0 x y\nCOPY --from=nginx:1 x y\nCOPY x y\nRUN --mount=from=one,target=/x --mount=type=cache,target=/c --mount=from=0,target=/y z");

        Assert.Empty(stages.Errors);
        Assert.Equal(
            ["Stage ONE 0", "Stage 0 0", "Image nginx:1 ", "", "Stage one 0, Image 0 "],
            stages.All[1].Steps.Select(step => string.Join(", ", step.Sources.Select(source => $"{source.Kind} {source.Name} {source.Stage}"))));
    }

    [Theory]
    [InlineData(null, "0,2,4")]
    [InlineData("test", "0,3")]
    [InlineData("BASE", "0")]
    public void Only_needed_stages_are_built(string? target, string needed)
    {
        var stages = Stages("FROM a AS base\nFROM b AS unused\nFROM c AS tool\nFROM base AS test\nFROM base\nCOPY --from=tool x y", target);
        Assert.Equal(needed, string.Join(",", stages.Needed));
    }

    [Fact]
    public void The_last_stage_of_a_name_is_read_from_and_the_last_above_is_built_upon()
    {
        var stages = Stages("FROM a AS x\nFROM x AS y\nFROM b AS x\nFROM x\nCOPY --from=x 1 2");
        Assert.Equal((0, 2, 2), (stages.All[1].Base.Stage, stages.All[3].Base.Stage, stages.All[3].Steps[0].Sources[0].Stage));
    }

    [Fact]
    public void Triggers_run_first_in_the_stage_upon_them()
    {
        var stages = Stages("FROM scratch AS a\nENV x=1\nONBUILD ENV x=2\nFROM a AS b\nRUN y\nFROM b\n");
        Assert.Equal(("1", "2", "2"), (stages.All[0].End.Variables["x"], stages.All[1].Steps[1].Before.Variables["x"], stages.All[2].End.Variables["x"]));
        Assert.Empty(stages.All[2].Steps);
    }
}
