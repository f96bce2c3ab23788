using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Hosts.Facts;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Reads a daemon.json as the engine does (moby daemon/config/config.go).</summary>
static class DaemonFile
{
    // An engine reads any size; a file beyond this is something else.
    const int Largest = 1 << 20;

    // JSON itself begins with nothing above.
    const byte FirstOfMarks = 0x80;

    const string ControlGroups = "native.cgroupdriver=";

    static readonly string[] Texts = ["data-root", "storage-driver", "log-driver", "log-level", "default-runtime", "exec-root", "group", "bip", "bridge", "fixed-cidr"];
    static readonly string[] Switches = ["debug", "live-restore", "experimental", "iptables", "ip-forward", "ip-masq", "tls", "tlsverify", "userland-proxy"];
    static readonly string[] Lists = ["hosts", "labels", "registry-mirrors", "insecure-registries", "exec-opts", "storage-opts", "dns", "dns-search", "dns-opts", "default-address-pools"];
    static readonly string[] Maps = ["log-opts", "features", "runtimes", "builder", "default-ulimits", "proxies"];

    /// <summary>Never throws but for want of memory: what hinders it is told.</summary>
    public static DaemonFacts Read(string path, IReadOnlyList<string>? onCommandLine)
    {
        var daemon = new DaemonFacts { Path = path, OnCommandLine = onCommandLine };
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[Largest + 1];
            var length = Fill(file, content);
            if (length > Largest)
                return daemon with { State = DaemonFileState.Invalid, Problem = $"it has more than {ByteSize.Format(Largest)}, which no settings need" };
            Array.Resize(ref content, length);
            var (problem, settings) = Parse(content);
            return daemon with { State = problem is null ? DaemonFileState.Read : DaemonFileState.Invalid, Problem = problem, Settings = settings };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return daemon with { State = DaemonFileState.Missing };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return daemon with { State = DaemonFileState.Unreadable, Problem = e.Message.TrimEnd('.') };
        }
    }

    // A file that is none, such as a device, tells no length.
    static int Fill(FileStream file, byte[] content)
    {
        var length = 0;
        while (length < content.Length && file.Read(content, length, content.Length - length) is var read && read > 0)
            length += read;
        return length;
    }

    /// <summary>What is wrong with it, without a word of its content, or what it says.</summary>
    public static (string? Problem, DaemonSettings? Settings) Parse(byte[] content)
    {
        try
        {
            var text = Decode(content);
            if (string.IsNullOrWhiteSpace(text))
                return (null, new DaemonSettings { RefusedByOld = "it is empty" });
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return ("it is no JSON object", null);
            return Misfit(root) is { } problem ? (problem, null)
                : (null, Settings(root) with { RefusedByOld = text.Length > 0 && content[0] >= FirstOfMarks ? "it begins with the mark of an encoding" : null });
        }
        catch (DecoderFallbackException)
        {
            return ("it is not UTF-8", null);
        }
        catch (JsonException e)
        {
            return (JsonProblem.Describe(e), null);
        }
        catch (InvalidOperationException)
        {
            // Half a character in a name or text.
            return ("it has text that is none", null);
        }
    }

    /// <summary>Its text, without the marks that Notepad and Windows PowerShell write: engines since 23 take both (moby#44777, #44832).</summary>
    public static string Decode(byte[] content) =>
        Begins(content, 0xEF, 0xBB, 0xBF) ? Strict.GetString(content, 3, content.Length - 3)
        : Begins(content, 0xFF, 0xFE) ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(content, 2, content.Length - 2)
        : Begins(content, 0xFE, 0xFF) ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(content, 2, content.Length - 2)
        : Strict.GetString(content);

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static bool Begins(byte[] content, params byte[] mark) => content.Length >= mark.Length && mark.SequenceEqual(content.Take(mark.Length));

    /// <summary>A setting of the wrong kind, which the engine refuses; nothing set is no such.</summary>
    static string? Misfit(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
        {
            var kind = member.Value.ValueKind;
            var wanted = kind == JsonValueKind.Null ? null
                : Texts.Contains(member.Name) && kind != JsonValueKind.String ? "a text"
                : Switches.Contains(member.Name) && kind is not (JsonValueKind.True or JsonValueKind.False) ? "true or false"
                : Lists.Contains(member.Name) && kind != JsonValueKind.Array ? "a list"
                : Maps.Contains(member.Name) && kind != JsonValueKind.Object ? "an object"
                : null;
            if (wanted is not null)
                return $"\"{member.Name}\" must be {wanted}";
        }
        return null;
    }

    static DaemonSettings Settings(JsonElement root) => new()
    {
        Names = [.. root.EnumerateObject().Select(member => member.Name).Distinct(StringComparer.Ordinal)],
        DataRoot = Text(root, "data-root"),
        StorageDriver = Text(root, "storage-driver"),
        LogDriver = Text(root, "log-driver"),
        Group = Text(root, "group"),
        DefaultRuntime = Text(root, "default-runtime"),
        ControlGroupDriver = Items(root, "exec-opts").LastOrDefault(option => option.StartsWith(ControlGroups, StringComparison.Ordinal))?.Substring(ControlGroups.Length),
        Debug = Switch(root, "debug"),
        LiveRestore = Switch(root, "live-restore"),
        ContainerdStore = root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Object ? Switch(features, "containerd-snapshotter") : null,
        Labels = Items(root, "labels"),
        RegistryMirrors = [.. Items(root, "registry-mirrors").Select(AddressText.WithoutUser)],
    };

    static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static bool? Switch(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    } : null;

    static IReadOnlyList<string> Items(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)] : [];
}
