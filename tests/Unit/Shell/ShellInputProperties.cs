using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CsCheck;
using WinDockerTools.Engine.Common;
using WinDockerTools.Shell;
using WinDockerTools.Tests.Fuzzing;
using Xunit;

namespace WinDockerTools.Tests.Shell;

/// <summary>What users pipe and pass: any object at all.</summary>
public sealed class ShellInputProperties
{
    static readonly string[] Members = ["items", "status", "nodeInfo", "metadata", "name", "kind", "operatingSystem", "osImage", "kernelVersion", "architecture", "containerRuntimeVersion", "Image", "x"];

    static readonly Gen<object?> Leaf = Gen.OneOf<object?>(
        null, "windows", "linux", "10.0.20348.2700", "10.0", "", "text", "containerd://1.7", 7, 1.5, true, Guid.Empty, AutomationNull, Array.Empty<object>(), ConsoleColor.Red, new Version(10, 0));

    static PSObject AutomationNull => System.Management.Automation.Internal.AutomationNull.Value;

    [Fact]
    public void Any_object_is_a_node_or_is_refused() =>
        Fuzz.Run(Gen.Frequency((1, Tree(4)), (2, Node)), value => Assert.All(KubernetesNodes.Read(value!), host => Assert.NotEmpty(host.OS)), [FaultKind.NodeInvalid]);

    [Fact]
    public void Any_object_becomes_an_image_or_an_unreadable_one()
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        var engine = (EngineIntrinsics)runspace.SessionStateProxy.GetVariable("ExecutionContext");
        var transformation = new ImageReferenceTransformationAttribute();
        var names = Nasty.Words(".", "..", "/", "\\", "~", "C:", "C:/", "env:", "variable:x", "Microsoft.PowerShell.Core\\FileSystem::", "Cert:\\", "none::", "*", "[a", "`", "nginx", ":1", "app.tar", "\0", "//", "\\\\server\\share");

        // The engine knows its own runspace by the thread.
        Runspace.DefaultRunspace = runspace;
        Fuzz.Run(
            Gen.Frequency((1, Tree(2)), (4, names.Select(name => (object?)name)), (1, Nasty.Text.Select(name => (object?)name))),
            value =>
            {
                var images = (ImageReference[])transformation.Transform(engine, value!);
                if (images.Select(image => image.Problem).FirstOrDefault(problem => problem is not null) is { } problem)
                    throw problem;
            },
            [FaultKind.InputNotAnImage, FaultKind.ImageReferenceInvalid],
            threads: 1);
    }

    static readonly Gen<object?> Node = Gen.Select(Leaf, Leaf, Leaf, Leaf, Leaf).Select(values =>
    {
        var (system, version, image, name, runtime) = values;
        return (object?)Record(("metadata", Record(("name", name))), ("status", Record(("nodeInfo",
            Record(("operatingSystem", system), ("kernelVersion", version), ("osImage", image), ("containerRuntimeVersion", runtime), ("architecture", name))))));
    });

    static Gen<object?> Tree(int depth)
    {
        if (depth == 0)
            return Leaf;
        var item = Tree(depth - 1);
        var members = Gen.Select(Gen.OneOf(Members), item).Array[0, 4];
        return Gen.Frequency(
            (2, Leaf),
            (4, members.Select(all => (object?)Record([.. all.DistinctBy(member => member.Item1)]))),
            (2, members.Select(all => (object?)new Hashtable(all.DistinctBy(member => member.Item1).ToDictionary(member => member.Item1, member => member.Item2)))),
            (2, item.Array[0, 3].Select(all => (object?)all)));
    }

    static PSObject Record(params (string Name, object? Value)[] members)
    {
        var record = new PSObject();
        foreach (var (name, value) in members)
            record.Properties.Add(new PSNoteProperty(name, value));
        return record;
    }
}
