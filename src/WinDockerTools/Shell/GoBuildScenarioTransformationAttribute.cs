using System;
using System.Management.Automation;
using WinDockerTools.Engine.Builds;

namespace WinDockerTools.Shell;

/// <summary>Names of the scenarios that come with the module, and scenarios made by New-GoBuildScenario.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GoBuildScenarioTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => ListedInput.Each(inputData, One);

    static GoBuildScenario One(object? item) => item switch
    {
        GoBuildScenario scenario => scenario,
        string name when BuiltInScenarios.Find(name) is { } known => known,
        var other => throw new ArgumentTransformationMetadataException(
            $"'{other}' is no scenario. Give {string.Join(", ", BuiltInScenarios.All)}, or what New-GoBuildScenario makes."),
    };
}
