using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Stages;

/// <summary>A program is copied to an image that knows no certificate authority: every TLS connection it opens fails.</summary>
static class CertificatesMissing
{
    public const string Id = "CertificatesMissing";

    /// <summary>Images without /etc/ssl/certs/ca-certificates.crt; alpine has ca-certificates-bundle. Sources: their package lists.</summary>
    static readonly string[] Without = ["busybox", "debian", "ubuntu"];

    /// <summary>What names of files and packages with certificates have in them.</summary>
    static readonly string[] Marks = ["cert", "/etc/ssl", "/etc/pki", ".pem", ".crt"];

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        if (facts.Final is not { } final || facts.IsWindows(final) || StartCommand.Of(final).Count == 0 || !LacksThem(facts, final) || HasThem(facts, final) || IsBuiltIn(facts))
            yield break;
        var copies = StageCopy.Of(facts, final).Select(copy => (copy, Made: facts.Compilations(copy.From).FirstOrDefault(one => one.Language is "Go" or "Rust")));
        if (copies.FirstOrDefault(one => one.Made is not null) is not { Made: { } made, copy: { } first })
            yield break;
        yield return RuleHit.At(first.Copy,
            $"{facts.Origin(final).Name} knows no certificate authority and none is copied: every TLS connection that the {made.Language} program opens ends with 'certificate signed by unknown authority'.",
            facts.Origin(final).Name is var name && (name == "scratch" || ImageName.Of(name).Is("busybox"))
                ? "COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/"
                : "RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*");
    }

    static bool LacksThem(DockerfileFacts facts, BuildStage final) => facts.Origin(final).Kind == StageSourceKind.Scratch || facts.Image(final)?.Is(Without) is true;

    static bool HasThem(DockerfileFacts facts, BuildStage final) =>
        PackageInstall.Of(facts, final).Any(install => install.BringsMore)
        || facts.Chain(final).SelectMany(stage => stage.Steps).Any(step => step.Instruction switch
        {
            FileInstruction file => file.Sources.Append(file.Destination).Any(word => NamesThem(word.Text)) || (file is CopyInstruction { From: not null } && file.Sources.Any(IsSystem))
                || file is AddInstruction || file.Sources.Any(source => source.Text.TrimEnd('/') is "rootfs" or "root"),
            RunInstruction run => NamesThem(run.Script.Text),
            _ => false,
        });

    static bool NamesThem(string text) => Marks.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    static bool IsSystem(InstructionWord source) => source.Text.TrimEnd('/') is "" or "/etc" or "/rootfs";

    // Packages that bring them in the program, or a program that opens no connection.
    static bool IsBuiltIn(DockerfileFacts facts) => PureGo.Is(facts)
        || facts.GoSources?.Import("golang.org/x/crypto/x509roots/fallback") is true
        || facts.Context?.Text("Cargo.toml")?.IndexOf("webpki-roots", StringComparison.Ordinal) >= 0
        || facts.Context?.Text("Cargo.lock")?.IndexOf("\"webpki-roots\"", StringComparison.Ordinal) >= 0;
}
