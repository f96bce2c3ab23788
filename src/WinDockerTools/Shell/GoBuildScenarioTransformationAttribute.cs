using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Builds;

namespace WinDockerTools.Shell;

/// <summary>Names of the scenarios that come with the module, and scenarios made by New-GoBuildScenario.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GoBuildScenarioTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return input is object[] or IList<object> ? ((IEnumerable<object>)input).Select(One).ToArray() : new[] { One(input) };
    }

    static GoBuildScenario One(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        GoBuildScenario scenario => scenario,
        string name when BuiltInScenarios.Find(name) is { } known => known,
        var other => throw new ArgumentTransformationMetadataException(
            $"'{other}' is no scenario. Give {string.Join(", ", BuiltInScenarios.All)}, or what New-GoBuildScenario makes."),
    };
}
