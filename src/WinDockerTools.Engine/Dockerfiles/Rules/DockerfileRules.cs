using System.Collections.Generic;
using WinDockerTools.Engine.Dockerfiles.Rules.Bases;
using WinDockerTools.Engine.Dockerfiles.Rules.Caching;
using WinDockerTools.Engine.Dockerfiles.Rules.Go;
using WinDockerTools.Engine.Dockerfiles.Rules.Stages;
using WinDockerTools.Engine.Dockerfiles.Rules.Windows;
using static WinDockerTools.DockerfileCost;
using static WinDockerTools.DockerfileSeverity;

namespace WinDockerTools.Engine.Dockerfiles.Rules;

/// <summary>Every rule by one line; each has a page of its name in en-US/rules.</summary>
static class DockerfileRules
{
    public static IReadOnlyList<DockerfileRule> All { get; } =
    [
        new(InvalidSyntax.Id, Error, Failure, false, InvalidSyntax.In),
        new(SuppressionIncomplete.Id, Warning, Reproducibility, false, SuppressionIncomplete.In),
        new(SourcesBeforeDependencies.Id, Warning, EveryEdit, true, SourcesBeforeDependencies.In),
        new(AptUpdateApart.Id, Warning, Reproducibility, true, AptUpdateApart.In),
        new(ChangingValueEarly.Id, Warning, EveryEdit, true, ChangingValueEarly.In),
        new(ContextNotIgnored.Id, Warning, EveryEdit, false, ContextNotIgnored.In),
        new(PackageCacheNotMounted.Id, Information, EveryEdit, false, PackageCacheNotMounted.In),

        new(BaseNotPinned.Id, Warning, Reproducibility, false, BaseNotPinned.In),
        new(BaseOutOfSupport.Id, Warning, Security, false, BaseOutOfSupport.In),

        new(SingleStage.Id, Warning, Size, true, SingleStage.In),
        new(CompilerInFinalImage.Id, Warning, Size, true, CompilerInFinalImage.In),
        new(EverythingCopied.Id, Warning, Size, false, EverythingCopied.In),
        new(LibcMismatch.Id, Error, Failure, false, LibcMismatch.In),
        new(CertificatesMissing.Id, Warning, Failure, false, CertificatesMissing.In),
        new(TimeZonesMissing.Id, Information, Failure, false, TimeZonesMissing.In),
        new(RunsAsRoot.Id, Warning, Security, false, RunsAsRoot.In),

        new(WindowsTagMoves.Id, Warning, Reproducibility, false, WindowsTagMoves.In),
        new(WindowsBaseNotOnHost.Id, Error, Failure, false, WindowsBaseNotOnHost.In),
        new(WindowsVersionsMixed.Id, Warning, Failure, false, WindowsVersionsMixed.In),
        new(WindowsPathEscape.Id, Warning, Failure, false, WindowsPathEscape.In),
        new(BuilderLacks.Id, Error, Failure, false, BuilderLacks.In),

        new(BuildCacheNotMounted.Id, Warning, EveryEdit, true, BuildCacheNotMounted.In),
        new(ModuleCacheNotMounted.Id, Warning, EveryEdit, true, ModuleCacheNotMounted.In),
        new(CacheTargetDiffers.Id, Warning, EveryEdit, true, CacheTargetDiffers.In),
        new(GoCacheCleaned.Id, Warning, EveryEdit, false, GoCacheCleaned.In),
        new(GoBuildAll.Id, Warning, EveryEdit, true, GoBuildAll.In),
        new(TrimPathMissing.Id, Information, Reproducibility, true, TrimPathMissing.In),
        new(LinkerFlagsMissing.Id, Information, Size, true, LinkerFlagsMissing.In),
        new(GoToolchainDownload.Id, Warning, ColdBuild, false, GoToolchainDownload.In),
        new(VendorIgnored.Id, Warning, ColdBuild, false, VendorIgnored.In),
        new(GoMaxProcsUnset.Id, Information, Reproducibility, false, GoMaxProcsUnset.In),
    ];
}
