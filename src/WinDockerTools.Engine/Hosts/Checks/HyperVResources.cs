using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Checks;

/// <summary>Containers in Hyper-V isolation get what they need.</summary>
static class HyperVResources
{
    // learn.microsoft.com/virtualization/windowscontainers/deploy-containers/system-requirements, for a host that is itself a virtual machine.
    const long LeastMemory = 4L << 30;
    const int LeastProcessors = 2;

    // moby#31604, docker/for-win#1680: what Windows gives whoever asks for nothing.
    const string Usual = "1 GB of memory and 2 processors";

    public static HostCheckRule Rule { get; } = new(
        nameof(HyperVResources),
        "Containers in Hyper-V isolation have enough memory and processors",
        $"Each is a virtual machine of its own, and gets {Usual} unless it asks for more, without a word: builds run out of memory on machines that have plenty.",
        "https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/resource-controls",
        HostCheckRule.OfWindows(See)) { Needs = HostNeeds.Inventory };

    static CheckOutcome See(WindowsFacts windows, HostFacts facts)
    {
        if (facts.Engine is { Host.OS: "linux" })
            return CheckOutcome.NotApplicable("The engine runs Linux containers.");
        var isDefault = HyperV.IsDefault(windows, facts);
        if (HyperV.State(windows) is { } state && state != FeatureState.Enabled)
            return CheckOutcome.NotApplicable($"{HyperV.Feature} is {state}: there is no Hyper-V isolation.");
        var memory = facts.Engine?.Host.Memory ?? windows.Inventory?.Memory;
        var processors = facts.Engine?.Host.Processors ?? windows.Inventory?.Processors;
        if (windows.Inventory?.Virtualization?.IsVirtualMachine == true && (memory < LeastMemory || processors < LeastProcessors))
            return CheckOutcome.Failed(
                $"This virtual machine has {Text(memory, processors)}; Hyper-V isolation in one takes {ByteSize.Format(LeastMemory)} and {LeastProcessors} processors.",
                "Give the virtual machine more: Set-VM NAME -StaticMemory -MemoryStartupBytes 8GB -ProcessorCount 4    # on its own host, while it is off");
        return isDefault switch
        {
            true => CheckOutcome.Warning(
                $"Containers start in Hyper-V isolation with {Usual}, of {Text(memory, processors)} that the machine has.",
                "Say what a container needs: docker run --memory 4g --cpus 4, docker build --memory 4g"),
            false => CheckOutcome.Passed($"Containers start in process isolation and share {Text(memory, processors)}; those in Hyper-V isolation get {Usual} unless told."),
            _ => CheckOutcome.Unknown($"It was not told whether containers start in Hyper-V isolation, where they get {Usual} unless told."),
        };
    }

    static string Text(long? memory, int? processors) =>
        $"{(memory is { } bytes ? ByteSize.Format(bytes) : "memory of unknown size")} and {(processors is { } count ? $"{count} processors" : "processors of unknown number")}";
}
