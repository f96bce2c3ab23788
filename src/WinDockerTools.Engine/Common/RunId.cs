using System;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Common;

/// <summary>
/// The mark of everything that one call makes: in names as well as in labels, since Windows networks lose labels when
/// the service restarts (moby/moby#49179).
/// </summary>
sealed class RunId
{
    /// <summary>The label that holds the id.</summary>
    public const string Label = "windockertools.run";

    /// <summary>The label that names the machine of the call.</summary>
    public const string HostLabel = "windockertools.host";

    /// <summary>How every name begins that is given.</summary>
    public const string Prefix = "windockertools-";

    readonly string id = Guid.NewGuid().ToString("N").Substring(0, 12);

    /// <summary>The labels of all that the call makes.</summary>
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Label] = id,
        [HostLabel] = Environment.MachineName,
    };

    /// <summary>A name such as <c>windockertools-3f0c2a9be711-cache-1</c>.</summary>
    public string Name(string what) => $"{Prefix}{id}-{what}";

    /// <summary>Name of the call's folder among the temporary files.</summary>
    public string FolderName => Prefix + id;

    public override string ToString() => id;
}
