using System;
using System.Threading.Tasks;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Engine;

/// <summary>A session of the real PowerShell engine with an empty Docker configuration, and a running Docker engine.</summary>
public abstract class EngineTests : IAsyncLifetime
{
    protected EngineTests(LabEngine engine)
    {
        Engine = engine;
        foreach (var name in new[] { "DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_TLS", "DOCKER_CERT_PATH" })
            Variables.Set(name, null);
        Variables.Set("DOCKER_CONFIG", Folder.Path);
    }

    protected LabEngine Engine { get; }
    protected TemporaryFolder Folder { get; } = new();
    protected Variables Variables { get; } = new();
    protected EngineSession Session { get; } = new();

    public async ValueTask InitializeAsync() => await Engine.StartAsync();

    public virtual ValueTask DisposeAsync()
    {
        Session.Dispose();
        Variables.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
        return default;
    }
}
