using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>What instructions mean.</summary>
public sealed class InstructionTests
{
    static T Only<T>(string text)
        where T : DockerfileInstruction
    {
        var file = DockerfileParser.Parse("FROM a\n" + text);
        Assert.Empty(file.Errors);
        return Assert.IsType<T>(file.Instructions[1]);
    }

    [Fact]
    public void FROM_names_an_image_and_a_stage()
    {
        var from = Only<FromInstruction>("FROM --platform=windows/amd64 golang:1.22 as Build");
        Assert.Equal(("golang:1.22", "windows/amd64", "Build"), (from.Image.Text, from.Platform, from.StageName!.Text));
        Assert.Equal("Build", from.StageName.Span.Of(from.Syntax.Source.Text));
        Assert.Null(Only<FromInstruction>("FROM b").StageName);
    }

    [Fact]
    public void ARG_takes_several_names()
    {
        var arg = Only<ArgInstruction>("ARG a b= c=\"x y\" \\\n  d=1");
        Assert.Equal([("a", null), ("b", ""), ("c", "\"x y\""), ("d", "1")], arg.Arguments.Select(pair => (pair.Name, pair.Value)));
        Assert.Equal(["a", "b=", "c=\"x y\"", "d=1"], arg.Arguments.Select(pair => pair.Span.Of(arg.Syntax.Source.Text)));
        Assert.Equal(["", "", "\"x y\"", "1"], arg.Arguments.Select(pair => pair.ValueSpan.Of(arg.Syntax.Source.Text)));
    }

    [Theory]
    [InlineData("ENV a=1 b=\"2 3\" c=4\\ 5", "a:1|b:\"2 3\"|c:4\\ 5", false)]
    [InlineData("ENV a  b = c", "a:b = c", true)]
    [InlineData("ENV a=", "a:", false)]
    [InlineData("ENV \\\n a=1 \\\n b=2", "a:1|b:2", false)]
    [InlineData("ENV x='a\\' y=\"b\\\" c\"", "x:'a\\'|y:\"b\\\" c\"", false)]
    [InlineData("ENV x='a=b c'", "x:'a=b c'", false)]
    public void ENV_has_two_forms(string text, string expected, bool isLegacy)
    {
        var env = Only<EnvInstruction>(text);
        Assert.Equal((expected, isLegacy), (string.Join("|", env.Variables.Select(pair => $"{pair.Name}:{pair.Value}")), env.IsLegacy));
        Assert.All(env.Variables, pair => Assert.Equal(pair.Value, pair.ValueSpan.Of(env.Syntax.Source.Text)));
    }

    [Fact]
    public void LABEL_is_written_like_ENV() =>
        Assert.Equal([("a.b", "1"), ("c", "\"d e\"")], Only<LabelInstruction>("LABEL a.b=1 c=\"d e\"").Labels.Select(pair => (pair.Name, pair.Value)));

    [Fact]
    public void RUN_has_mounts_and_modes()
    {
        var run = Only<RunInstruction>(
            "RUN --mount=type=cache,id=go,target=/root/.cache,sharing=LOCKED,mode=0750,uid=1,gid=2 \\\n"
            + "  --mount=from=build,src=/x,dst=/y,rw --mount=type=tmpfs,target=/t,size=64m \\\n"
            + "  --mount=type=secret,id=s,env=TOKEN,required --network=none --security=insecure --device=vendor.com/gpu=all go build ./...");

        Assert.Equal(("none", "insecure", "vendor.com/gpu=all"), (run.Network, run.Security, Assert.Single(run.Devices)));
        Assert.Equal("go build ./...", run.Command.Text.Text);
        Assert.Equal(new RunMount(run.Mounts[0].Flag, "cache") { Id = "go", Target = "/root/.cache", Sharing = "locked", Mode = 488, Uid = 1, Gid = 2 }, run.Mounts[0]);
        Assert.Equal(new RunMount(run.Mounts[1].Flag, "bind") { From = "build", Source = "/x", Target = "/y", ReadOnly = false }, run.Mounts[1]);
        Assert.Equal(new RunMount(run.Mounts[2].Flag, "tmpfs") { Target = "/t", Size = 64 << 20 }, run.Mounts[2]);
        Assert.Equal(new RunMount(run.Mounts[3].Flag, "secret") { Id = "s", Env = "TOKEN", Required = true }, run.Mounts[3]);
        Assert.Equal("--mount=from=build,src=/x,dst=/y,rw", run.Mounts[1].Flag.Span.Of(run.Syntax.Source.Text));
    }

