using System.Linq;
using WinDockerTools.Tests.Harness.Engine;
using WinDockerTools.Tests.Harness.Http;
using WinDockerTools.Tests.Harness.Images;

namespace WinDockerTools.Tests.Lab.Registries;

/// <summary>A registry in memory, one good image in it, and what the cmdlet makes of the registry's behaviour.</summary>
public abstract class StubRegistryTests : RegistryTests
{
    protected static readonly TestImage Image = TestImage.List(TestPlatform.Windows("10.0.20348.2700"));

    protected StubRegistryTests() => Good = Registry.Add("good", "1", Image);

    protected StubRegistry Registry { get; } = new();

    /// <summary>The name of an image that the registry serves as it should.</summary>
    protected string Good { get; }

    /// <summary>The name of an image whose requests all get this answer.</summary>
    protected string Bad(string repository, StubAnswer answer)
    {
        var before = Registry.Intercept;
        Registry.Intercept = request => request.Target.Contains($"/{repository}/") ? answer : before(request);
        return $"{Registry.Name}/{repository}:1";
    }

    /// <summary>Requests to a repository so far.</summary>
    protected int Count(string repository) => Registry.Requests.Count(request => request.Target.Contains($"/{repository}/"));

    /// <summary>One image after the other.</summary>
    protected SessionResult OneByOne(params string[] images) =>
        Session.Run("param($i) Get-ContainerImagePlatform $i -ThrottleLimit 1 -Verbose", ("i", images));

    protected override void Dispose(bool disposing)
    {
        Registry.Dispose();
        base.Dispose(disposing);
    }
}
