using System.Threading;
using System.Threading.Tasks;
using WinDockerTools.Engine.Platform.Windows;

namespace WinDockerTools.Engine.Hosts.Gathering;

/// <summary>Reads what wsl.exe says of the Linux inside this Windows.</summary>
static class WslReader
{
    /// <summary>Null where there is no WSL.</summary>
    public static async Task<WslInstallation?> OfThisMachineAsync(CancellationToken stop)
    {
        if (WslCommand.Find() is not { } program)
            return null;
        var list = WslCommand.AskAsync(program, ["--list", "--verbose"], stop);
        var version = WslCommand.AskAsync(program, ["--version"], stop);
        return WslOutput.Read(await list.ConfigureAwait(false), await version.ConfigureAwait(false));
    }
}
