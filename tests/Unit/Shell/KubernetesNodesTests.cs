using System.Collections;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Shell;
using Xunit;

namespace WinDockerTools.Tests.Shell;

public class KubernetesNodesTests
{
    [Fact]
    public void An_empty_place_in_a_list_of_nodes_is_refused() => Refused(new Hashtable { ["items"] = new object?[] { null } });

    [Fact]
    public void A_list_that_is_in_itself_is_refused()
    {
        var list = new Hashtable { ["kind"] = "List" };
        list["items"] = new[] { list };

        Refused(list);
    }

    [Theory]
    [InlineData("containerd://1.7.20", ImageStore.Containerd)]
    [InlineData("docker://20.10.9", ImageStore.Classic)]
    public void A_Windows_node_tells_all_that_a_verdict_needs(string runtime, ImageStore store)
    {
        var host = Assert.Single(KubernetesNodes.Read(Node("win-1", "windows", "10.0.20348.2700", "Windows Server 2022 Datacenter", "arm64", runtime)));

        Assert.Equal(("win-1", "windows", "10.0.20348.2700", "arm64"), (host.Name, host.OS, host.Version?.ToString(), host.Architecture));
        Assert.Equal((WindowsProduct.Server, (ContainerIsolation?)ContainerIsolation.Process, store), (host.Product, host.DefaultIsolation, host.Store));
        Assert.NotNull(host.WithoutHyperV);
    }

    [Fact]
    public void A_Linux_node_has_no_Windows_version_and_no_isolation()
    {
        var host = Assert.Single(KubernetesNodes.Read(Node("lin-1", "linux", "6.1.0", "Ubuntu 24.04", "amd64", "containerd://1.7.20")));

        Assert.Equal(("linux", null, null), (host.OS, host.Version, host.DefaultIsolation));
    }

    [Fact]
    public void A_node_that_is_no_server_still_runs_process_isolation() => Assert.Equal(
        (WindowsProduct.Unknown, (ContainerIsolation?)ContainerIsolation.Process),
        KubernetesNodes.Read(Node("edge", "windows", "10.0.26100.1", "Windows 11 IoT Enterprise", "amd64", "containerd://2.0")).Select(host => (host.Product, host.DefaultIsolation)).Single());

    static Hashtable Node(string name, string system, string kernel, string image, string architecture, string runtime) => new()
    {
        ["metadata"] = new Hashtable { ["name"] = name },
        ["status"] = new Hashtable
        {
            ["nodeInfo"] = new Hashtable
            {
                ["operatingSystem"] = system, ["kernelVersion"] = kernel, ["osImage"] = image, ["architecture"] = architecture, ["containerRuntimeVersion"] = runtime,
            },
        },
    };

    static void Refused(object node) =>
        Assert.Equal(FaultKind.NodeInvalid, Assert.Throws<FaultException>(() => Assert.All(KubernetesNodes.Read(node), _ => { })).Kind);
}
