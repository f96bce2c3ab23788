using System.IO;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Images.Registries.Access;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Registries;

public class DockerConfigTests
{
    [Fact]
    public void A_broken_configuration_is_told_by_its_place_without_its_secrets()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("config.json"), "{\"auths\":\n {\"r.io\": {\"auth\": nVzZXI6cGFzc3dvcmQ=}}}");

        var fault = Assert.Throws<FaultException>(() => DockerConfig.Load(folder.File("config.json")));

        Assert.Equal((FaultKind.DockerConfigInvalid, "it is not JSON from line 2, byte 21 on"), (fault.Kind, fault.Detail));
        Assert.DoesNotContain("VzZXI6", fault.ToString());
    }
}
