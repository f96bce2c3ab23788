using System.IO;

namespace WinDockerTools.Engine.Builds.Profiles;

/// <summary>What the builds left that explain another: files or streams out of a container. The caller closes them.</summary>
sealed record ProfileInputs
{
    /// <summary>The project's folder, or the file: what the profile and its errors are about.</summary>
    public required string Path { get; init; }

    /// <summary>Such as <c>go1.24.1</c>.</summary>
    public string? GoVersion { get; init; }

    /// <summary>Written by <c>-debug-actiongraph</c> of the build that is explained.</summary>
    public required Stream ActionGraph { get; init; }

    /// <summary>Written by <c>-debug-trace</c> of the same build.</summary>
    public Stream? Trace { get; init; }

    /// <summary>Written by <c>-bench</c> of the compiler, in a build of its own (<see cref="ExplainArguments.Phases"/>).</summary>
    public Stream? CompilerBench { get; init; }

    /// <summary>Standard error of that build.</summary>
    public string? LinkerOutput { get; init; }

    /// <summary>Standard error of a build before, in the same cache, with <see cref="ExplainArguments.HashVariable"/> set.</summary>
    public Stream? HashesBefore { get; init; }

    /// <summary>The same of the build that is explained, or of another like it.</summary>
    public Stream? HashesNow { get; init; }
}
