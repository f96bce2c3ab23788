using System;

namespace WinDockerTools.Engine.Hosts.Facts;

/// <summary>Facts that take long to gather, and are gathered for those alone who read them.</summary>
[Flags]
enum HostNeeds
{
    None = 0,

    /// <summary>The event log, for which programs are started.</summary>
    Events = 1,

    /// <summary>The features and the management of Windows.</summary>
    Inventory = 2,
}
