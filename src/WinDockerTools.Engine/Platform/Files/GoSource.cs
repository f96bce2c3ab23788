using WinDockerTools.Engine.Common.Go;

namespace WinDockerTools.Engine.Platform.Files;

/// <summary>A Go file: what package it is of, and whether every build takes it (cmd/go, "Build constraints").</summary>
sealed class GoSource
{
    public GoSource(SourceItem item, string text)
    {
        Item = item;
        var file = new GoFile(Name(item), text);
        IsMain = file.IsMain;
        HasMainFunction = file.HasMainFunction;
        IsConditional = file.HasConstraint || file.UsesCgo;
    }

    public SourceItem Item { get; }

    public string Folder => Item.Path.Substring(0, Item.Path.Length - Name(Item).Length);

    public bool IsMain { get; }

    public bool HasMainFunction { get; }

    /// <summary>Only some builds take it: a constraint, a platform in its name, or cgo.</summary>
    public bool IsConditional { get; }

    public static bool IsSource(SourceItem item) => !item.IsFolder && item.LinkTarget is null && item.Length > 0 && GoFile.IsSource(Name(item));

    static string Name(SourceItem item) => item.Path.Substring(item.Path.LastIndexOf('/') + 1);
}
