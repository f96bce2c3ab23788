using System.Collections;
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

    static void Refused(object node) =>
        Assert.Equal(FaultKind.NodeInvalid, Assert.Throws<FaultException>(() => Assert.All(KubernetesNodes.Read(node), _ => { })).Kind);
}
