using WinDockerTools.Engine.Hosts.Gathering;
using WinDockerTools.Engine.Platform.Linux;
using Xunit;

namespace WinDockerTools.Tests.Hosts.Gathering;

public sealed class LinuxVirtualizationTests
{
    [Theory]
    [InlineData("fpu vmx sse", false, false, false, true)]
    [InlineData("fpu svm sse", true, true, false, true)]
    [InlineData("fpu vmx hypervisor", false, true, true, true)]
    [InlineData("fpu hypervisor", false, true, true, false)]
    [InlineData("fpu vmxnet", false, false, false, false)]
    public void Flags_of_the_processor_tell_what_it_can_run(string flags, bool hasDevice, bool hypervisor, bool inside, bool firmware)
    {
        var facts = LinuxVirtualization.Of(flags.Split(' '), hasDevice)!;

        Assert.Equal((hypervisor, inside, firmware), (facts.HasHypervisor, facts.IsVirtualMachine, facts.IsInFirmware));
    }

    [Fact]
    public void A_processor_without_flags_tells_nothing() => Assert.Null(LinuxVirtualization.Of(ProcessorFlags.Parse(["processor\t: 0", "Features\t: fp asimd"]), true));

    [Fact]
    public void The_first_processor_stands_for_all() =>
        Assert.Equal(["fpu", "vmx"], ProcessorFlags.Parse(["processor\t: 0", "flags\t\t: fpu vmx", "", "processor\t: 1", "flags\t\t: fpu"]));
}
