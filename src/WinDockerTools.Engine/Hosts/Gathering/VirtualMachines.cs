using System;
using System.Linq;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Machines that are themselves virtual, by what their firmware calls them (systemd src/basic/virt.c has the same marks).</summary>
static class VirtualMachines
{
    static readonly string[] Makers = ["VMware", "QEMU", "Xen", "innotek GmbH", "Parallels", "Amazon EC2", "Google", "Nutanix", "OpenStack", "Red Hat", "Apple Virtualization"];

    static readonly string[] Models = ["Virtual Machine", "VMware", "VirtualBox", "KVM", "HVM domU", "Google Compute Engine", "OpenStack"];

    public static bool Is(string maker, string model) => Makers.Any(name => Has(maker, name)) || Models.Any(name => Has(model, name));

    static bool Has(string text, string name) => text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;
}
