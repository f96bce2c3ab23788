using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Generating.Modules;

/// <summary>A Go module, as far as a Dockerfile for it depends on it. Paths have forward slashes.</summary>
/// <param name="Root">The full path of the build context: the module's folder, or one above that holds other modules it needs.</param>
/// <param name="Below">The module's folder below it; empty for the root itself.</param>
/// <param name="Path">Such as <c>example.com/shop</c>.</param>
sealed record GoModule(string Root, string Below, string Path)
{
    /// <summary>What go.mod asks for: its toolchain line, else its go line; null where it has neither.</summary>
    public string? GoVersion { get; init; }

    /// <summary>It is built from other modules that have to be fetched.</summary>
    public bool IsFetching { get; init; }

    public bool IsVendored { get; init; }

    /// <summary>The vendor folder below the root.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>Files that decide which modules are needed, by their folders below the root.</summary>
    public IReadOnlyList<ModuleFiles> Files { get; init; } = [];

    public IReadOnlyList<GoProgram> Programs { get; init; } = [];

    /// <summary>A C compiler is needed.</summary>
    public bool IsCgo { get; init; }

    /// <summary>Packages of other modules and of Go itself that its programs import, in order.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>Folders below the root, at the top of the module, that programs may read when they run.</summary>
    public IReadOnlyList<string> Assets { get; init; } = [];

    /// <summary>Patterns below the root of what becomes part of the programs.</summary>
    public IReadOnlyList<string> Embeds { get; init; } = [];
}

/// <summary>A main package.</summary>
/// <param name="Package">Below the module, such as <c>./cmd/api</c>; <c>.</c> for the module's own folder.</param>
/// <param name="Name">What go build calls its program.</param>
sealed record GoProgram(string Package, string Name);

/// <summary>Files of a folder.</summary>
/// <param name="Folder">Below the root; empty for the root itself.</param>
/// <param name="Names">Their names.</param>
sealed record ModuleFiles(string Folder, IReadOnlyList<string> Names);
