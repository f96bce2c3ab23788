using System;
using System.Text.Json;
using WinDockerTools.Engine.Builds.Reports.Content;

namespace WinDockerTools.Engine.Builds.Reports.Writers;

/// <summary>Values as JSON can hold them; null where there is none.</summary>
static class JsonText
{
    public static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, text);
    }

    public static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (Figures.Finite(value) is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    public static void Write(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    public static void Write(Utf8JsonWriter json, string name, TimeSpan? time) => Write(json, name, time?.TotalSeconds);

    public static void Write(Utf8JsonWriter json, string name, double? low, double? high)
    {
        if (low is null || high is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        Write(json, "low", low);
        Write(json, "high", high);
        json.WriteEndObject();
    }
}
