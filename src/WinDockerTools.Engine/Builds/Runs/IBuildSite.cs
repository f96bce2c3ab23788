using System;
using System.Threading;
using System.Threading.Tasks;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>
/// Where the builds of one scenario are made, and what it keeps between them. Disposing removes all that it made.
/// Every call throws FaultException.
/// </summary>
interface IBuildSite : IAsyncDisposable
{
    /// <summary>The full path of a file that go may write, to be fetched by its name when the build is over.</summary>
    string FileToFetch(string name);

    /// <summary>Asks the toolchain what it is.</summary>
    Task<SiteFacts> ProbeAsync(CancellationToken stop);

    Task<BuildRun> RunAsync(BuildRequest request, CancellationToken stop);
}

/// <summary>What is known of a site before its first build.</summary>
/// <param name="Go">The toolchain's own answer.</param>
/// <param name="IsPrecompiled">The standard library's archives are there, so that a first build compiles less.</param>
sealed record SiteFacts(GoEnvironment Go, bool IsPrecompiled)
{
    /// <summary>Null for the host.</summary>
    public EngineFacts? Engine { get; init; }

    /// <summary>GOMAXPROCS of the environment, the image's included; null where it is not set.</summary>
    public string? MaxProcs { get; init; }
}

/// <summary>The engine of a container site. What it does not tell is null.</summary>
sealed record EngineFacts(string OSType, ContainerIsolation? DefaultIsolation, long? Processors, long? Memory);
