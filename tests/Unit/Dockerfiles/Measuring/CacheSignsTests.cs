using System;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Measuring.Remains;
using WinDockerTools.Engine.Dockerfiles.Parsing;
using WinDockerTools.Engine.Platform.Docker;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

public sealed class CacheSignsTests
{
    readonly RunId run = new();

    string[] Own(params BuildCacheRecord[] records)
    {
        var signs = new CacheSigns(new RemainsList { Runs = [run.ToString()], Steps = [.. CacheSigns.Of(new DockerfileFacts(null, DockerfileParser.Parse("FROM golang AS build\nCOPY . .\nRUN --mount=type=cache,target=/c \\\n    go build -o /app .\nRUN [\"go\", \"vet\"]"), new CheckSettings()))] });
        return [.. signs.Own(records).Select(record => record.Id).OrderBy(id => id, StringComparer.Ordinal)];
    }

    static BuildCacheRecord Record(string id, string description, string parent = "", string type = "regular") => new(id, parent.Length > 0 ? [parent] : [], type, description, false, null);

    [Fact]
    public void Records_of_the_files_steps_are_the_calls_own_in_old_words_and_new() => Assert.Equal(
        ["a", "b", "c", "d"],
        Own(
            Record("a", "mount / from exec /bin/sh -c go build -o /app ."),
            Record("b", "[build 2/4] COPY . ."),
            Record("c", "cached mount /c from exec /bin/sh -c go build -o /app .", type: "exec.cachemount"),
            Record("d", "mount / from exec go vet"),
            Record("other", "mount / from exec /bin/sh -c apk add git")));

    [Fact]
    public void A_cache_mount_of_the_call_is_known_by_its_name() =>
        Assert.Equal(["a"], Own(Record("a", $"cached mount /x from exec y with id \"windockertools-{run}-1-2/x\""), Record("other", "cached mount /x from exec y with id \"/x\"")));

    [Fact]
    public void Nameless_records_belong_to_the_call_where_nothing_else_was_built() =>
        Assert.Equal(["a", "b", "c"], Own(Record("a", "mount / from exec go vet"), Record("b", "fileop target"), Record("c", "local source for context")));

    [Fact]
    public void Nameless_records_beside_anothers_build_belong_to_the_call_only_where_they_hang_together() => Assert.Equal(
        ["a", "base", "child"],
        Own(
            Record("base", "fileop target"),
            Record("a", "mount / from exec go vet", parent: "base"),
            Record("child", "fileop target", parent: "a"),
            Record("other", "mount / from exec apk add git", parent: "others"),
            Record("others", "fileop target")));

    [Fact]
    public void A_list_of_the_docker_command_is_read()
    {
        var record = BuildCache.Parse("""[{"CacheType":"regular","CreatedAt":"2026-11-28 20:37:05.756232062 +0000 UTC","Description":"fileop target","ID":"co7j","InUse":"true","Parent":"abc"}]""")!.Single();

        Assert.Equal(("co7j", "regular", "fileop target", true), (record.Id, record.Type, record.Description, record.InUse));
        Assert.Equal(["abc"], record.Parents);
        Assert.Equal(new DateTimeOffset(2026, 11, 28, 20, 37, 5, TimeSpan.Zero).AddTicks(7562320), record.Created);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    public void What_is_no_list_is_none(string text) => Assert.Null(BuildCache.Parse(text));
}
