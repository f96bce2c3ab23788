using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>The sources lie on the side of the tools that read them.</summary>
static class ProjectLocation
{
    public static HostCheckRule Rule { get; } = new(
        nameof(ProjectLocation),
        "The current folder lies on this side of the border between Windows and Linux",
        "Every file of a build crosses that border otherwise, which is slow. Keep files on the side of the tools.",
        "https://learn.microsoft.com/windows/wsl/filesystems",
        HostCheckRule.OfSession(facts => facts.Project is { } project ? See(project, facts.Machine.IsWindows) : CheckOutcome.Unknown("The current location is no folder.")));

    static CheckOutcome See(ProjectFacts project, bool isWindows) => project.IsInOtherSystem switch
    {
        null => CheckOutcome.NotApplicable($"{project.Path} lies on a machine without that border."),
        false => CheckOutcome.Passed($"{project.Path} lies on this side."),
        _ => CheckOutcome.Warning(
            $"{project.Path} lies in the other system.",
            isWindows ? $"Copy-Item -Recurse {PowerShellText.Quote(project.Path)} $HOME" : $"cp -a '{project.Path.Replace("'", @"'\''")}' ~/"),
    };
}
