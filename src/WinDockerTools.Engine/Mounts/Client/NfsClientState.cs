using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Mounts.Client;

/// <summary>The configuration of a client at one moment.</summary>
/// <param name="ComputerName">Whose it is.</param>
/// <param name="HasClass">Whether its Windows has the class; else all is from the registry.</param>
/// <param name="Settings">Every value with its source.</param>
/// <param name="Words">What holds by the names of the class and in its words, from whichever source there is.</param>
sealed record NfsClientState(string ComputerName, bool HasClass, IReadOnlyList<NfsClientSetting> Settings, IReadOnlyDictionary<string, string> Words)
{
    /// <summary>
    /// The class first, then what only the registry has, or has otherwise. Throws FaultException (NfsClientNotInstalled,
    /// HostUnreachable, HostAccessDenied, HostTimeout, HostFailed).
    /// </summary>
    public static async Task<NfsClientState> ReadAsync(NfsClientHost host, CancellationToken stop)
    {
        var rows = await host.ConfigurationAsync(stop).ConfigureAwait(false);
        var (isInstalled, numbers) = await host.RegistryAsync(registry => (ClientRegistry.IsInstalled(registry), ClientRegistry.Read(registry)), stop).ConfigureAwait(false);
        if (rows.Count == 0 && !isInstalled)
            throw new FaultException(FaultKind.NfsClientNotInstalled, host.ComputerName, $"it has neither the class {ClientProperties.Class} nor the service NfsClnt");
        var settings = rows.Take(1).SelectMany(row => ClientProperties.Read(row, host.ComputerName)).ToList();
        var words = settings.ToDictionary(setting => setting.Name, setting => setting.Text);
        foreach (var (value, number) in numbers)
        {
            if (value.Property is not { } property || !words.TryGetValue(property, out var word) || !string.Equals(word, value.InWords!(number), StringComparison.OrdinalIgnoreCase))
                settings.Add(ClientRegistry.Setting(value, number, host.ComputerName));
            if (rows.Count == 0 && value is { Property: { } name, InWords: { } inWords })
                words[name] = inWords(number);
        }
        return new NfsClientState(host.ComputerName, rows.Count > 0, settings, words);
    }
}
