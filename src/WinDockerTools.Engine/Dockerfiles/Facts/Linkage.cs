using System;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;

namespace WinDockerTools.Engine.Dockerfiles.Facts;

/// <summary>Why a program is linked to the C library of the image that it is compiled on.</summary>
/// <param name="Why">What links it, as the beginning of a sentence.</param>
/// <param name="Fix">What links it statically.</param>
/// <param name="IsCertain">It is so whatever the program does.</param>
sealed record Linkage(string Why, string Fix, bool IsCertain)
{
    static readonly string[] FilesOfCargo = [".cargo/config.toml", ".cargo/config", "rust-toolchain.toml"];

    /// <summary>Null where it is linked statically, or that is not known.</summary>
    public static Linkage? Of(DockerfileFacts facts, Compilation compilation, ImageName builder) => compilation.Language switch
    {
        _ when IsStatic(compilation.Command) => null,
        "Go" => OfGo(facts, compilation, builder),
        "Rust" => OfRust(facts, compilation, builder),
        "C" => OfC(compilation),
        _ => null,
    };

    // Source: go.dev/doc/go1.20#cgo: without CGO_ENABLED cgo is on where a C compiler is found and nothing is cross-compiled.
    static Linkage? OfGo(DockerfileFacts facts, Compilation compilation, ImageName builder)
    {
        var command = compilation.Command;
        var fix = $"RUN CGO_ENABLED=0 {command}";
        switch (command.Variable("CGO_ENABLED"))
        {
            case "1" when !PureGo.Is(facts):
                return new Linkage($"With CGO_ENABLED=1 what '{compilation.Phrase}' makes", fix, facts.GoSources?.Import("C") is true);
            case null when command.Variable("GOARCH") is null && command.Variable("GOOS") is null or "linux" && HasCompiler(facts, compilation, builder) && !UsesPureGo(command) && !PureGo.Is(facts):
                return new Linkage($"{builder} has gcc and nothing says CGO_ENABLED=0: a program that uses net or os/user", fix, false);
            default:
                return null;
        }
    }

    static bool UsesPureGo(RunCommand command) => command.Words.Any(word => word.IndexOf("netgo", StringComparison.Ordinal) >= 0);

    static bool HasCompiler(DockerfileFacts facts, Compilation compilation, ImageName builder) => builder.Is("golang")
        ? Libcs.Of(builder) == Libc.Glibc || PackageInstall.Of(facts, compilation.Command.Stage).Any(install => install.Packages.Any(package => package is "gcc" or "build-base"))
        : builder.Is("gcc", "buildpack-deps");

    // Source: doc.rust-lang.org/reference/linkage.html: targets of gnu link to glibc, those of musl link it in.
    static Linkage? OfRust(DockerfileFacts facts, Compilation compilation, ImageName builder)
    {
        var command = compilation.Command;
        var isGnu = Libcs.Of(builder) == Libc.Glibc && !command.HasArgument("--target") && !command.Words.Any(word => word.StartsWith("--target=", StringComparison.Ordinal))
            && command.Variable("CARGO_BUILD_TARGET") is null && command.Variable("RUSTFLAGS")?.IndexOf("crt-static", StringComparison.Ordinal) is null or < 0
            && !IsConfigured(facts);
        return isGnu ? new Linkage($"What '{compilation.Phrase}' makes for a gnu target", $"RUN rustup target add x86_64-unknown-linux-musl && {command} --target x86_64-unknown-linux-musl", true) : null;
    }

    static bool IsConfigured(DockerfileFacts facts) => FilesOfCargo.Any(file => facts.Context?.Text(file) is { } text && (text.IndexOf("musl", StringComparison.Ordinal) >= 0 || text.IndexOf("crt-static", StringComparison.Ordinal) >= 0));

    static Linkage? OfC(Compilation compilation) =>
        compilation.Command.Program is "make" or "cmake" || compilation.Command.HasArgument("-c", "-shared", "-S", "-E", "-r") ? null
        : new Linkage($"What '{compilation.Phrase}' makes", $"RUN {compilation.Command.Program} -static {string.Join(" ", compilation.Command.Words.Skip(1))}", true);

    // Alone, or within what is handed on to the linker.
    static bool IsStatic(RunCommand command) => command.Words.Append(command.Variable("GOFLAGS") ?? "").Append(command.Variable("LDFLAGS") ?? "").Any(word => word.IndexOf("-static", StringComparison.Ordinal) is >= 0 and var at
        && !word.Substring(at).StartsWith("-static-lib", StringComparison.Ordinal));
}
