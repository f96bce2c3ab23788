using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using WinDockerTools.Engine.Builds.Profiles;
using WinDockerTools.Tests.Harness;
using Xunit;

namespace WinDockerTools.Tests.Builds.Profiles;

/// <summary>
/// What Go 1.19 wrote for a small program of github.com/spf13/cobra, with command lines cut short and package files of
/// hashes left out, and actions made up.
/// </summary>
static class Recorded
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Unit", "Builds", "Profiles", "Recorded", name));

    public static Stream Open(string name) => new MemoryStream(Bytes(name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    public static Stream Of(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static Task<GoBuildProfile> ProfileAsync(string graph) => ProfileAsync(Of(graph));

    public static Task<GoBuildProfile> ProfileAsync(Stream graph) =>
        ProfileReader.ReadAsync(new ProfileInputs { Path = "graph.json", ActionGraph = graph }, TestContext.Current.CancellationToken);

    public static Task<IReadOnlyList<ActionRecord>> ActionsAsync(string graph) =>
        ActionGraphReader.ReadAsync(Of(graph), "graph.json", TestContext.Current.CancellationToken);

    /// <summary>An action that ran, with times in seconds after twelve.</summary>
    public static string Action(int id, string mode, string package, double start, double done, string deps = "", bool hasCommands = true, double? ready = null) => $$"""
        {"ID":{{id}},"Mode":"{{mode}}","Package":"{{package}}","Deps":[{{deps}}],"BuildID":"a/b","NeedBuild":true,
        "TimeReady":"{{Time(ready ?? start)}}","TimeStart":"{{Time(start)}}","TimeDone":"{{Time(done)}}","Cmd":{{(hasCommands ? "[\"compile\"]" : "null")}}}
        """;

    static string Time(double second) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, "2026-11-24T12:00:{0:00.000000}789Z", second);
}
