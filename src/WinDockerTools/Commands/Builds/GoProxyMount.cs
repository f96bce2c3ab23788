using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace WinDockerTools.Commands.Builds;

/// <summary>A module proxy in a folder of this machine has to be seen inside containers as well, at the same path.</summary>
static class GoProxyMount
{
    public static IReadOnlyList<ContainerMount> Of(string? proxy) =>
    [
        .. (proxy ?? "").Split(',', '|')
            .Where(part => part.StartsWith("file:///", StringComparison.Ordinal) && Uri.TryCreate(part, UriKind.Absolute, out _))
            .Select(part => new Uri(part).LocalPath)
            .Where(Directory.Exists)
            .Distinct()
            .Select(folder => new ContainerMount(ContainerMountType.Bind, folder, folder, IsReadOnly: true)),
    ];
}
