using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;
using WinDockerTools.Engine.Dockerfiles.Facts.Images;
using WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Windows;

/// <summary>Stages of one build run commands on different versions of Windows.</summary>
static class WindowsVersionsMixed
{
    public const string Id = "WindowsVersionsMixed";

    public static IEnumerable<RuleHit> In(DockerfileFacts facts)
    {
        // Files are copied from any version to any other; only what runs needs a host for it.
        var running = (from stage in facts.Needed
                       where facts.IsWindows(stage) && stage.Steps.Any(step => step.Instruction is RunInstruction)
                       let image = facts.Image(stage)
                       where image is not null
                       let version = WindowsImages.VersionOf(image)
                       where version is not null
                       select (Stage: stage, Image: image, version.Build)).ToList();
        if (running.Count == 0)
            return [];
        var oldest = running.OrderBy(one => one.Build).First();
        return from one in running
               where one.Build != oldest.Build
               select RuleHit.At(one.Stage.From,
                   $"RUN of this stage needs a host of build {one.Build} or newer, and RUN of stage '{oldest.Stage.DisplayName}' stands on build {oldest.Build}: hosts of build {oldest.Build} cannot build this file, and newer ones may need Hyper-V isolation for it.",
                   $"FROM {(WindowsImages.LineOf(oldest.Image) is { } line ? WindowsImages.OnLine(one.Image, line) : one.Image.Name + ":<the same version>")}{(one.Stage.Name is { } name ? $" AS {name}" : "")}");
    }
}
