using System;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Shell;

/// <summary>The one engine of a call, opened when something first asks for it.</summary>
sealed class LazyEngine(string? address, string? context) : IDisposable
{
    DockerEngine? engine;

    public IDockerEngine Open() => engine ??= new DockerEngine(
        context is not null ? EndpointResolver.OfProcess.ByContext(context)
        : address is not null ? EndpointResolver.OfProcess.ByAddress(address)
        : EndpointResolver.OfProcess.InReach());

    public void Dispose() => engine?.Dispose();
}
