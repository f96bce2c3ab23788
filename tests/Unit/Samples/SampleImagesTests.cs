using System;
using System.IO;
using System.Linq;
using WinDockerTools.Tests.Harness;
using WinDockerTools.Tests.Harness.Images;
using Xunit;

namespace WinDockerTools.Tests.Samples;

public class SampleImagesTests
{
    static readonly string Samples = Path.Combine(Repository.Root, "samples", "images");

    [Fact]
    public void The_sample_layouts_are_what_their_description_makes()
    {
        // Run once with UPDATE_SAMPLES=1 after a change of SampleImages.
        if (Environment.GetEnvironmentVariable("UPDATE_SAMPLES") == "1")
        {
            foreach (var (folder, image) in SampleImages.All)
            {
                if (Directory.Exists(Path.Combine(Samples, folder)))
                    Directory.Delete(Path.Combine(Samples, folder), recursive: true);
                LayoutWriter.Write(Path.Combine(Samples, folder), image);
            }
        }
        Assert.Equal(SampleImages.All.Select(item => item.Folder).OrderBy(name => name, StringComparer.Ordinal),
            Directory.GetDirectories(Samples).Select(path => Path.GetFileName(path)!).OrderBy(name => name, StringComparer.Ordinal));
        using var expected = new TemporaryFolder();
        foreach (var (folder, image) in SampleImages.All)
        {
            LayoutWriter.Write(expected.File(folder), image);
            Assert.Equal(Content(expected.File(folder)), Content(Path.Combine(Samples, folder)));
        }
    }

    static string[] Content(string folder) => [.. Directory
        .GetFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => path.Substring(folder.Length) + "\n" + File.ReadAllText(path))
        .OrderBy(text => text, StringComparer.Ordinal)];
}
