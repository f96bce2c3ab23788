using System.Collections.Generic;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Docker;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>What came of asking at a place: the engine's own words, or why there are none.</summary>
sealed record SurveyAnswer(EngineWay Way, EngineInfo? Info, FaultException? Fault)
{
    /// <summary>Its networks; null where it does not tell them.</summary>
    public IReadOnlyList<EngineNetwork>? Networks { get; init; }

    /// <summary>
    /// The same for ways to the same engine. Copies of a virtual machine have the same id, and seldom the same name; engines
    /// that tell no id are told apart by their places.
    /// </summary>
    public string Engine => Info is { Id.Length: > 0 } ? $"{Info.Id} {Info.Name}" : EngineAddress.Place(Way.Endpoint.Address);
}
