using System.Collections.Generic;
using WinDockerTools.Engine.Common;

namespace WinDockerTools;

/// <summary>A Dockerfile that builds the programs of a Go module, and what was known of the module.</summary>
public sealed record GoDockerfile
{
    /// <summary>Where the Dockerfile is, or would be.</summary>
    public string Path { get; init; } = "";

    /// <summary>What it says.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the file is, or would be, that names what is left out of the build context.</summary>
    public string IgnorePath { get; init; } = "";

    /// <summary>What it says; null where there is one already, which is left as it is.</summary>
    public string? IgnoreText { get; init; }

    /// <summary>The folder to give to docker build: the module's, or one above it that holds other modules it is built from.</summary>
    public string ContextPath { get; init; } = "";

    /// <summary>The module's path, such as <c>example.com/shop</c>.</summary>
    public string ModulePath { get; init; } = "";

    /// <summary>The Go that builds it, as the base image's tag has it; null where -BaseImage decides.</summary>
    public string? GoVersion { get; init; }

    /// <summary>The main packages that are built, such as <c>./cmd/api</c>. There is an image for each; the last is the default.</summary>
    public IReadOnlyList<string> Packages { get; init => field = Indexed.Of(value); } = [];

    /// <summary>Folders beside the sources that are copied into the image, because programs may read them.</summary>
    public IReadOnlyList<string> Assets { get; init => field = Indexed.Of(value); } = [];

    /// <summary>It is built with a C compiler, and needs a C library to run.</summary>
    public bool IsCgo { get; init; }

    /// <summary>Its dependencies are in its vendor folder.</summary>
    public bool IsVendored { get; init; }

    /// <summary>BuildKit where the file needs it, else Classic, which means any builder.</summary>
    public DockerfileBuilder RequiresBuilder { get; init; }

    /// <summary>The command that builds the default image.</summary>
    public string BuildCommand { get; init; } = "";

    /// <summary>Whether the files were written.</summary>
    public bool IsWritten { get; init; }

    /// <summary>Where the former Dockerfile is; null where there was none.</summary>
    public string? BackupPath { get; init; }

    public override string ToString() => Path;
}
