using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using WinDockerTools.Engine.Mounts.Emitting;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Platform.Linux;
using WinDockerTools.Tests.Fuzzing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace WinDockerTools.Tests.Mounts.Emitting;

/// <summary>What is written is read again by those who read it, whatever is in the names.</summary>
public sealed class MountTextProperties
{
    static readonly Gen<string> Word = Gen.String[Gen.Char["abz09 '\"\\$`!#:é,=-\t"], 1, 10].Select(text => "/" + text);

    static readonly Gen<MountOption> Option = Gen.OneOf(
        Gen.Select(Gen.Int[1, 900], seconds => new MountOption("acregmin", $"{seconds}")),
        Gen.Select(Gen.OneOf("hard", "nocto", "noatime", "nolock"), word => new MountOption(word)),
        Gen.Select(Gen.String[Gen.Char["ab '\\$,#"], 0, 6], text => new MountOption("sec", text)));

    static readonly Gen<WrittenMount> Mounts = Gen.Select(Word, Gen.OneOf("files", "10.0.0.5", "[fd00::5]"), Word, Word, Option.Array[0, 5], (name, server, export, point, options) =>
        new WrittenMount(MountText.Name(name), server, export, point, [new("vers", "4.2"), .. options]));

    static string ForEngine(WrittenMount mount) => MountOption.Write([new("addr", mount.Server.Trim('[', ']')), .. mount.Options]);

    [Fact]
    public void A_command_of_Docker_is_taken_apart_by_a_shell_as_it_was_meant() => Fuzz.All(Mounts, mount => Assert.Equal(
        ["docker", "volume", "create", "--driver", "local", "--opt", "type=nfs", "--opt", "o=" + ForEngine(mount), "--opt", "device=:" + mount.Export, mount.Name],
        ShellWords(MountText.Write(mount, MountTextFormat.Docker))));

    [Fact]
    public void A_compose_file_says_what_was_meant() => Fuzz.All(Mounts, mount =>
    {
        var volumes = (YamlMappingNode)Yaml(MountText.Write(mount, MountTextFormat.Compose))["volumes"];
        var options = volumes[mount.Name]["driver_opts"];
        Assert.Equal(("nfs", ForEngine(mount), ":" + mount.Export), (Text(options["type"]), Text(options["o"]), Text(options["device"])));
    }, count: 10_000);

    [Fact]
    public void A_volume_of_Kubernetes_says_what_was_meant() => Fuzz.All(Mounts, mount =>
    {
        var volume = Yaml(MountText.Write(mount, MountTextFormat.Kubernetes));
        Assert.Equal((mount.Name, mount.Server, mount.Export), (Text(volume["metadata"]["name"]), Text(volume["spec"]["nfs"]["server"]), Text(volume["spec"]["nfs"]["path"])));
        Assert.Equal(mount.Options.Select(option => option.ToString()), ((YamlSequenceNode)volume["spec"]["mountOptions"]).Select(Text));
    }, count: 10_000);

    [Fact]
    public void A_line_of_fstab_is_read_as_it_was_meant() => Fuzz.All(Mounts, mount =>
    {
        var line = MountFiles.ParseFstab(MountText.Write(mount, MountTextFormat.Fstab), "nfs").Single();
        Assert.Equal(($"{mount.Server}:{mount.Export}", mount.Point), (line.Source, line.Point));
        Assert.Equal(mount.Options, MountOption.Parse(line.Options));
    });

    static YamlNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new System.IO.StringReader(text));
        return stream.Documents.Single().RootNode;
    }

    static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    /// <summary>As sh takes a line apart: words, single quotes, and backslashes outside of them.</summary>
    static List<string> ShellWords(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case ' ':
                    words.Add(word.ToString());
                    word.Clear();
                    break;
                case '\'':
                    var end = line.IndexOf('\'', at + 1);
                    word.Append(line, at + 1, end - at - 1);
                    at = end;
                    break;
                case '\\':
                    word.Append(line[++at]);
                    break;
                default:
                    Assert.DoesNotContain(line[at], "\"$`!#&|;<>()*?[]~{}\t\n");
                    word.Append(line[at]);
                    break;
            }
        }
        words.Add(word.ToString());
        return words;
    }
}
