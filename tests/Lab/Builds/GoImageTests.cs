using System;
using System.Threading.Tasks;
using WinDockerTools.Tests.Lab.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Builds;

[Collection(typeof(GoLab))]
public sealed class GoImageTests(GoLab lab) : IDisposable
{
    readonly EngineApi api = lab.Engine.Api();

    [Fact]
    public async Task The_full_image_has_a_precompiled_standard_library()
    {
        var (exitCode, output, error) = await GoAsync(await lab.FullAsync(), "list", "-export", "-f", "{{.Export}}", "fmt");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("/usr/lib/go", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_small_image_compiles_the_standard_library_and_runs_tests()
    {
        var image = await lab.MinAsync();
        var workload = lab.Workloads.Hello();

        var list = await GoAsync(image, "list", "-f", "{{.Stale}}", "fmt");
        var test = await api.RunAsync(image, ["go", "test", "./..."], [$"{workload.Folder}:/work:ro"]);

        Assert.Equal((0, "true\n"), (list.ExitCode, list.Output));
        Assert.StartsWith("ok  \texample.com/app", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_image_has_go_or_a_shell_as_its_name_says()
    {
        foreach (var (image, go, shell) in new[] { (await lab.FullAsync(), 0, 0), (await lab.MinAsync(), 0, 0), (await lab.BareAsync(), 0, 127), (await lab.NoneAsync(), 127, 0) })
        {
            Assert.Equal((image, go), (image, (await GoAsync(image, "version")).ExitCode));
            Assert.Equal((image, shell), (image, (await api.RunAsync(image, ["/bin/sh", "-c", "test -d /work"])).ExitCode));
        }
        Assert.Empty((await api.GetAsync("containers/json?all=1"))!.AsArray());
    }

    public void Dispose() => api.Dispose();

    Task<ContainerRun> GoAsync(string image, params string[] arguments) => api.RunAsync(image, ["go", .. arguments]);
}
