using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>Registries that fail for a while, or for good.</summary>
public sealed class BadDayTests : StubRegistryTests
{
    static readonly StubAnswer TooMany = StubAnswer.Error(429, "too many requests").With("Retry-After", "0");

    [Theory]
    [InlineData("429")]
    [InlineData("503")]
    [InlineData("drop")]
    [InlineData("truncate")]
    public void What_fails_once_is_tried_again(string failure)
    {
        // The runtime itself tries three new connections before it calls one broken.
        var failures = failure == "drop" ? 4 : 1;
        Registry.Intercept = request => request.Method == "GET" && failures-- > 0
            ? failure switch
            {
                "429" => TooMany,
                "503" => StubAnswer.Error(503, "a moment"),
                "drop" => new StubAnswer(0) { Drops = true },
                _ => Registry.Serve(request) with { AnnouncedLength = 100_000 },
            }
            : null;

        var result = OneByOne(Good).ThrowIfFailed();

        Assert.Single(result.Output);
        Assert.Contains(result.Verbose, text => text.StartsWith("Trying again", StringComparison.Ordinal));
    }

    [Fact]
    public void An_endless_429_is_an_error_after_four_attempts_and_ends_the_questions()
    {
        Bad("bad", TooMany);

        var result = OneByOne([.. Enumerable.Range(1, 5).Select(tag => $"{Registry.Name}/bad:{tag}")]);

        Assert.Equal(Enumerable.Repeat("RegistryRateLimited", 5), result.ErrorIds);
        Assert.Equal(ErrorCategory.LimitsExceeded, result.Errors[0].CategoryInfo.Category);
        Assert.Equal(2 * 4, Count("bad"));
    }

    [Fact]
    public void A_registry_that_wants_an_hour_is_not_waited_for()
    {
        var result = OneByOne(Bad("bad", StubAnswer.Error(429, "pull rate limit").With("Retry-After", "3600")));

        Assert.Equal(["RegistryRateLimited"], result.ErrorIds);
        Assert.Equal(1, Count("bad"));
    }

    [Fact]
    public void Images_that_always_fail_do_not_stop_the_others()
    {
        var bad = Bad("bad", StubAnswer.Error(500, "disk full"));

        var result = OneByOne(bad, bad + "0", $"{Registry.Name}/bad@{Image.Top.Digest}", Good);

        Assert.Equal(["RegistryFailed", "RegistryFailed", "RegistryFailed"], result.ErrorIds);
        Assert.Contains("disk full", result.Errors[2].ToString());
        Assert.Equal(Good, result.Single.Value("Image"));
    }

    [Fact]
    public void A_registry_that_is_down_fails_fast_for_the_remaining_images()
    {
        Registry.Intercept = _ => new StubAnswer(0) { Drops = true };

        var result = OneByOne([.. Enumerable.Range(1, 50).Select(tag => $"{Registry.Name}/app:{tag}")]);

        Assert.Equal(Enumerable.Repeat("RegistryUnreachable", 50), result.ErrorIds);
        Assert.InRange(Registry.Requests.Count, 2, 2 * 4 * 4);
    }

    [Fact]
    public void Nobody_at_the_address_is_an_unreachable_registry()
    {
        var gone = new StubRegistry();
        var name = gone.Name;
        gone.Dispose();

        var result = Platforms($"{name}/app:1", Good);

        Assert.Equal(["RegistryUnreachable"], result.ErrorIds);
        Assert.Equal(ErrorCategory.ConnectionError, result.Errors[0].CategoryInfo.Category);
        Assert.Single(result.Output);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_registry_that_hangs()
    {
        Registry.Intercept = _ => new StubAnswer(0) { Hangs = true };
        using var shell = Session.Shell("param($i) Get-ContainerImagePlatform $i", ("i", Good));
        var work = shell.BeginInvoke();
        while (Registry.Requests.Count == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop);

        Assert.True(work.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(5)));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }
}
