using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Stages;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;
using WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Edits;

/// <summary>The stage that compiles becomes a build stage, and a final stage takes over what it makes.</summary>
static class StageSplit
{
    public static Proposal For(DockerfileFacts facts, RewriteSettings settings, RuleHit hit)
    {
        if (facts.Final is not { } stage || facts.Image(stage) is not { } image)
            return Proposal.Leave(LeftReasons.Unproven);
        if (!facts.Compilations(stage).Any(one => one.Language == "Go"))
            return Proposal.Leave("Only programs of Go are known well enough to be taken out of the image that compiled them.");
        if (Toolchain.Of(image) is not { Language: "Go" })
            return Proposal.Leave("The compiler is installed as a package: what else the image holds is not known.");
        var plan = SplitPlan.Of(facts, settings, stage);
        if (plan.Why is not null)
            return Proposal.Leave(plan.Why);
        var build = FreeName(facts);
        var final = FinalStage.Of(plan, build, stage.From.StageName?.Text);
        return final.Why is not null ? Proposal.Leave(final.Why)
            : new Proposal([Rename(facts, stage, build), .. Moved(facts, plan), Insert(facts, plan, final)], null) { Removed = [.. Removed(plan, image)] };
    }

    static string FreeName(DockerfileFacts facts) => Enumerable.Range(1, int.MaxValue - 1).Select(number => number == 1 ? "build" : $"build{number}")
        .First(name => facts.Stages.All.All(stage => stage.Name != name) && facts.Stages.All.All(stage => stage.Steps.All(step => step.Sources.All(source => source.Name != name))));

    // The final stage keeps the name, for docker build --target.
    static TextEdit Rename(DockerfileFacts facts, BuildStage stage, string build) => stage.From.StageName is { } name
        ? new TextEdit(name.Span, build)
        : TextEdit.Insert(stage.From.Image.Span.End, " AS " + build);

    static IEnumerable<TextEdit> Moved(DockerfileFacts facts, SplitPlan plan) => plan.Stage.Steps.Take(plan.LastRun + 1).Where(step => FinalStage.IsMoved(step.Instruction))
        .Select(step => new TextEdit(Placement.Block(facts, step.Instruction), ""));

    static TextEdit Insert(DockerfileFacts facts, SplitPlan plan, FinalStage final)
    {
        var text = facts.File.Text;
        var at = Placement.Block(facts, plan.Stage.Steps[plan.LastRun].Instruction).End;
        var newLine = facts.File.Source.NewLine;
        return TextEdit.Insert(at, (at > 0 && text[at - 1] != '\n' ? newLine : "") + newLine + final.Text);
    }

    static IEnumerable<string> Removed(SplitPlan plan, ImageName image)
    {
        yield return $"the Go toolchain of {image}";
        var left = plan.Copied.All.Where(file => plan.Stage.Steps.Take(plan.LastRun + 1).Any(step => step.Instruction == file.Copy) && !plan.IsWanted(file) && !plan.Reading.Kept.Any(path => path.Path == file.Target)).ToList();
        if (left.Count(file => BuildInputs.IsSource(file.Path)) is > 0 and var sources)
            yield return $"{sources} files that go into the program: sources, go.mod and its like";
        var others = left.Where(file => !BuildInputs.IsSource(file.Path)).Select(file => file.Path).Distinct().ToList();
        if (others.Count > 0)
            yield return "files that nothing reads when it runs: " + string.Join(", ", others.Take(10)) + (others.Count > 10 ? $" and {others.Count - 10} more" : "");
        if (plan.Reading.Packages.Count > 0)
            yield return "packages for the build: " + string.Join(", ", plan.Reading.Packages.Distinct());
        yield return "the variables that only Go's image sets: GOLANG_VERSION, GOPATH, GOTOOLCHAIN, and Go's folders in PATH";
    }
}
