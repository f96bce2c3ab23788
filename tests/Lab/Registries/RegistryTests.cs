using System;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>A session of the real engine with an empty cache and an empty Docker configuration.</summary>
public abstract class RegistryTests : IDisposable
{
    protected RegistryTests()
    {
        Variables.Set("XDG_CACHE_HOME", Folder.File("cache"));
        Variables.Set("DOCKER_CONFIG", Folder.File("docker"));
    }

    protected TemporaryFolder Folder { get; } = new();
    protected Variables Variables { get; } = new();
    protected EngineSession Session { get; } = new();

    protected SessionResult Platforms(params string[] images) =>
        Session.Run("param($i) Get-ContainerImagePlatform $i", ("i", images));

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Session.Dispose();
        Variables.Dispose();
        Folder.Dispose();
    }
}
