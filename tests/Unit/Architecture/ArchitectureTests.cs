using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using WinDockerTools.Engine.Common;
using Xunit;

namespace WinDockerTools.Tests.Architecture;

/// <summary>Which way things point.</summary>
public sealed class ArchitectureTests
{
    static readonly string[] Domains = ["Engine/Images", "Engine/Hosts", "Engine/Builds", "Engine/Dockerfiles", "Engine/Mounts"];
    static readonly string[] Ground = ["Engine/Common", "Engine/Compatibility", "Engine/Platform"];

    static readonly Dictionary<string, string[]> May = new(Domains.Select(domain => KeyValuePair.Create(domain, Ground)))
    {
        ["Commands"] = ["Shell", "Formatting", .. Ground, .. Domains],
        ["Shell"] = [.. Ground, .. Domains],
        ["Formatting"] = ["Engine/Common", .. Domains],
        ["Engine/Platform"] = ["Engine/Common"],
        ["Engine/Compatibility"] = ["Engine/Common"],
        ["Engine/Common"] = [],
        ["Loader"] = [],
    };

    static IReadOnlyList<Arrow> Arrows => SourceMap.Instance.Arrows;

    [Fact]
    public void Every_arrow_points_the_right_way()
    {
        Assert.NotEmpty(Arrows);
        Assert.All(Arrows, arrow => Assert.True(
            Room(arrow.From) == Room(arrow.To) || May[Room(arrow.From)].Contains(Room(arrow.To)), arrow.ToString()));
    }

    [Fact]
    public void There_is_no_circle_between_folders()
    {
        var next = Arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        Assert.All(Arrows, arrow => Assert.False(Reached(arrow.To).Contains(arrow.From), arrow.ToString()));

        HashSet<string> Reached(string start)
        {
            var seen = new HashSet<string>();
            var left = new Queue<string>([start]);
            while (left.TryDequeue(out var at))
            {
                foreach (var to in next[at].Where(seen.Add))
                    left.Enqueue(to);
            }
            return seen;
        }
    }

    [Fact]
    public void The_engine_knows_nothing_of_PowerShell() => Assert.DoesNotContain(
        typeof(FaultException).Assembly.GetReferencedAssemblies(), name => name.Name == "System.Management.Automation");

    [Theory]
    [InlineData("Docker.DotNet", "Engine/Platform/Docker")]
    [InlineData("Microsoft.Management.Infrastructure", "Engine/Platform/Windows", "Shell", "Commands")]
    [InlineData("System.Management.Automation", "Shell", "Commands", "Formatting")]
    public void A_neighbour_is_named_only_where_it_is_spoken_to(string name, params string[] folders) =>
        Assert.All(SourceMap.Instance.Files, file =>
        {
            if (!folders.Any(folder => (SourceMap.Folder(file) + "/").StartsWith(folder + "/", StringComparison.Ordinal)))
                Assert.DoesNotContain(SourceMap.Instance.Symbols(file), symbol => IsIn(symbol, name));
        });

    static bool IsIn(ISymbol symbol, string name) =>
        $"{symbol as INamespaceSymbol ?? symbol.ContainingNamespace}." is var space && space.StartsWith(name + ".", StringComparison.Ordinal);

    static string Room(string folder) => string.Join('/', folder.Split('/').Take(folder.StartsWith("Engine/", StringComparison.Ordinal) ? 2 : 1));
}
