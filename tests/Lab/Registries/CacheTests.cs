using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>Requests as the registry's own log counts them.</summary>
public sealed class CacheTests : RegistryTests, IAsyncLifetime
{
    static readonly TestImage Image = TestImage.List(
        TestPlatform.Windows("10.0.20348.2700"), TestPlatform.Windows("10.0.26100.33296"));

    LabRegistry registry = null!;
    string image = "";

    string Folders => Path.Combine(Folder.File("cache"), "windockertools");
    IEnumerable<string> Entries => Directory.EnumerateFiles(Folders, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file).Length == 64);

    public async ValueTask InitializeAsync()
    {
        registry = await LabRegistry.StartAsync();
        image = await registry.PushAsync("app", "1", Image);
        await registry.TakeRequestsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await registry.DisposeAsync();
        Dispose();
    }

    [Fact]
    public async Task A_tag_costs_one_HEAD_once_its_content_is_known()
    {
        Platforms(image).ThrowIfFailed();
        await registry.TakeRequestsAsync();

        Assert.Equal(2, Platforms(image).ThrowIfFailed().Output.Count);

        Assert.Equal(["HEAD /v2/app/manifests/1"], await registry.TakeRequestsAsync());
    }

    [Fact]
    public async Task A_digest_costs_nothing_once_its_content_is_known()
    {
        var pinned = $"{registry.Name}/app@{Image.Top.Digest}";
        Platforms(pinned).ThrowIfFailed();
        await registry.TakeRequestsAsync();

        Assert.Equal(2, Platforms(pinned).ThrowIfFailed().Output.Count);

        Assert.Empty(await registry.TakeRequestsAsync());
    }

    [Fact]
    public async Task A_tag_is_looked_up_once_in_a_call_and_content_is_fetched_once()
    {
        Platforms(image, image, image).ThrowIfFailed();

        var requests = await registry.TakeRequestsAsync();
        Assert.Single(requests, request => request.StartsWith("HEAD ", StringComparison.Ordinal));
        Assert.Equal(requests.Distinct(), requests);
        Assert.Equal(1 + Image.Blobs.Count, requests.Count);
    }

    [Fact]
    public async Task NoCache_neither_reads_nor_writes()
    {
        Session.Run("param($i) Get-ContainerImagePlatform $i -NoCache", ("i", image)).ThrowIfFailed();
        Assert.False(Directory.Exists(Folders));

        Platforms(image).ThrowIfFailed();
        await registry.TakeRequestsAsync();
        Session.Run("param($i) Get-ContainerImagePlatform $i -NoCache", ("i", image)).ThrowIfFailed();

        Assert.Equal(1 + Image.Blobs.Count, (await registry.TakeRequestsAsync()).Count);
    }

    [Fact]
    public void Damaged_and_unreadable_entries_are_fetched_again()
    {
        Platforms(image).ThrowIfFailed();
        var entries = Entries.ToList();
        Assert.Equal(Image.Blobs.Count, entries.Count);
        File.WriteAllText(entries[0], "{}");
        File.Delete(entries[1]);
        Directory.CreateDirectory(entries[1]);
        File.WriteAllText(entries[2], "");

        Assert.Equal(2, Platforms(image).ThrowIfFailed().Output.Count);

        Assert.True(new FileInfo(entries[0]).Length > 2);
        Assert.Empty(Directory.EnumerateFiles(Folders, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_cache_that_cannot_be_made_is_no_failure()
    {
        File.WriteAllText(Folder.File("cache"), "a file in the place of the folder");

        Assert.Equal(2, Platforms(image).ThrowIfFailed().Output.Count);
    }
}
