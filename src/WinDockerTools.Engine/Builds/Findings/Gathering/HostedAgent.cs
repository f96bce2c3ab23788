using System;
using WinDockerTools.Engine.Builds.Findings.Facts;

namespace WinDockerTools.Engine.Builds.Findings.Gathering;

/// <summary>Whose machine a pipeline runs on, as its variables tell.</summary>
static class HostedAgent
{
    /// <summary>The pipeline on a Windows machine of its vendor's own; null on any other.</summary>
    public static HostedPipeline? OnWindows(Func<string, string?> variable)
    {
        // docs.github.com/actions/reference/variables-reference: GITHUB_ACTIONS is always true; RUNNER_OS is Linux,
        // Windows or macOS; RUNNER_ENVIRONMENT is github-hosted or self-hosted.
        if (Is("GITHUB_ACTIONS", "true"))
            return Is("RUNNER_OS", "Windows") && (variable("RUNNER_ENVIRONMENT") is { Length: > 0 } ? Is("RUNNER_ENVIRONMENT", "github-hosted") : HasImage())
                ? HostedPipeline.GitHubActions : null;
        // learn.microsoft.com/azure/devops/pipelines/build/variables: TF_BUILD is True; AGENT_OS is Windows_NT, Darwin or
        // Linux. No variable there tells the vendor's agents from others, but their images do.
        if (Is("TF_BUILD", "True"))
            return Is("AGENT_OS", "Windows_NT") && HasImage() ? HostedPipeline.AzurePipelines : null;
        return null;

        bool Is(string name, string value) => string.Equals(variable(name), value, StringComparison.OrdinalIgnoreCase);

        // Such as win22: actions/runner-images sets it in the images of both vendors.
        bool HasImage() => variable("ImageOS") is { Length: > 0 };
    }
}
