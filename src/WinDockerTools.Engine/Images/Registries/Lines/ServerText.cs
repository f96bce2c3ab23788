using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using WinDockerTools.Engine.Images.Content;
using WinDockerTools.Engine.Images.Registries.Transport;

namespace WinDockerTools.Engine.Images.Registries.Lines;

/// <summary>The words in which a server explains an error: short, on one line, or nothing.</summary>
static class ServerText
{
    const int Longest = 200;

    public static string Of(Answer answer)
    {
        var text = FromJson(answer.Body) ?? (answer.MediaType == "text/plain" ? Encoding.UTF8.GetString(answer.Body) : "");
        text = new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim().TrimEnd('.');
        if (text.Length > Longest)
            text = text.Substring(0, Longest) + "…";
        return text.Length == 0 ? "" : $": {text}";
    }

    // Registries give a list of errors; token services one of the other forms.
    static string? FromJson(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var errors = root.Items("errors").Select(error => error.Text("message") ?? error.Text("code") ?? "").ToList();
            return errors.Count > 0
                ? string.Join("; ", errors)
                : root.Text("details") ?? root.Text("error_description") ?? root.Text("message") ?? root.Text("error");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
