using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Instructions;

/// <summary>Ports of EXPOSE: <c>80</c>, <c>8000-8010/udp</c>; an address and a host's port before it are read and mean nothing.</summary>
static class ExposedPorts
{
    /// <summary>Each with its protocol, such as <c>80/tcp</c>; null for what is no port.</summary>
    public static IReadOnlyList<string>? Parse(string text)
    {
        var parts = text.Split(':');
        var container = parts[parts.Length - 1].Split(['/'], 2);
        var protocol = container.Length == 1 || container[1].Length == 0 ? "tcp" : container[1].ToLowerInvariant();
        if (protocol is not ("tcp" or "udp" or "sctp") || Range(container[0]) is not { } ports || !IsHost(parts, ports))
            return null;
        return [.. Enumerable.Range(ports.First, ports.Last - ports.First + 1).Select(port => $"{port.ToString(CultureInfo.InvariantCulture)}/{protocol}")];
    }

    static bool IsHost(string[] parts, (int First, int Last) container)
    {
        if (parts.Length > 2 && !IsAddress(string.Join(":", parts.Take(parts.Length - 2))))
            return false;
        if (parts.Length == 1 || parts[parts.Length - 2].Length == 0)
            return true;
        return Range(parts[parts.Length - 2]) is { } host && (container.First == container.Last || container.Last - container.First == host.Last - host.First);
    }

    static bool IsAddress(string text)
    {
        var bare = text.StartsWith("[", StringComparison.Ordinal) && text.EndsWith("]", StringComparison.Ordinal) ? text.Substring(1, text.Length - 2) : text;
        return text.Length == 0 || (IPAddress.TryParse(bare, out _) && bare.Any(sign => sign is '.' or ':'));
    }

    static (int First, int Last)? Range(string text)
    {
        var ends = text.Split(['-'], 2);
        return Number(ends[0]) is { } first && Number(ends[ends.Length - 1]) is { } last && first <= last ? (first, last) : null;
    }

    static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65535 ? port : null;
}
