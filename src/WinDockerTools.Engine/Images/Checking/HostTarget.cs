using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools.Engine.Images.Checking;

/// <summary>A host to judge for, with what its engine holds when there is one in reach.</summary>
sealed record HostTarget(HostPlatform Platform, EngineHoldings? Holdings = null);
