using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Platform.Http;

namespace WinDockerTools.Engine.Hosts.Installation;

/// <summary>Where a package comes from: a file, an address, or the newest or a certain version of an index.</summary>
sealed record PackageSource(string? File, Uri? Uri, Uri Index, string? Version);

/// <summary>A package on this machine, open: on Windows nobody changes it between its hash and its unpacking.</summary>
sealed class PackageFile : IDisposable
{
    /// <param name="path">The file.</param>
    /// <param name="name">What it is called in messages: the path or address that the user knows.</param>
    /// <param name="parameter">The parameter that names it again, such as <c>-Path 'x.zip'</c>.</param>
    public PackageFile(string path, string name, string parameter)
    {
        (Name, Parameter) = (name, parameter);
        Content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var algorithm = SHA256.Create();
        Sha256 = string.Concat(algorithm.ComputeHash(Content).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
        Content.Position = 0;
    }

    public string Name { get; }
    public string Parameter { get; }
    public FileStream Content { get; }

    /// <summary>In lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Throws FaultException (EngineHashRequired, EngineHashMismatch) unless the file is what the user trusts.</summary>
    public void Verify(string? expected, bool allowUnverified)
    {
        if (expected is null && !allowUnverified)
        {
            throw new FaultException(FaultKind.EngineHashRequired, Name,
                $"its SHA-256 is {Sha256}, and none was given to compare it with; Install-DockerEngine {Parameter} -Sha256 {Sha256} installs it");
        }
        if (expected is not null && !string.Equals(expected, Sha256, StringComparison.OrdinalIgnoreCase))
            throw new FaultException(FaultKind.EngineHashMismatch, Name, $"its SHA-256 is {Sha256}, and not {expected.ToLowerInvariant()}");
    }

    public void Dispose() => Content.Dispose();
}

/// <summary>Gets packages and makes sure of them.</summary>
sealed class PackageGetter(FileDownload download, Action<string, long, long?> progress)
{
    /// <summary>
    /// The version that an index would give, without fetching it; null where the source names a package itself. Throws
    /// FaultException (EngineVersionNotFound, EngineDownloadFailed).
    /// </summary>
    public async Task<IndexEntry?> ChooseAsync(PackageSource source, CancellationToken stop)
    {
        if (source.File is not null || source.Uri is not null)
            return null;
        var page = await FetchAsync(source.Index, () => download.ReadAsync(source.Index, DownloadIndex.Largest, stop)).ConfigureAwait(false);
        var offered = DownloadIndex.Read(Encoding.UTF8.GetString(page));
        var chosen = source.Version is { } wanted
            ? offered.FirstOrDefault(entry => string.Equals(entry.Text, wanted, StringComparison.OrdinalIgnoreCase) || (entry.IsRelease && entry.Version.ToString(3) == wanted))
            : offered.FirstOrDefault(entry => entry.IsRelease);
        return chosen ?? throw new FaultException(FaultKind.EngineVersionNotFound, source.Version ?? source.Index.ToString(), offered.Count == 0
            ? $"'{source.Index}' lists no packages" : $"'{source.Index}' has {string.Join(", ", offered.Take(5).Select(entry => entry.Text))} and {Math.Max(0, offered.Count - 5)} more");
    }

    /// <summary>Throws FaultException (EnginePackageNotFound, EngineDownloadFailed).</summary>
    public async Task<PackageFile> GetAsync(PackageSource source, IndexEntry? chosen, string folder, CancellationToken stop)
    {
        if (source.File is { } file)
        {
            if (!File.Exists(file))
                throw new FaultException(FaultKind.EnginePackageNotFound, file, "there is no such file");
            return new PackageFile(file, file, $"-Path {PowerShellText.Quote(file)}");
        }
        var uri = source.Uri ?? new Uri(source.Index, chosen!.Name);
        var path = Path.Combine(folder, "package.zip");
        Directory.CreateDirectory(folder);
        await FetchAsync(uri, async () =>
        {
            await download.SaveAsync(uri, path, (done, all) => progress($"Downloading {uri}", done, all), stop).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return new PackageFile(path, uri.ToString(), $"-Uri {PowerShellText.Quote(uri.ToString())}");
    }

    static async Task<T> FetchAsync<T>(Uri uri, Func<Task<T>> fetch)
    {
        try
        {
            return await fetch().ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new FaultException(FaultKind.EngineDownloadFailed, uri.ToString(), e.Message.TrimEnd('.'), e);
        }
    }
}
