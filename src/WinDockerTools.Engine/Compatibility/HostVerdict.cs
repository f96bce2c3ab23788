using System;

namespace WinDockerTools.Engine.Compatibility;

/// <summary>The answer for one image and one host.</summary>
sealed record HostVerdict(Judgement Process, Judgement HyperV, ContainerIsolation Mode)
{
    /// <summary>The judgement of the mode that the container would start in.</summary>
    public Judgement Deciding => In(Mode);

    public Judgement In(ContainerIsolation mode) => mode == ContainerIsolation.HyperV ? HyperV : Process;

    public Verdict Verdict => Deciding.Verdict;

    /// <summary>The mode to use: the one it starts in if that runs, else the other, else one that may work.</summary>
    public ContainerIsolation Recommended
    {
        get
        {
            if (Deciding.IsCompatible)
                return Mode;
            if (Other.IsCompatible)
                return OtherMode;
            if (Deciding.Verdict is Verdict.Unsupported or Verdict.Disputed)
                return Mode;
            return Other.Verdict is Verdict.Unsupported or Verdict.Disputed ? OtherMode : ContainerIsolation.None;
        }
    }

    /// <summary>True where at least one isolation runs it for certain.</summary>
    public bool Runs => Deciding.IsCompatible || Other.IsCompatible;

    public string Reason => !Deciding.IsCompatible && Other.IsCompatible
        ? $"{Deciding.Sentence} With --isolation={OtherMode.ToString().ToLowerInvariant()} it runs."
        : Deciding.Sentence;

    Judgement Other => In(OtherMode);
    ContainerIsolation OtherMode => Mode == ContainerIsolation.HyperV ? ContainerIsolation.Process : ContainerIsolation.HyperV;

    /// <summary>Judges an image on a host; <paramref name="requested"/> is what the user asked for, if anything.</summary>
    public static HostVerdict Of(ImageTarget image, HostPlatform host, ContainerIsolation? requested)
    {
        var mode = host.StartsIn(requested);
        if (Mismatch(image, host) is { } mismatch)
            return Same(mismatch, mode);
        if (host.OS != "windows")
        {
            return new HostVerdict(
                new Judgement(Verdict.Compatible, Rules.OperatingSystem, $"a {image.OS}/{image.Architecture} image on a {host.OS} engine"),
                new Judgement(Verdict.Incompatible, Rules.OperatingSystem, "Hyper-V isolation is for Windows containers"),
                ContainerIsolation.Process);
        }
        if (image.Version is not { Build: >= 0 } imageVersion)
            return Same(new Judgement(Verdict.Unknown, Rules.VersionNotSaid, "the image does not say which Windows version it was built on"), mode);
        if (host.Version is not { Build: >= 0 } hostVersion)
            return Same(new Judgement(Verdict.Unknown, Rules.VersionNotSaid, "the host's Windows version is not known"), mode);
        return new HostVerdict(
            IsolationRules.Process(hostVersion, host.Product, imageVersion),
            HyperVOn(host, IsolationRules.HyperV(hostVersion, imageVersion)),
            mode);
    }

    /// <summary>One judgement for every isolation.</summary>
    public static HostVerdict Same(Judgement judgement, ContainerIsolation mode) => new(judgement, judgement, mode);

    static Judgement HyperVOn(HostPlatform host, Judgement otherwise) => host.WithoutHyperV is { } rule
        ? new Judgement(Verdict.Incompatible, rule, "Hyper-V isolation is not to be had on this host")
        : otherwise;

    static Judgement? Mismatch(ImageTarget image, HostPlatform host)
    {
        if (!string.Equals(image.OS, host.OS, StringComparison.OrdinalIgnoreCase))
        {
            var next = host.OS == "windows" ? "a Linux host, or an engine switched to Linux containers" : "a Windows host, or an engine switched to Windows containers";
            return new Judgement(Verdict.Incompatible, Rules.OperatingSystem, $"the image is for {image.OS}, and this host runs {host.OS} containers: it needs {next}");
        }
        if (host.Architecture is not { } processor || processor == image.Architecture || RunsAs32Bit(processor, image.Architecture))
            return null;
        return host.OS == "windows"
            ? new Judgement(Verdict.Incompatible, Rules.Architecture, $"the image is for {image.Architecture} processors, the host is {processor}")
            : new Judgement(Verdict.Unsupported, Rules.Architecture, $"the image is for {image.Architecture} processors, the host is {processor}: it runs only where emulation is set up");
    }

    static bool RunsAs32Bit(string processor, string image) => (processor, image) is ("amd64", "386") or ("arm64", "arm");
}
