using System;
using System.Globalization;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Lines;

/// <summary>How long a server wants to be left alone: Retry-After in seconds or as a date, or Docker Hub's X-Retry-After in Unix time.</summary>
static class RetryAfter
{
    public static TimeSpan? Of(Answer answer, DateTimeOffset now)
    {
        var said = answer.Headers.RetryAfter;
        var wait = said?.Delta ?? (said?.Date ?? UnixTime(answer)) - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    static DateTimeOffset? UnixTime(Answer answer)
    {
        var isNumber = long.TryParse(answer.Header("X-Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        return isNumber && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }
}
