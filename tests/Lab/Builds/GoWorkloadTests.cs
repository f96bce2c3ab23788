using System;
using System.IO;
using System.Threading.Tasks;
using WinDockerTools.Tests.Lab.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Builds;

[Collection(typeof(GoLab))]
public sealed class GoWorkloadTests(GoLab lab)
{
    readonly string output = Path.Combine(lab.NewFolder(), "app"), cache = lab.NewFolder();

    [Fact]
    public async Task The_cobra_program_builds_from_its_vendor_folder() => await BuildAsync(await lab.Workloads.CobraAsync("with space, 'quote' and ü"));

    [Fact]
    public async Task The_gin_program_builds_from_its_vendor_folder() => await BuildAsync(await lab.Workloads.GinAsync());

    [Fact]
    public async Task A_program_without_dependencies_builds() => await BuildAsync(lab.Workloads.Hello());

    [Fact]
    public async Task The_sample_service_builds_and_passes_its_tests()
    {
        var workload = lab.Workloads.Service();
        await BuildAsync(workload);

        var (exitCode, text, _) = await GoTool.RunAsync(workload.Folder, [("GOCACHE", cache)], "test", "./...");

        Assert.Equal(0, exitCode);
        Assert.Contains("ok  \texample.com/go-service/internal/api", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_without_a_vendor_folder_gets_its_modules_from_the_proxy()
    {
        var workload = await lab.Workloads.GoProxyAsync();

        Assert.Contains("module lookup disabled", (await GoAsync(workload with { Proxy = null })).Error, StringComparison.Ordinal);
        await BuildAsync(workload);
    }

    [Fact]
    public async Task The_proxy_serves_a_container_too()
    {
        var workload = await lab.Workloads.GoProxyAsync();
        using var api = lab.Engine.Api();

        var run = await api.RunAsync(await lab.FullAsync(), ["go", "build", "-o", "/tmp/app", "."],
            [$"{workload.Folder}:/work:ro", $"{workload.Proxy}:/proxy:ro"], ["GOPROXY=file:///proxy"]);

        Assert.Equal(new ContainerRun(0, "", "go: downloading github.com/spf13/cobra v1.0.0-debian\ngo: downloading github.com/spf13/pflag v1.0.0-debian\n"), run);
    }

    [Fact]
    public async Task The_broken_program_fails_where_it_says()
    {
        var workload = lab.Workloads.Broken();

        var (exitCode, _, error) = await GoAsync(workload);

        Assert.NotEqual(0, exitCode);
        Assert.Equal($"# example.com/app\n{workload.Error}\n", error);
    }

    async Task BuildAsync(GoWorkload workload)
    {
        var (exitCode, _, error) = await GoAsync(workload);

        Assert.True(exitCode == 0, error);
        Assert.True(File.Exists(output));
    }

    Task<(int ExitCode, string Output, string Error)> GoAsync(GoWorkload workload) => GoTool.RunAsync(workload.Folder,
        [("GOCACHE", cache), ("GOMODCACHE", lab.NewFolder()), ("GOPROXY", workload.ProxyUrl)], "build", "-modcacherw", "-o", output, workload.Package);
}
