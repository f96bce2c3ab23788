using System;
using System.Linq;
using WinDockerTools.Engine.Compatibility;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>An engine of Windows containers has something to build upon.</summary>
static class BaseImages
{
    public static HostCheckRule Rule { get; } = new(
        nameof(BaseImages),
        "An engine of Windows containers holds at least one image",
        "Base images of Windows are large: Server Core unpacks to several gigabytes. Without one, the first build or start on this host downloads it.",
        "https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images",
        HostCheckRule.OfEngine((engine, _) => See(engine)));

    static CheckOutcome See(EngineFacts engine) => (engine.Host.OS, engine.Images) switch
    {
        (null, _) => CheckOutcome.Unknown("The engine does not tell what its containers are."),
        (not "windows", _) => CheckOutcome.NotApplicable($"The engine runs {engine.Host.OS} containers, whose base images are small."),
        (_, null) => CheckOutcome.Unknown("The engine does not tell how many it holds."),
        (_, 0) => CheckOutcome.Warning("It holds none.", Pull(engine.Host)),
        (_, 1) => CheckOutcome.Passed("It holds 1 image."),
        (_, var count) => CheckOutcome.Passed($"It holds {count} images."),
    };

    static string Pull(ContainerHost host) => Fitting(host) is { } line
        ? $"docker pull {line.Reference(line.Families[0])}    # others that fit: Find-ContainerBaseImage"
        : "Pull an image that fits: Find-ContainerBaseImage";

    // The newest that fits is also the one with the longest support: the day does not matter.
    static BaseImageLine? Fitting(ContainerHost host) => host.Version is null ? null : BaseImageChoice.For(
        new HostPlatform { Version = host.Version, Product = host.Product, Architecture = host.Architecture, DefaultIsolation = host.DefaultIsolation },
        isolation: null, today: DateTime.MinValue).FirstOrDefault()?.Line;
}
