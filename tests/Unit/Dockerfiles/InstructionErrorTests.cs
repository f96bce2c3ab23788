using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles;

/// <summary>What is wrong is said with its place, and reading goes on.</summary>
public sealed class InstructionErrorTests
{
    [Theory]
    [InlineData("FROM", "2:1-2:5: FROM needs an image, such as FROM mcr.microsoft.com/windows/nanoserver:ltsc2022.")]
    [InlineData("FROM a b", "2:8-2:9: FROM takes an image, and perhaps AS and one name: FROM image AS name.")]
    [InlineData("FROM a AS", "2:8-2:10: FROM takes an image, and perhaps AS and one name: FROM image AS name.")]
    [InlineData("FROM a AS 1b", "2:11-2:13: '1b' cannot be the name of a stage: it begins with a letter, and letters, digits, -, _ and . follow.")]
    [InlineData("FROM --from=x a", "2:6-2:14: FROM knows no flag --from; it knows --platform.")]
    [InlineData("RUNN x", "2:1-2:5: 'RUNN' is no instruction; RUN may be meant.")]
    [InlineData("  && go build", "2:3-2:5: '&&' is no instruction. A line that belongs to the one above it needs the escape character (\\) at that one's end.")]
    [InlineData("COPY a", "2:6-2:7: COPY needs a source and a destination: COPY a destination.")]
    [InlineData("ADD", "2:1-2:4: ADD needs a source and a destination: ADD source destination.")]
    [InlineData("COPY --form=b a c", "2:6-2:14: COPY knows no flag --form; it knows --from, --parents, --chown, --chmod, --link, --exclude.")]
    [InlineData("COPY --from a c", "2:6-2:12: --from needs a value: --from=…")]
    [InlineData("COPY --link=maybe a c", "2:6-2:18: --link is true or false, and not 'maybe'.")]
    [InlineData("COPY --from=a --from=b a c", "2:15-2:23: --from stands here twice; take one of them away.")]
    [InlineData("COPY --from=$x a c", "2:6-2:15: Variables are not expanded in --from; name a stage for it instead: FROM image:$TAG AS name before this stage, and --from=name.")]
    [InlineData("COPY a <<b\nb", "2:8-2:11: The destination of COPY is a path and no here-document; it stands behind the sources.")]
    [InlineData("ARG", "2:1-2:4: ARG needs a name: ARG name, or ARG name=default.")]
    [InlineData("ARG =x", "2:5-2:7: A name is missing before '=x'.")]
    [InlineData("ENV", "2:1-2:4: ENV needs a name and a value: ENV name=value.")]
    [InlineData("ENV a", "2:5-2:6: ENV needs a value as well: ENV a=value.")]
    [InlineData("ENV a=1 \\\n  b", "3:3-3:4: 'b' has no equals sign; write name=value, and quotes around a value with spaces.")]
    [InlineData("LABEL a=1 b c=2", "2:11-2:12: 'b' has no equals sign; write name=value, and quotes around a value with spaces.")]
    [InlineData("RUN [\"a\", 1]", "2:5-2:13: The JSON array of RUN may hold strings alone; put quotes (\") around each of its items.")]
    [InlineData("RUN --network=lan x", "2:5-2:18: --network is one of default, none, host, and not 'lan'.")]
    [InlineData("RUN --mount=type=cash x", "2:5-2:22: 'cash' is no type of mount; it is bind, cache, tmpfs, secret, ssh.")]
    [InlineData("RUN --mount=type=cache,taget=/x x", "2:5-2:32: A mount knows no 'taget'; it knows type, target, source, from, id, sharing, readonly, readwrite, required, mode, uid, gid, size, env.")]
    [InlineData("RUN --mount=type=cache,target x", "2:5-2:30: 'target' of a mount needs a value: target=…")]
    [InlineData("RUN --mount=target=/x,sharing=locked x", "2:5-2:37: 'sharing' is for mounts of type cache, and this one is bind.")]
    [InlineData("RUN --mount=type=cache,sharing=x x", "2:5-2:33: 'sharing' of a mount is shared, private or locked, and not 'x'.")]
    [InlineData("RUN --mount=type=cache,ro=x x", "2:5-2:28: 'readonly' of a mount is true or false, and not 'x'.")]
    [InlineData("RUN --mount=type=cache,mode=9 x", "2:5-2:30: 'mode' of a mount is a number of octal digits, such as 0755, and not '9'.")]
    [InlineData("RUN --mount=type=tmpfs,size=big x", "2:5-2:32: 'size' of a mount is a number of bytes, such as 64m, and not 'big'.")]
    [InlineData("RUN --mount=type=secret x", "2:5-2:24: A secret needs an id: --mount=type=secret,id=name.")]
    [InlineData("RUN --mount=from=$x,target=/y x", "2:5-2:30: Variables are not expanded in a mount's 'from'; name a stage for it instead: FROM image:$TAG AS name before this stage, and from=name.")]
    [InlineData("RUN --mount= x", "2:5-2:13: A mount is written --mount=type=cache,target=/path; quotes stand around a whole field.")]
    [InlineData("RUN --device=a,b x", "2:5-2:17: A device is written --device=vendor.com/class=name, or --device=name,required.")]
    [InlineData("WORKDIR", "2:1-2:8: WORKDIR needs a value: WORKDIR /app.")]
    [InlineData("USER", "2:1-2:5: USER needs a value: USER ContainerUser.")]
    [InlineData("EXPOSE", "2:1-2:7: EXPOSE needs a port: EXPOSE 8080.")]
    [InlineData("EXPOSE 80 99999", "2:11-2:16: '99999' is no port; it is a number up to 65535 or a range, perhaps with /tcp, /udp or /sctp.")]
    [InlineData("VOLUME", "2:1-2:7: VOLUME needs a path: VOLUME C:\\data.")]
    [InlineData("VOLUME [\" \"]", "2:8-2:13: A path of VOLUME is empty; take it away.")]
    [InlineData("STOPSIGNAL", "2:1-2:11: STOPSIGNAL needs a signal: STOPSIGNAL SIGTERM.")]
    [InlineData("STOPSIGNAL STOPP", "2:12-2:17: 'STOPP' is no signal; it is a name such as SIGTERM, or a number.")]
    [InlineData("SHELL powershell", "2:7-2:17: SHELL is written as a JSON array with its items in quotes (\"): SHELL [\"powershell\", \"-Command\"]. A backslash in it is written twice.")]
    [InlineData("HEALTHCHECK", "2:1-2:12: HEALTHCHECK needs CMD and a command, or NONE.")]
    [InlineData("HEALTHCHECK curl x", "2:13-2:17: 'curl' cannot stand here; it is HEALTHCHECK CMD command, or HEALTHCHECK NONE.")]
    [InlineData("HEALTHCHECK CMD", "2:1-2:12: HEALTHCHECK CMD needs a command.")]
    [InlineData("HEALTHCHECK NONE x", "2:13-2:19: Nothing stands behind HEALTHCHECK NONE.")]
    [InlineData("HEALTHCHECK --interval=5 CMD x", "2:13-2:25: --interval is a time with its unit, such as 30s or 1m30s, and not '5'.")]
    [InlineData("HEALTHCHECK --interval=5us CMD x", "2:13-2:27: --interval is 0 or at least 1ms.")]
    [InlineData("HEALTHCHECK --retries=-1 CMD x", "2:13-2:25: --retries is a whole number, and not '-1'.")]
    [InlineData("CMD --x a", "2:5-2:8: CMD knows no flag --x, nor any other.")]
    [InlineData("ONBUILD", "2:1-2:8: ONBUILD needs an instruction behind it, such as ONBUILD COPY . /app.")]
    [InlineData("ONBUILD FROM x", "2:9-2:13: FROM cannot stand behind ONBUILD.")]
    [InlineData("ONBUILD ENV x", "2:13-2:14: ENV needs a value as well: ENV x=value.")]
    public void An_error_has_a_place_and_says_what_to_do(string text, string expected)
    {
        var file = DockerfileParser.Parse($"FROM a\n{text}\nRUN last\n");

        var error = Assert.Single(file.Errors);
        Assert.Equal(expected, $"{error.Start}-{error.End}: {error.Message}");
        Assert.False(file.IsValid);
        Assert.Equal("last", Assert.IsType<RunInstruction>(file.Instructions[file.Instructions.Count - 1]).Command.Text.Text);
    }

