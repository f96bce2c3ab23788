using System.Threading.Tasks;
using Xunit;

namespace WinDockerTools.Tests.Lab.Dockerfiles;

[Collection(typeof(ProjectLab))]
public sealed class GoProjectTests(ProjectLab lab)
{
    public static TheoryData<string> Names => [.. GoProject.Buildable];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_project_does_what_it_says_and_the_same_in_the_image_of_an_expert(string name)
    {
        var project = GoProject.Load(name);

        var images = await Task.WhenAll(lab.ObserveAsync(project, GoProject.Naive), lab.ObserveAsync(project, GoProject.Tuned));

        Assert.Empty(images[0].DifferencesTo(ImageObservation.Expected(project)));
        Assert.Empty(images[0].DifferencesTo(images[1]));
    }
}
