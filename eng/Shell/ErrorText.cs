using System.Management.Automation;

namespace WinDockerTools.Shell.Host;

static class ErrorText
{
    public static string Of(ErrorRecord error)
    {
        var position = error.InvocationInfo?.PositionMessage;
        var text = $"{error.InvocationInfo?.MyCommand?.Name ?? "error"}: {error}";
        return string.IsNullOrEmpty(position) ? text : $"{text}\n{position}";
    }
}