    [Fact]
    public void Behind_ONBUILD_only_later_builds_fail()
    {
        var file = DockerfileParser.Parse("FROM a\nONBUILD COPY x");

        Assert.True(Assert.Single(file.Errors).IsDeferred);
        Assert.True(file.IsValid);
        Assert.IsType<InvalidInstruction>(Assert.IsType<OnbuildInstruction>(file.Instructions[1]).Inner);
    }

    [Theory]
    [InlineData("", "1:1: The file holds no instruction; a Dockerfile begins with FROM.")]
    [InlineData("# only\n", "1:1: The file holds no instruction; a Dockerfile begins with FROM.")]
    [InlineData("ARG a\nARG b", "1:1: The file holds no FROM, and without one nothing is built.")]
    [InlineData("ARG a\nRUN b\nFROM c", "2:1: RUN stands before the first FROM, where only ARG may stand.")]
    [InlineData("FROM a\n\\\n", "2:1: The line continues nothing: take the escape character away, or write an instruction before it.")]
    [InlineData("FROM a\0b", "1:7: This is not a Dockerfile: it holds NUL characters. A Dockerfile is text in UTF-8; save it so if it is in UTF-16.")]
    public void A_file_as_a_whole_can_be_wrong(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(DockerfileParser.Parse(text).Errors).ToString());

    [Fact]
    public void All_errors_of_a_file_are_found_in_order()
    {
        var file = DockerfileParser.Parse("FROM a b\nCOPY x\nFOO\nRUN cat <<E\n");

        Assert.Equal([1, 2, 3, 4], file.Errors.Select(error => error.Start.Line));
    }
}
