using System;
using System.Threading;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Features;
using WinDockerTools.Engine.Platform.Windows.Dism;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Dism;

namespace WinDockerTools.Tests.Lab.Features;

/// <summary>The stand-in for DISM, built for this machine, and the module's own way into it.</summary>
public sealed class DismLab : IDisposable
{
    readonly TemporaryFolder folder = new();

    public DismLab()
    {
        Labs.Require("dism", "cc");
        Library = DismBuild.For(folder);
    }

    public string Library { get; }

    public void Dispose() => folder.Dispose();
}

/// <summary>One session at the stand-in, and the switch that uses it.</summary>
sealed class DismTrial : IDisposable
{
    DismSession? session;

    public DismTrial(DismLab lab, params StandInFeature[] features)
    {
        Library = DismLibrary.At(lab.Library);
        Windows = new StandInDism(lab.Library, features);
    }

    public DismLibrary Library { get; }
    public StandInDism Windows { get; }
    public DismSession Session => session ??= DismSession.Open(Library);

    public FeatureSwitch On(FeatureSource? source = null) => new(Session, "host", turnOn: true, source ?? new FeatureSource([], LimitAccess: false));

    public FeatureSwitch Off() => new(Session, "host", turnOn: false, new FeatureSource([], LimitAccess: false));

    public static FeatureOutcome Switch(FeatureSwitch features, string name) => features.Switch(name, (_, _) => { }, CancellationToken.None);

    public static FaultKind? KindOf(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (FaultException e)
        {
            return e.Kind;
        }
    }

    public void Dispose()
    {
        session?.Dispose();
        Windows.Dispose();
    }
}
