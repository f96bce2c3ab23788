using System.Collections.Generic;

namespace WinDockerTools.Tests.Harness.Http;

/// <summary>Requests in the order of their coming, whichever connection they came by.</summary>
sealed class RequestLog
{
    readonly List<StubRequest> requests = [];

    public IReadOnlyList<StubRequest> All
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    public void Add(StubRequest request)
    {
        lock (requests)
            requests.Add(request);
    }
}
