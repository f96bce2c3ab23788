using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Sources;

namespace WinDockerTools.Shell;

/// <summary>
/// Text, files, folders and objects with an <c>Image</c> property become image references. Anything else takes its
/// place as an unreadable one and fails alone: it is never turned into a string.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ImageReferenceTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return input is object[] or IList<object>
            ? ((IEnumerable<object>)input).Select(item => One(engineIntrinsics, item)).ToArray()
            : new[] { One(engineIntrinsics, inputData) };
    }

    static ImageReference One(EngineIntrinsics engine, object? item)
    {
        var value = item is PSObject wrapped ? wrapped.BaseObject : item;
        return value switch
        {
            ImageReference reference => reference,
            string text => FromText(engine, text),
            DirectoryInfo folder => ImageReference.FromPath(folder.FullName, ImageLocation.Layout),
            FileInfo file => ImageReference.FromPath(file.FullName, ImageLocation.Archive),
            _ when item is PSObject record && record.Properties["Image"]?.Value is { } image and not PSObject[] => One(engine, image),
            _ => ImageReference.Unreadable(
                NameOf(item, value),
                new FaultException(FaultKind.InputNotAnImage, NameOf(item, value), $"it is {Article(value)}")),
        };
    }

    static ImageReference FromText(EngineIntrinsics engine, string text)
    {
        try
        {
            return ImagePaths.Find(text, Resolve) ?? ImageReference.Parse(text);
        }
        catch (FaultException e)
        {
            return ImageReference.Unreadable(text, e);
        }

        string Resolve(string path)
        {
            try
            {
                return engine.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
            }
            catch (Exception e) when (e is IContainsErrorRecord and not PipelineStoppedException)
            {
                // 'nginx:1.27' could be a path on a drive of that name; there is none.
                return path;
            }
        }
    }

    static string Article(object? value) => value is null ? "empty" : $"a {value.GetType().Name}";

    // A Kubernetes object is best recognized by the name that it carries itself.
    static string NameOf(object? item, object? value) =>
        item is PSObject record && (record.Properties["metadata"]?.Value as PSObject)?.Properties["name"]?.Value is string name
            ? name
            : value?.GetType().Name ?? "$null";
}
