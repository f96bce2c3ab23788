using System.Net;
using System.Net.Http;

namespace WinDockerTools.Engine.Images.Registries.Transport;

static class ProxyRefusal
{
    /// <summary>Whether a tunnel was refused for want of a password; each runtime says so in its own way.</summary>
    public static bool Is(HttpRequestException failure)
    {
#if NET
        return failure.StatusCode == HttpStatusCode.ProxyAuthenticationRequired;
#else
        return failure.InnerException is WebException { Response: HttpWebResponse { StatusCode: HttpStatusCode.ProxyAuthenticationRequired } };
#endif
    }
}
