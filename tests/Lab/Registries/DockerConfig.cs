using System;
using System.IO;
using System.Net;
using System.Text;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Engine;
using Xunit;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>What <c>docker login</c> leaves behind, written by hand.</summary>
static class DockerConfig
{
    public static void Write(TemporaryFolder folder, string json)
    {
        Directory.CreateDirectory(folder.File("docker"));
        File.WriteAllText(Path.Combine(folder.File("docker"), "config.json"), json);
    }

    public static string Pair(NetworkCredential account) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account.UserName}:{account.Password}"));

    /// <summary>Fails when a secret is in any stream.</summary>
    public static SessionResult Hides(this SessionResult result, string secret)
    {
        Assert.DoesNotContain(secret, result.AllText);
        return result;
    }
}
