using WinDockerTools.Engine.Mounts.Emitting;
using WinDockerTools.Engine.Mounts.Options;
using Xunit;

namespace WinDockerTools.Tests.Mounts.Emitting;

public sealed class MountTextTests
{
    static readonly WrittenMount Mount = new("go-cache", "files.contoso.com", "/srv/go cache", "/mnt/go cache", MountOption.Parse("vers=4.2,hard,bg,_netdev,acregmin=600,clientaddr=10.0.0.9"));

    [Theory]
    [InlineData(MountTextFormat.Docker, "docker volume create --driver local --opt type=nfs --opt o=addr=files.contoso.com,vers=4.2,hard,acregmin=600 --opt 'device=:/srv/go cache' go-cache")]
    [InlineData(MountTextFormat.Fstab, @"files.contoso.com:/srv/go\040cache /mnt/go\040cache nfs vers=4.2,hard,bg,_netdev,acregmin=600 0 0")]
    [InlineData(MountTextFormat.Compose, """
        volumes:
          "go-cache":
            driver: local
            driver_opts:
              type: nfs
              o: "addr=files.contoso.com,vers=4.2,hard,acregmin=600"
              device: ":/srv/go cache"
        """)]
    [InlineData(MountTextFormat.Kubernetes, """
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: "go-cache"
        spec:
          capacity:
            storage: 1Gi
          accessModes: [ReadWriteMany]
          persistentVolumeReclaimPolicy: Retain
          mountOptions:
            - "vers=4.2"
            - "hard"
            - "bg"
            - "_netdev"
            - "acregmin=600"
          nfs:
            server: "files.contoso.com"
            path: "/srv/go cache"
        """)]
    public void A_mount_is_written_in_the_words_of_who_makes_it(MountTextFormat format, string expected) =>
        Assert.Equal(expected.Replace("\r", ""), MountText.Write(Mount, format));

    [Theory]
    [InlineData("/mnt/Go Cache", "mnt-go-cache")]
    [InlineData("///", "nfs")]
    [InlineData("v_1.2", "v-1-2")]
    public void A_name_is_one_that_Docker_and_Kubernetes_take(string text, string name) => Assert.Equal(name, MountText.Name(text));
}
