using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>What holds in a stage, and what its image is told.</summary>
public sealed class StageStateTests
{
    static StageState End(string text) => Stages(text).Target!.End;

    static DockerfileStages Stages(string text)
    {
        var stages = DockerfileStages.Of(DockerfileParser.Parse(text));
        Assert.Empty(stages.Errors);
        return stages;
    }

    [Fact]
    public void Variables_hold_from_their_line_on_and_in_stages_upon_it()
    {
        var stages = Stages("ARG G=g\nFROM scratch AS a\nARG A=1 B=$A\nENV A=2 C=$A D=$NONE\nENV A=$A$C\nARG G\nFROM a\nRUN x\nFROM scratch\nRUN y");
        var first = stages.All[0];

        Assert.Equal(["", "A=1 B=1", "A=2 B=1 C=1 D=", "A=21 B=1 C=1 D="], first.Steps.Select(step => Shown(step.Before.Variables)));
        Assert.Equal("A=21 B=1 C=1 D= G=g", Shown(stages.All[1].Steps[0].Before.Variables));
        Assert.Equal("A=21 C=1 D=", Shown(stages.All[1].End.Environment));
        Assert.Equal(["NONE"], first.Steps[1].UnsetVariables);
        Assert.Empty(stages.All[2].End.Variables);

        static string Shown(VariableMap map) => string.Join(" ", map.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Fact]
    public void What_an_image_may_set_stays_a_name()
    {
        var end = End("FROM golang\nENV PATH=/x:$PATH Y=${Z:-d}\nENV W=$PATH");
        Assert.Equal(("/x:$PATH", "${Z:-d}", "/x:$PATH"), (end.Environment["PATH"], end.Environment["Y"], end.Environment["W"]));
        Assert.False(end.StartsEmpty);
    }

    [Theory]
    [InlineData("FROM scratch", "/")]
    [InlineData("FROM a", null)]
    [InlineData("FROM scratch\nWORKDIR x\nWORKDIR y/../z/", "/x/z")]
    [InlineData("FROM a\nWORKDIR x", null)]
    [InlineData("FROM a\nENV D=/d\nWORKDIR $D/e", "/d/e")]
    [InlineData("FROM a\nWORKDIR $D", null)]
    [InlineData("FROM scratch\nWORKDIR C:\\x", "/C:x")]
    [InlineData("# escape=`\nFROM a\nWORKDIR C:\\app\nWORKDIR src\\go", "\\app\\src\\go")]
    [InlineData("# escape=`\nFROM a\nWORKDIR c:/app/\nWORKDIR /other", "\\other")]
    [InlineData("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nWORKDIR /app", "\\app")]
    [InlineData("FROM --platform=windows/amd64 a\nWORKDIR C:/app\nWORKDIR ..", "\\")]
    public void A_working_directory_builds_on_the_one_before(string text, string? expected) => Assert.Equal(expected, End(text).WorkingDirectory);

    [Theory]
    [InlineData("D:\\x", "'D:\\x' is not on drive C:, the only one a container has.")]
    [InlineData("C:", "'C:' names a drive and no folder; write C:\\ for its root.")]
    [InlineData("\\\\server\\x", "'\\\\server\\x' is a network path, and builders take none.")]
    public void Windows_takes_not_every_directory(string path, string expected) =>
        Assert.Equal(expected, Assert.Single(DockerfileStages.Of(DockerfileParser.Parse("# escape=`\nFROM a\nWORKDIR " + path)).Errors).Message);

    [Theory]
    [InlineData("FROM a\nCMD x y", null, "/bin/sh|-c|x y")]
    [InlineData("FROM a\nCMD [\"x\", \"y\"]\nENTRYPOINT [\"e\"]", "e", "x|y")]
    [InlineData("FROM a AS b\nCMD x\nFROM b\nENTRYPOINT [\"e\"]", "e", null)]
    [InlineData("FROM a AS b\nENTRYPOINT [\"e\"]\nFROM b\nCMD [\"x\"]", "e", "x")]
    [InlineData("FROM a\nENTRYPOINT []", "", null)]
    [InlineData("# escape=`\nFROM a\nCMD x", null, "cmd|/S|/C|x")]
    [InlineData("FROM a\nSHELL [\"powershell\", \"-Command\"]\nCMD x", null, "powershell|-Command|x")]
    public void ENTRYPOINT_takes_back_an_inherited_CMD(string text, string? entrypoint, string? command)
    {
        var end = End(text);
        Assert.Equal((entrypoint, command), (Joined(end.Entrypoint), Joined(end.Command)));

        static string? Joined(System.Collections.Generic.IReadOnlyList<string>? words) => words is null ? null : string.Join("|", words);
    }

    [Fact]
    public void The_rest_is_inherited_and_replaced_as_well()
    {
        var end = End("FROM scratch AS a\nUSER $U\nEXPOSE 80 8000-8001/udp\nVOLUME /a\nLABEL x=1 y='2'\nSTOPSIGNAL 9\nHEALTHCHECK NONE\nFROM a\nARG P=90\nUSER me\nEXPOSE $P/TCP\nVOLUME /b\nLABEL x=3");

        Assert.Equal(("me", "9", true), (end.User, end.StopSignal, end.Healthcheck!.IsNone));
        Assert.Equal(["80/tcp", "8000/udp", "8001/udp", "90/tcp"], end.Ports.Select(port => port.Key));
        Assert.Equal(["/a", "/b"], end.Volumes.Select(volume => volume.Key));
        Assert.Equal([("x", "3"), ("y", "2")], end.Labels.Select(label => (label.Key, label.Value)));
    }

    [Fact]
    public void Names_on_Windows_have_no_case() => Assert.Equal("C:\\x;C:\\y", End("# escape=`\nFROM a\nENV Path=C:\\x\nENV PATH=${path};C:\\y").Environment["path"]);
}
