using System;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Go;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Spans;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>Flags of go commands come, go and grow where they stand in the file.</summary>
static class GoFlags
{
    const string Strip = "-s -w";

    static readonly Regex All = new(@"\s--?a(=\w+)?(?=\s|$)", RegexOptions.CultureInvariant);
    static readonly Regex LinkerFlags = new(@"(?<=\s--?ldflags(=|\s+))(?<quote>[""']?)", RegexOptions.CultureInvariant);
    static readonly Regex Callers = new(@"\b(runtime\.(Callers?|GOROOT)|log\.Llongfile|AddSource|debug\.(Stack|PrintStack)|build\.Default)\b", RegexOptions.CultureInvariant);

    /// <summary>-a goes.</summary>
    public static Proposal WithoutAll(DockerfileFacts facts, RewriteSettings settings, RuleHit hit) => !hit.CanOptimize ? Proposal.Leave("The flag is in GOFLAGS, which other commands read, too.")
        : At(facts, hit, go => go.Has("a")) is { } place && All.Match(place.Text) is { Success: true } match ? Proposal.Change(new TextEdit(new TextSpan(place.Start + match.Index, match.Length), ""))
        : Proposal.Leave(LeftReasons.Unproven);

    /// <summary>-trimpath comes, where no message shows the paths.</summary>
    public static Proposal TrimPath(DockerfileFacts facts, RewriteSettings settings, RuleHit hit) =>
        facts.GoSources is not { } sources ? Proposal.Leave("Whether the program shows the paths of its sources is not known.")
        : sources.Match(Callers) ? Proposal.Leave("The program shows the paths of its sources, and would show others.")
        : ReadsZones(facts, sources) ? Proposal.Leave("The program may find the time zones of Go's own folder, whose path -trimpath takes from it.")
        : LacksCompiler(facts, hit) ? Proposal.Leave("With -trimpath Go before 1.20 compiles its own packages anew, which needs a C compiler that the image lacks.")
        : Add(facts, hit, "-trimpath");

    /// <summary>-s and -w come, alone or with what the linker is told already.</summary>
    public static Proposal LinkWithout(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        if (!hit.CanOptimize)
            return Proposal.Leave("-ldflags is in GOFLAGS, which other commands read, too.");
        if (At(facts, hit, go => true) is not { } place)
            return Proposal.Leave(LeftReasons.Unproven);
        if (place.Go.Flag("ldflags") is null)
            return Add(facts, hit, $"-ldflags=\"{Strip}\"");
        if (LinkerFlags.Match(place.Text) is not { Success: true } match)
            return Proposal.Leave("How -ldflags is written is not understood.");
        var at = place.Start + match.Index + match.Length;
        return match.Groups["quote"].Length > 0 ? Proposal.Change(TextEdit.Insert(at, Strip + " "))
            : Proposal.Leave("-ldflags has no quotes, between which more would fit.");
    }

    // Go's images on Debian have them in the system, too. What other modules do is not known.
    static bool ReadsZones(DockerfileFacts facts, GoSources sources) => sources.Mention("time.LoadLocation")
        || (sources.Imports.Any(path => path.Split('/')[0].IndexOf('.') >= 0) && facts.Final is { } final && facts.Image(final) is { } image && Libcs.Of(image) == Libc.Musl);

    // What its images have compiled is with the paths.
    static bool LacksCompiler(DockerfileFacts facts, RuleHit hit) => facts.Commands.FirstOrDefault(command => command.Run == hit.Instruction && command.Span == hit.Span) is { } command
        && facts.Image(command.Stage) is { } image && Libcs.Of(image) == Libc.Musl && Linking.IsPrecompiled(image) && Linking.IsByDefault(command) && !PureGo.Is(facts)
        && !PackageInstall.Of(facts, command.Stage).Any(install => install.Packages.Any(package => package is "gcc" or "build-base"));

    static Proposal Add(DockerfileFacts facts, RuleHit hit, string flag)
    {
        if (At(facts, hit, go => true) is not { } place || Regex.Match(place.Text, $@"\bgo(\.exe)?\s+{Regex.Escape(place.Go.Verb)}(?=\s|$)") is not { Success: true } match)
            return Proposal.Leave("The command is not written in a form that takes a flag more.");
        return Proposal.Change(TextEdit.Insert(place.Start + match.Index + match.Length, " " + flag));
    }

    /// <summary>The command as a shell reads it; null for the JSON form, and within the quotes of another shell.</summary>
    static (GoCommand Go, int Start, string Text)? At(DockerfileFacts facts, RuleHit hit, Func<GoCommand, bool> isMeant)
    {
        var go = GoCommand.In(facts.Commands).FirstOrDefault(go => go.Run.Run == hit.Instruction && go.Run.Span == hit.Span && isMeant(go));
        if (go is null || !go.Run.Run.Command.IsShell)
            return null;
        var text = go.Run.Span.Of(facts.File.Text);
        return Regex.IsMatch(text, @"^\s*\S*(sh|bash)\s+-\w*c\s") ? null : (go, go.Run.Span.Start, text);
    }
}
