using System.Management.Automation;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Features;

namespace WinDockerTools.Commands.Hosts;

/// <summary>What may come through the pipeline for a feature.</summary>
static class FeatureInput
{
    /// <summary>
    /// A name as it is; of a change, as it was made here or came from another session, the feature if switching it now
    /// puts it back, else null. Throws FaultException (InputNotAFeature).
    /// </summary>
    public static string? Name(PSObject item, bool turnOn)
    {
        if (item.BaseObject is string { Length: > 0 } name)
            return name;
        if (Value<string>(item, nameof(FeatureChange.Feature)) is not { Length: > 0 } feature || !Has(item, nameof(FeatureChange.Before), out FeatureState before)
            || !Has(item, nameof(FeatureChange.After), out FeatureState after))
            throw new FaultException(FaultKind.InputNotAFeature, item.ToString() is { Length: > 0 } text ? text : "$null", "it is no name, and has no Feature, Before and After");
        var wasSwitched = turnOn ? FeatureStates.IsOn(before) && FeatureStates.IsOff(after) : FeatureStates.IsOff(before) && FeatureStates.IsOn(after);
        return wasSwitched ? feature : null;
    }

    static bool Has(PSObject item, string property, out FeatureState state) =>
        LanguagePrimitives.TryConvertTo(Value<object>(item, property), out state);

    static T? Value<T>(PSObject item, string property)
        where T : class => LanguagePrimitives.TryConvertTo(item.Properties[property]?.Value, out T value) ? value : null;
}
