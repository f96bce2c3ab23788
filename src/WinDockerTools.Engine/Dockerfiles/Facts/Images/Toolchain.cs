using System;
using System.Collections.Generic;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Images;

/// <summary>What turns sources into programs, and the images that bring it along.</summary>
/// <param name="Language">For people.</param>
/// <param name="Images">Repositories that hold it.</param>
/// <param name="Runtime">What its programs can be shipped on, for Linux.</param>
/// <param name="RuntimeOfWindows">The same for Windows, without the tag's line; null where Windows is none of its targets.</param>
/// <param name="Programs">What starts it: a container that runs one of these needs it.</param>
sealed record Toolchain(string Language, string[] Images, string Runtime, string? RuntimeOfWindows, string[] Programs)
{
    /// <summary>Parts of tags of those images without the toolchain.</summary>
    static readonly string[] Slim = ["jre", "curl", "scm", "slim"];

    static readonly string[] Shells = ["bash", "sh", "ash", "cmd", "pwsh", "powershell"];

    /// <summary>
    /// The usual ones. Sources: the descriptions of the official images on Docker Hub (docker-library/docs), and
    /// those of mcr.microsoft.com/dotnet (dotnet/dotnet-docker), which keep sdk apart from runtime and aspnet.
    /// </summary>
    public static IReadOnlyList<Toolchain> All { get; } =
    [
        new("Go", ["golang", "mcr.microsoft.com/oss/go/microsoft/golang", "cgr.dev/chainguard/go"], "gcr.io/distroless/static-debian12:nonroot", "mcr.microsoft.com/windows/nanoserver", ["go", "air", "dlv", "gotestsum", "make", "task", "mage"]),
        new("Rust", ["rust", "cgr.dev/chainguard/rust"], "gcr.io/distroless/cc-debian12:nonroot", "mcr.microsoft.com/windows/servercore", ["cargo", "rustc", "make"]),
        new("C", ["gcc", "buildpack-deps", "silkeh/clang"], "debian:13-slim", null, ["gcc", "g++", "make", "cmake", "ctest", "clang"]),
        new(".NET", ["mcr.microsoft.com/dotnet/sdk", "mcr.microsoft.com/dotnet/core/sdk"], "mcr.microsoft.com/dotnet/aspnet:<version>", "mcr.microsoft.com/dotnet/aspnet:<version>-nanoserver", ["msbuild"]),
        new(".NET Framework", ["mcr.microsoft.com/dotnet/framework/sdk"], "mcr.microsoft.com/dotnet/framework/runtime:4.8", "mcr.microsoft.com/dotnet/framework/runtime:4.8-windowsservercore", ["msbuild"]),
        new("Java", ["maven", "gradle", "eclipse-temurin"], "eclipse-temurin:<version>-jre", "eclipse-temurin:<version>-jre-nanoserver", ["mvn", "mvnw", "gradle", "gradlew", "javac", "jshell", "jcmd", "jmap", "jlink"]),
        new("Swift", ["swift"], "swift:<version>-slim", null, ["swift", "swiftc"]),
        new("Haskell", ["haskell"], "debian:13-slim", null, ["stack", "cabal", "ghc", "ghci", "runghc"]),
        new("Node", ["node"], "nginx:<version>-alpine", null, ["node", "nodejs", "npm", "npx", "yarn", "pnpm", "pm2", "tsx", "ts-node", "next", "nest", "bun"]),
    ];

    /// <summary>Node: what it makes may also run on it.</summary>
    public bool IsInterpreter => Language == "Node";

    public static Toolchain? Of(ImageName image) => All.FirstOrDefault(toolchain => image.Is(toolchain.Images) && (toolchain.IsInterpreter || !HasNone(toolchain, image)));

    /// <summary>Whether a program is the toolchain, or a shell in which to use it.</summary>
    public bool IsRunBy(string program, IReadOnlyList<string> words) => Programs.Contains(program) || (words.Count == 1 && Shells.Contains(program))
        || (program == "dotnet" && words.Skip(1).FirstOrDefault() is "run" or "watch" or "test" or "build" or "publish" or "msbuild" or "ef");

    // rust:slim and maven's slim variants still compile.
    static bool HasNone(Toolchain toolchain, ImageName image) => image.TagParts.Any(part => Slim.Contains(part) && (part != "slim" || toolchain.Language == "Swift"));
}
