using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Images.Lookup;

namespace WinDockerTools.Commands.Images;

/// <summary>Lists the platforms of images, one object each.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerImagePlatform")]
[OutputType(typeof(ImagePlatform))]
public sealed class GetContainerImagePlatformCommand : ImageCommand
{
    protected override async Task<IReadOnlyList<object>> ReadAsync(ImageReference image, CancellationToken stop) =>
        await PlatformList.ReadAsync(await Sources.ReadAsync(image, stop).ConfigureAwait(false), stop).ConfigureAwait(false);
}
