using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Lab.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Builds;

/// <summary>A Docker engine, Go images that it gets when a test first asks for them, and programs to build. Shared by the
/// classes with <c>[Collection(typeof(GoLab))]</c>; skips tests that ask for what is not here.</summary>
[CollectionDefinition]
public sealed class GoLab : ICollectionFixture<GoLab>, IAsyncDisposable
{
    static readonly string[] Needs = ["go", "busybox", DebianModule.FileOf("github.com/spf13/cobra/cobra.go"), DebianModule.FileOf("github.com/gin-gonic/gin/gin.go")];

    readonly TemporaryFolder folder = new();
    readonly Dictionary<string, Task<string>> images = [];
    readonly GoWorkloads workloads;

    public GoLab() => workloads = new GoWorkloads(folder);

    public LabEngine Engine { get; } = new();

    public GoWorkloads Workloads
    {
        get
        {
            Labs.Require("go", Needs);
            return workloads;
        }
    }

    /// <summary>An image with Go and its precompiled standard library.</summary>
    public Task<string> FullAsync() => ImageAsync("full");

    /// <summary>One that compiles the standard library on first use, as Go 1.20 and later do.</summary>
    public Task<string> MinAsync() => ImageAsync("min");

    /// <summary>One with Go and without /bin/sh.</summary>
    public Task<string> BareAsync() => ImageAsync("bare");

    /// <summary>One with /bin/sh and without Go.</summary>
    public Task<string> NoneAsync() => ImageAsync("none");

    /// <summary>A variant with one more Dockerfile instruction in it, such as <c>ENV A=1</c>.</summary>
    public async Task<string> WithAsync(string variant, string change)
    {
        var name = $"{await ImageAsync(variant)}-changed";
        using var api = Engine.Api();
        await api.CommitAsync($"go-local:{variant}", name, change);
        return name;
    }

    /// <summary>An empty folder, removed with the lab.</summary>
    public string NewFolder() => Directory.CreateDirectory(folder.File(Guid.NewGuid().ToString("N"))).FullName;

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        folder.Dispose();
    }

    Task<string> ImageAsync(string variant)
    {
        Labs.Require("go", Needs);
        if (!images.TryGetValue(variant, out var image))
            images.Add(variant, image = ImportAsync(variant));
        return image;
    }

    async Task<string> ImportAsync(string variant)
    {
        var name = $"go-local:{variant}";
        await Engine.StartAsync();
        using var api = Engine.Api();
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Repository.Root, "eng", "lab", "go-image.sh"), [variant, "-"]) { RedirectStandardOutput = true })!;
        await api.ImportAsync(name, script.StandardOutput.BaseStream,
            "ENV PATH=/go/bin:/usr/local/go/bin:/bin", "ENV GOPATH=/go", "ENV CGO_ENABLED=0", "WORKDIR /work", """CMD ["/bin/sh"]""");
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? name : throw new InvalidOperationException($"go-image.sh {variant} returned {script.ExitCode}.");
    }
}
