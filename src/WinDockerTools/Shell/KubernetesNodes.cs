using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Compatibility;

namespace WinDockerTools.Shell;

/// <summary>Reads Kubernetes node objects, or the List of them that <c>kubectl get nodes -o json</c> gives.</summary>
static class KubernetesNodes
{
    public static IEnumerable<HostPlatform> Read(object? node) =>
        Member(node, "items") is { } items ? Items(items).Select(Host) : [Host(node)];

    static HostPlatform Host(object? node)
    {
        var info = Member(Member(node, "status"), "nodeInfo");
        if (Text(info, "operatingSystem") is not { Length: > 0 } system)
            throw Invalid(node);
        var image = Text(info, "osImage") ?? "";
        return new HostPlatform
        {
            Name = Text(Member(node, "metadata"), "name") ?? "",
            OS = system,
            Version = system == "windows" && Version.TryParse(Text(info, "kernelVersion"), out var version) ? version : null,
            Product = image.IndexOf("Server", StringComparison.OrdinalIgnoreCase) >= 0 ? WindowsProduct.Server : WindowsProduct.Unknown,
            Architecture = Text(info, "architecture"),
            DefaultIsolation = system == "windows" ? ContainerIsolation.Process : null,
            WithoutHyperV = Rules.NodesRunProcess,
            Store = Text(info, "containerRuntimeVersion")?.StartsWith("docker", StringComparison.Ordinal) == true ? ImageStore.Classic : ImageStore.Containerd,
        };
    }

    static FaultException Invalid(object? node) => new(
        FaultKind.NodeInvalid,
        Text(Member(node, "metadata"), "name") ?? Text(node, "kind") ?? (node is PSObject wrapped ? wrapped.BaseObject : node)?.ToString() ?? "$null",
        Text(node, "kind") is { } kind ? $"it is a {kind}" : "it has no status.nodeInfo");

    static IEnumerable<object?> Items(object items) =>
        (items is PSObject wrapped ? wrapped.BaseObject : items) is IEnumerable list and not string ? list.Cast<object?>() : [items];

    static string? Text(object? item, string name) => Member(item, name)?.ToString();

    static object? Member(object? item, string name)
    {
        var value = item is PSObject wrapped && wrapped.BaseObject is IDictionary inner ? inner : item;
        return value switch
        {
            null => null,
            IDictionary map => map.Contains(name) ? map[name] : null,
            _ => PSObject.AsPSObject(value).Properties[name]?.Value,
        };
    }
}
