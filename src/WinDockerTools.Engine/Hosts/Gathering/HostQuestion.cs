using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>What is wanted of a host beside the engine's own words.</summary>
/// <param name="Windows">This machine's, if it is one.</param>
/// <param name="Folder">The caller's location; null where it is no folder.</param>
/// <param name="Account">Another account to ask about; null for the caller's own.</param>
/// <param name="Needs">What is read besides.</param>
sealed record HostQuestion(ThisWindows Windows, string? Folder, string? Account = null, HostNeeds Needs = HostNeeds.None);
