using System;

namespace WinDockerTools.Engine.Images.Registries.Transport;

/// <summary>An answer that breaks the rules: what was wrong with it, without the registry's name.</summary>
sealed class UnusableAnswerException(string detail) : Exception(detail);

/// <summary>A certificate that the system does not trust, or that is for another name.</summary>
sealed class UntrustedServerException(string host, string problem, Exception inner) : Exception(problem, inner)
{
    public string Host { get; } = host;
}

/// <summary>The proxy wants a user and a password, or others than it was given.</summary>
sealed class ProxyRefusalException(Exception inner) : Exception("the proxy answered 407", inner);

/// <summary>A body of more bytes than anyone asked for. <paramref name="size"/> is what it claims, or where reading ended.</summary>
sealed class OversizedAnswerException(long size, long limit) : Exception($"an answer of {size} bytes, more than {limit}")
{
    public long Size { get; } = size;
    public long Limit { get; } = limit;
}
