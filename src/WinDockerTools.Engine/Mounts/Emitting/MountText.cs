using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WinDockerTools.Engine.Mounts.Options;
using WinDockerTools.Engine.Platform.Linux;

namespace WinDockerTools.Engine.Mounts.Emitting;

/// <summary>A mount to be written down.</summary>
/// <param name="Name">For a volume.</param>
/// <param name="Server">Name or address; one of IPv6 in brackets.</param>
/// <param name="Export">The folder of the server.</param>
/// <param name="Point">Where it is mounted.</param>
/// <param name="Options">What to ask for, the version among it.</param>
sealed record WrittenMount(string Name, string Server, string Export, string Point, IReadOnlyList<MountOption> Options);

/// <summary>
/// Writes a mount in the words of those who make mounts. The version always stands there: left alone, Docker's engine
/// takes 3 for the type nfs, and 4.0 for nfs4.
/// </summary>
static class MountText
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(WrittenMount mount, MountTextFormat format) => format switch
    {
        MountTextFormat.Docker => Docker(mount),
        MountTextFormat.Compose => Compose(mount),
        MountTextFormat.Kubernetes => Kubernetes(mount),
        _ => Fstab(mount),
    };

    /// <summary>A name that Docker takes for a volume, and Kubernetes for a resource.</summary>
    public static string Name(string text)
    {
        var name = new StringBuilder();
        foreach (var sign in text.ToLowerInvariant())
            name.Append(sign is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? sign : '-');
        return name.ToString().Trim('-') is { Length: > 0 } plain ? plain : "nfs";
    }

    static string Docker(WrittenMount mount) =>
        $"docker volume create --driver local --opt type=nfs --opt {Shell("o=" + ForEngine(mount))} --opt {Shell("device=:" + mount.Export)} {Shell(mount.Name)}";

    static string Compose(WrittenMount mount) => string.Join("\n", [
        "volumes:",
        $"  {Quote(mount.Name)}:",
        "    driver: local",
        "    driver_opts:",
        "      type: nfs",
        $"      o: {Quote(ForEngine(mount))}",
        $"      device: {Quote(":" + mount.Export)}",
    ]);

    // The capacity is a label that NFS does not keep to.
    static string Kubernetes(WrittenMount mount) => string.Join("\n", [
        "apiVersion: v1",
        "kind: PersistentVolume",
        "metadata:",
        $"  name: {Quote(mount.Name)}",
        "spec:",
        "  capacity:",
        "    storage: 1Gi",
        "  accessModes: [ReadWriteMany]",
        "  persistentVolumeReclaimPolicy: Retain",
        "  mountOptions:",
        .. ForCommand(mount).Select(option => $"    - {Quote(option.ToString())}"),
        "  nfs:",
        $"    server: {Quote(mount.Server)}",
        $"    path: {Quote(mount.Export)}",
    ]);

    static string Fstab(WrittenMount mount) =>
        $"{OctalText.Write($"{mount.Server}:{mount.Export}")} {OctalText.Write(mount.Point)} nfs {OctalText.Write(MountOption.Write(ForCommand(mount)))} 0 0";

    static IEnumerable<MountOption> ForCommand(WrittenMount mount) => mount.Options.Where(option => option.Name is not ("addr" or "clientaddr"));

    /// <summary>The engine mounts by itself, without the mount command: it needs the address among the options, and knows none that are for the command.</summary>
    static string ForEngine(WrittenMount mount) => MountOption.Write([
        new MountOption("addr", mount.Server.Trim('[', ']')),
        .. ForCommand(mount).Where(option => NfsOptionRules.Find(option)?.Scope is not NfsScope.Command)]);

    // JSON is YAML.
    static string Quote(string text) => JsonSerializer.Serialize(text, Readable);

    static string Shell(string text) => text.All(sign => char.IsLetterOrDigit(sign) || "=,:/._-".IndexOf(sign) >= 0) && text.Length > 0 ? text : $"'{text.Replace("'", "'\\''")}'";
}
