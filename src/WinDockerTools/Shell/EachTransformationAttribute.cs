using System.Linq;
using System.Management.Automation;

namespace WinDockerTools.Shell;

/// <summary>Makes a T of each item of a list of any kind, and of a single item as well.</summary>
public abstract class EachTransformationAttribute<T> : ArgumentTransformationAttribute
{
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        LanguagePrimitives.GetEnumerable(inputData) is { } list
            ? list.Cast<object?>().Select(item => One(engineIntrinsics, Bare(item))).ToArray()
            : new[] { One(engineIntrinsics, Bare(inputData)) };

    /// <summary>Throws ArgumentTransformationMetadataException for what is none.</summary>
    protected abstract T One(EngineIntrinsics engine, object? value);

    static object? Bare(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}
