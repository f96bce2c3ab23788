using System;
using System.IO;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Lab;
using WinDockerTools.Tests.Lab.Engine;

namespace WinDockerTools.Tests.Nfs;

/// <summary>A Docker engine in the guest, with an image that has a shell. It starts when it is asked for first.</summary>
public sealed class NfsGuestEngine : IAsyncDisposable
{
    public const string Image = "shell:latest";

    readonly Variables variables = new();
    LabEngine? engine;

    public async Task<LabEngine> StartAsync()
    {
        NfsGuest.Require();
        if (engine is not null)
            return engine;
        // In memory: what else is written is written to the machine outside.
        variables.Set("TMPDIR", "/run");
        variables.Set("DOCKER_DRIVER", "vfs");
        engine = new LabEngine();
        await engine.StartAsync();
        var archive = Path.Combine("/run", "shell.tar");
        NfsGuest.Run(Path.Combine(Repository.Root, "eng", "lab", "go-image.sh"), "none", archive);
        using var api = engine.Api();
        await using var content = File.OpenRead(archive);
        await api.ImportAsync(Image, content, "ENV PATH=/bin");
        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
            await engine.DisposeAsync();
        variables.Dispose();
    }
}
