using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Windows;

/// <summary>
/// The file asks for what the classic builder does not do. It is the builder of Windows containers
/// (docs.docker.com/build/buildkit), and az acr build's. Sources: moby/moby daemon/builder/dockerfile dispatchers.go
/// and copy.go, which refuse each flag of RUN and --chmod, and look at no other flag but --from, --chown and --platform.
/// </summary>
static class BuilderLacks
{
    public const string Id = "BuilderLacks";

    /// <summary>Flags of COPY and ADD that older engines do not know, and newer ones read and then forget; with what it costs.</summary>
    static readonly Dictionary<string, string> Forgotten = new()
    {
        ["parents"] = "the folders above the files are lost",
        ["exclude"] = "what is to be left out is copied",
        ["checksum"] = "nothing checks the download",
        ["keep-git-dir"] = "it cannot fetch repositories",
        ["unpack"] = "archives are unpacked as ever",
    };

    static readonly string[] PlatformArguments = ["BUILDPLATFORM", "TARGETPLATFORM"];

    public static IEnumerable<RuleHit> In(DockerfileFacts facts) => facts.Builder != DockerfileBuilder.Classic ? []
        : Syntax(facts).Concat(facts.File.Instructions.SelectMany(instruction => Of(facts, instruction)));

    static IEnumerable<RuleHit> Syntax(DockerfileFacts facts)
    {
        if (facts.File.Directive("syntax") is { } syntax)
            yield return new RuleHit(syntax.Span, null, $"The classic builder ignores '# syntax={syntax.Value}': it fetches no other frontend.", "") { Severity = DockerfileSeverity.Information };
    }

    static IEnumerable<RuleHit> Of(DockerfileFacts facts, DockerfileInstruction instruction)
    {
        if (instruction.Syntax.Heredocs.Count > 0)
        {
            yield return RuleHit.At(instruction, "The classic builder knows no here-documents, and takes each of their lines for an instruction, or for nothing.",
                instruction is RunInstruction ? "RUN <one command> && <the next>" : "COPY <file> <destination>");
        }
        foreach (var flag in instruction.Syntax.Flags)
        {
            if (Problem(instruction, flag.Name) is { } problem)
                yield return new RuleHit(flag.Span, instruction, problem, "docker buildx build .   # with BuildKit; or leave the flag out") { Severity = flag.Name == "link" ? DockerfileSeverity.Information : null };
        }
        if (instruction is FromInstruction { Platform: { } platform } && PlatformArguments.FirstOrDefault(name => Names(platform, name) && facts.Stages.GlobalArguments[name] is null) is { } argument)
            yield return RuleHit.At(instruction, $"The classic builder does not set {argument}: --platform={platform} is empty there, and the build fails.", $"ARG {argument}=<platform>");
        if (instruction is FromInstruction { Image.Text: "scratch" } && facts.Final is { } final && facts.IsWindows(final))
            yield return RuleHit.At(instruction, "The classic builder for Windows has no scratch: 'Windows does not support FROM scratch'.", "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022");
    }

    static bool Names(string text, string variable) => text.IndexOf("$" + variable, StringComparison.Ordinal) >= 0 || text.IndexOf("${" + variable + "}", StringComparison.Ordinal) >= 0;

    static string? Problem(DockerfileInstruction instruction, string flag) => instruction switch
    {
        RunInstruction => $"The classic builder takes no flag of RUN: 'the --{flag} option requires BuildKit'.",
        FileInstruction when flag == "chmod" => "The classic builder takes no --chmod: 'the --chmod option requires BuildKit'.",
        FileInstruction when flag == "link" => "The classic builder knows no --link: older engines end there, newer ones copy as if it were not written.",
        FileInstruction when Forgotten.TryGetValue(flag, out var cost) => $"The classic builder knows no --{flag}: older engines end there, and with newer ones {cost}.",
        _ => null,
    };
}
