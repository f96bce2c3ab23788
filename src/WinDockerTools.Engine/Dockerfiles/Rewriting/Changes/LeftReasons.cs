using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rules;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Changes;

/// <summary>Why findings stay for people to judge.</summary>
static class LeftReasons
{
    /// <summary>A rewrite was tried and did not hold.</summary>
    public const string Unproven = "The file with the change does not pass the check that the finding is gone and that the same runs.";

    static readonly Dictionary<string, string> OfRules = new()
    {
        ["InvalidSyntax"] = "What was meant is for its author to say.",
        ["SuppressionIncomplete"] = "The reason is for its author to say.",
        ["ContextNotIgnored"] = "The fix belongs into .dockerignore, and only its author knows what the build reads.",
        ["PackageCacheNotMounted"] = "Only Go's caches are mounted: of others the mount must be in each step that reads them.",
        ["BaseNotPinned"] = "Which version or digest is wanted is for its author to say; another one may run something else.",
        ["BaseOutOfSupport"] = "A newer base may run something else.",
        ["EverythingCopied"] = "Which of the files the program reads is not known.",
        ["LibcMismatch"] = "Another base or another way to link changes what runs.",
        ["CertificatesMissing"] = "Whether the program opens TLS connections is for its author to say.",
        ["TimeZonesMissing"] = "Whether the program reads time zones is for its author to say.",
        ["RunsAsRoot"] = "Another user changes what runs: which files and ports the program needs is not known.",
        ["WindowsTagMoves"] = "Which Windows version is wanted is for its author to say.",
        ["WindowsBaseNotOnHost"] = "Another base may run something else.",
        ["WindowsVersionsMixed"] = "Which of the versions is right is for its author to say.",
        ["WindowsPathEscape"] = "Which path was meant is for its author to say.",
        ["BuilderLacks"] = "What the other builder lacks cannot be written for it in general.",
        ["GoCacheCleaned"] = "Whether something relies on the empty cache is for its author to say.",
        ["GoToolchainDownload"] = "Another base, or another go.mod, may make another program.",
        ["VendorIgnored"] = "Modules from elsewhere than the vendor folder may make another program.",
        ["GoMaxProcsUnset"] = "How many processors a container gets is said where it is run.",
    };

    public static string Of(DockerfileRule rule) => OfRules.TryGetValue(rule.Id, out var why) ? why : Unproven;
}
