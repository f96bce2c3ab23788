namespace WinDockerTools.Engine.Mounts.Measuring.Containers;

/// <summary>How the containers of a call are measured: all of them alike, for their times to stand beside each other.</summary>
sealed class ContainerMethod
{
    /// <summary>Why it is by a shell in each of them; null as long as nothing speaks against this process.</summary>
    public string? WhyShell { get; set; }
}
