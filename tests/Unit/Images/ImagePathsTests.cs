using System;
using WinDockerTools.Engine.Images.Sources;
using Xunit;

namespace WinDockerTools.Tests.Images;

public class ImagePathsTests
{
    [Fact]
    public void Text_that_no_file_system_takes_is_no_path() =>
        Assert.Null(ImagePaths.Find("./a\0b", _ => throw new InvalidOperationException("asked for a path")));
}
