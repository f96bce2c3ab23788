using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Reading;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Http;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Registries;

/// <summary>The client against a stub registry: what needs a clock of its own, and runs on every runtime.</summary>
public sealed class RegistrySourceTests : IDisposable
{
    static readonly TestImage Image = TestImage.List(TestPlatform.Windows("10.0.20348.2700"), TestPlatform.Windows("10.0.26100.33296"));

    readonly TemporaryFolder folder = new();
    readonly StubRegistry registry = new();
    readonly ImageReference image;

    public RegistrySourceTests() => image = ImageReference.Parse(registry.Add("app", "1", Image));

    public void Dispose()
    {
        registry.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_image_is_read_and_the_second_time_costs_one_HEAD()
    {
        Assert.Equal(2, (await ReadAsync(new RegistryOptions())).Entries.Count);
        var before = registry.Requests.Count;

        Assert.Equal(2, (await ReadAsync(new RegistryOptions())).Entries.Count);

        Assert.Equal(["HEAD /v2/app/manifests/1"], registry.RequestLines.Skip(before));
    }

    [Fact]
    public async Task A_tag_that_is_not_there_is_no_error_when_only_looked_for()
    {
        using var source = new RegistrySource(Here(new RegistryOptions()));

        Assert.Null(await source.HeadAsync(image.WithTag("none"), CancellationToken.None));
        Assert.Equal(Image.Top.Digest, (await source.HeadAsync(image, CancellationToken.None))!.Text);
        Assert.Equal(2, registry.Requests.Count);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "date", 7)]
    [InlineData("X-Retry-After", "unix", 7)]
    [InlineData("Retry-After", "past", 0)]
    public async Task A_registry_is_left_alone_for_as_long_as_it_wants(string header, string form, int seconds)
    {
        var time = new ImpatientTime();
        var until = DateTimeOffset.UtcNow.AddSeconds(seconds);
        var value = form switch
        {
            "date" => until.ToString("R", CultureInfo.InvariantCulture),
            "unix" => until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "past" => DateTimeOffset.UtcNow.AddHours(-1).ToString("R", CultureInfo.InvariantCulture),
            _ => form,
        };
        var refusals = 2;
        registry.Intercept = _ => refusals-- > 0 ? StubAnswer.Error(429, "slowly").With(header, value) : null;

        await ReadAsync(new RegistryOptions { Time = time, AttemptTimeout = ImpatientTime.Long });

        Assert.All(time.Waits, wait => Assert.InRange(wait.TotalSeconds, seconds - 2, seconds));
        Assert.Equal(seconds > 0 ? 2 : 0, time.Waits.Count(wait => wait > TimeSpan.Zero));
    }

    [Fact]
    public async Task Failures_are_tried_again_three_times_at_growing_intervals()
    {
        var time = new ImpatientTime();
        registry.Intercept = _ => StubAnswer.Error(500, "no");

        var fault = await Assert.ThrowsAsync<FaultException>(() => ReadAsync(new RegistryOptions { Time = time, AttemptTimeout = ImpatientTime.Long }));

        Assert.Equal(FaultKind.RegistryFailed, fault.Kind);
        Assert.Equal(4, registry.Requests.Count);
        Assert.Equal(3, time.Waits.Count);
        Assert.InRange(time.Waits.Sum(wait => wait.TotalSeconds), 0.2, 10);
    }

    [Fact]
    public async Task A_registry_that_hangs_is_late_twice_and_then_given_up()
    {
        registry.Intercept = _ => new StubAnswer(0) { Hangs = true };
        using var source = new RegistrySource(Here(new RegistryOptions { AttemptTimeout = TimeSpan.FromMilliseconds(300) }));

        var kinds = new FaultKind[4];
        for (var i = 0; i < kinds.Length; i++)
            kinds[i] = (await Assert.ThrowsAsync<FaultException>(() => source.HeadAsync(image.WithTag($"t{i}"), CancellationToken.None))).Kind;

        Assert.All(kinds, kind => Assert.Equal(FaultKind.RegistryTimeout, kind));
        Assert.InRange(registry.Requests.Count, 1, 4);
    }

    [Theory]
    [InlineData("localhost:99999/app")]
    [InlineData("[:::::]/app")]
    public async Task A_host_that_no_address_can_have_is_an_error_of_the_name(string name)
    {
        using var source = new RegistrySource(Here(new RegistryOptions()));

        var fault = await Assert.ThrowsAsync<FaultException>(() => source.ResolveAsync(ImageReference.Parse(name), CancellationToken.None));

        Assert.Equal(FaultKind.ImageReferenceInvalid, fault.Kind);
    }

    [Fact]
    public async Task Stopping_ends_a_request_that_hangs()
    {
        registry.Intercept = _ => new StubAnswer(0) { Hangs = true };
        using var source = new RegistrySource(Here(new RegistryOptions()));
        using var stop = new CancellationTokenSource();

        var work = source.HeadAsync(image, stop.Token);
        stop.CancelAfter(100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    async Task<Image> ReadAsync(RegistryOptions options)
    {
        using var source = new RegistrySource(Here(options));
        var read = await new ImageReader(source).ReadAsync(image, CancellationToken.None);
        foreach (var entry in read.Entries)
            await entry.DetailAsync(CancellationToken.None);
        return read;
    }

    RegistryOptions Here(RegistryOptions options) => options with { CacheFolder = folder.Path };
}