    [Theory]
    [InlineData("RUN --mount=type=$kind,target=/x,size=$n,ro=$r,mode=$m,sharing=$s go", "$kind")]
    [InlineData("RUN --mount=type=ssh go", "ssh")]
    [InlineData("RUN --mount=\"type=cache,\\\"target=/a,b\\\"\" go", "cache")]
    public void A_mount_may_hold_variables_and_quotes(string text, string type) => Assert.Equal(type, Only<RunInstruction>(text).Mounts[0].Type);

    [Fact]
    public void COPY_and_ADD_have_sources_and_flags()
    {
        var copy = Only<CopyInstruction>("COPY --from=build --chown=1:2 --chmod=755 --link --parents=true --exclude=*.md --exclude=x a b c/");
        Assert.Equal(("build", "1:2", "755", true, true), (copy.From, copy.Chown, copy.Chmod, copy.Link, copy.Parents));
        Assert.Equal(["*.md", "x"], copy.Excludes);
        Assert.Equal(["a", "b", "c/"], copy.Sources.Append(copy.Destination).Select(word => word.Text));

        var add = Only<AddInstruction>("ADD --checksum=sha256:0 --keep-git-dir --unpack=false --link=False [\"a b\", \"c\"]");
        Assert.Equal(("sha256:0", true, false, false), (add.Checksum, add.KeepGitDir, add.Unpack, add.Link));
        Assert.Equal(("a b", "c"), (Assert.Single(add.Sources).Text, add.Destination.Text));
        Assert.Equal((null, null, null), (Only<AddInstruction>("ADD a b").KeepGitDir, Only<AddInstruction>("ADD a b").Unpack, Only<CopyInstruction>("COPY a b").From));
    }

    [Theory]
    [InlineData("HEALTHCHECK NONE", null, null)]
    [InlineData("HEALTHCHECK --interval=1m30s --timeout=1.5s --start-period=0 --start-interval=500ms --retries=3 CMD curl x", "curl x", 90.0)]
    [InlineData("healthcheck --interval=1h cmd [\"curl\", \"x\"]", "[\"curl\", \"x\"]", 3600.0)]
    public void HEALTHCHECK_has_a_command_or_takes_it_away(string text, string? command, double? interval)
    {
        var health = Only<HealthcheckInstruction>(text);
        Assert.Equal((command, interval, command is null), (health.Command?.Text.Text, health.Interval?.TotalSeconds, health.IsNone));
        if (health.Retries is not null)
            Assert.Equal((1.5, 0.0, 0.5, 3), (health.Timeout!.Value.TotalSeconds, health.StartPeriod!.Value.TotalSeconds, health.StartInterval!.Value.TotalSeconds, health.Retries));
    }

    [Fact]
    public void The_others_set_one_thing_each()
    {
        Assert.Equal("C:\\app dir", Only<WorkdirInstruction>("WORKDIR C:\\app dir").Path);
        Assert.Equal("ContainerAdministrator", Only<UserInstruction>("USER ContainerAdministrator").User);
        Assert.Equal(["80", "8000-8010/udp"], Only<ExposeInstruction>("EXPOSE 80 8000-8010/udp").Ports.Select(port => port.Text));
        Assert.Equal(["/a", "/b"], Only<VolumeInstruction>("VOLUME [\"/a\", \"/b\"]").Paths.Select(path => path.Text));
        Assert.Equal(["/a", "/b"], Only<VolumeInstruction>("VOLUME /a /b").Paths.Select(path => path.Text));
        Assert.Equal(["powershell", "-Command"], Only<ShellInstruction>("SHELL [\"powershell\", \"-Command\"]").Words);
        Assert.Equal("SIGTERM", Only<StopsignalInstruction>("STOPSIGNAL SIGTERM").Signal);
        Assert.Equal("Ann <a@b>", Only<MaintainerInstruction>("MAINTAINER Ann <a@b>").Maintainer);
        Assert.Equal(["a", "b"], Only<CmdInstruction>("CMD [\"a\", \"b\"]").Command.Words);
        Assert.True(Only<EntrypointInstruction>("ENTRYPOINT a b").Command.IsShell);
        Assert.IsType<CopyInstruction>(Only<OnbuildInstruction>("ONBUILD COPY a b").Inner);
    }
}
