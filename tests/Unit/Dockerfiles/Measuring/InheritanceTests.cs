using System;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Measuring.Remains;
using WinDockerTools.Engine.Platform.Files;
using Xunit;

namespace WinDockerTools.Tests.Dockerfiles.Measuring;

public sealed class InheritanceTests : IDisposable
{
    readonly string engine = Guid.NewGuid().ToString("N");
    readonly WorkFolder one = new(new RunId().FolderName), two = new(new RunId().FolderName);

    public void Dispose()
    {
        one.Dispose();
        two.Dispose();
    }

    static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static RemainsList Remains(string run) => new() { Runs = [run], Tags = [run + "-1"], Images = ["a" + run], Steps = ["go build"], CacheBefore = ["old", run], Since = Epoch };

    [Fact]
    public void Who_ends_first_leaves_all_to_who_goes_on()
    {
        Inheritance first = new(one, engine), second = new(two, engine);

        Assert.Empty(first.Close());
        Assert.True(first.Leave(Remains("1")));

        var left = Assert.Single(second.Close());
        Assert.Equal(("1", "1-1", "a1", "go build"), (left.Runs.Single(), left.Tags.Single(), left.Images.Single(), left.Steps.Single()));
        Assert.False(second.Leave(Remains("2")));
    }

    [Fact]
    public void Nothing_is_left_to_a_call_on_another_engine_or_of_another_kind()
    {
        var first = new Inheritance(one, engine);
        first.Close();

        Assert.False(first.Leave(Remains("1")));
        var second = new Inheritance(two, engine + "x");
        Assert.False(first.Leave(Remains("1")));
        Assert.Empty(second.Close());
    }

    [Fact]
    public void Together_only_what_was_there_before_both_is_left_alone()
    {
        var both = Remains("1").With(Remains("2") with { Since = Epoch.AddDays(1) });

        Assert.Equal(["1", "2"], both.Runs);
        Assert.Equal(["old"], both.CacheBefore);
        Assert.Equal(["go build"], both.Steps);
        Assert.Equal(Epoch, both.Since);
        Assert.Equal(["old", "1"], Remains("1").With(new RemainsList()).CacheBefore);
        Assert.Equal(["old", "2"], new RemainsList().With(Remains("2")).CacheBefore);
    }
}
