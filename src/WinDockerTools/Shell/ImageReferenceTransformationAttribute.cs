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
    // What holds itself has no end.
    const int Deepest = 4;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Many(engineIntrinsics, inputData, depth: 0).ToArray();

    static IEnumerable<ImageReference> Many(EngineIntrinsics engine, object? item, int depth)
    {
        if (depth == Deepest)
            return [Unreadable(item)];
        if (LanguagePrimitives.GetEnumerable(item) is { } list)
            return list.Cast<object?>().SelectMany(one => Many(engine, one, depth + 1)).DefaultIfEmpty(Unreadable(item, "an empty list"));
        return Base(item) switch
        {
            ImageReference reference => [reference],
            string text => [FromText(engine, text)],
            DirectoryInfo folder => [ImageReference.FromPath(folder.FullName, ImageLocation.Layout)],
            FileInfo file => [ImageReference.FromPath(file.FullName, ImageLocation.Archive)],
            _ when item is PSObject record && record.Properties["Image"]?.Value is { } image => Many(engine, image, depth + 1),
            _ => [Unreadable(item)],
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

    static ImageReference Unreadable(object? item, string? what = null)
    {
        var name = NameOf(item);
        return ImageReference.Unreadable(name, new FaultException(FaultKind.InputNotAnImage, name, $"it is {what ?? Kind(Base(item))}"));
    }

    static string Kind(object? value) => value is null ? "empty" : $"{(value.GetType().Name[0] is 'A' or 'E' or 'I' or 'O' ? "an" : "a")} {value.GetType().Name}";

    // A Kubernetes object is best recognized by the name that it carries itself.
    static string NameOf(object? item) =>
        item is PSObject record && (record.Properties["metadata"]?.Value as PSObject)?.Properties["name"]?.Value is string name
            ? name
            : Base(item)?.GetType().Name ?? "$null";

    static object? Base(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}
