using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Measuring.Builders;

/// <summary>What all builds of a call have in common.</summary>
sealed record ImageBuildSettings
{
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();
    public string? Target { get; init; }
    public string? Network { get; init; }
}
