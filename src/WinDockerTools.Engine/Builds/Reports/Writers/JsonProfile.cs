using System;
using System.Text.Json;
using WinDockerTools.Engine.Builds.Reports.Content;

namespace WinDockerTools.Engine.Builds.Reports.Writers;

/// <summary>A profile with all its steps and phases.</summary>
static class JsonProfile
{
    public static void Write(Utf8JsonWriter json, NamedProfile named)
    {
        var profile = named.Profile;
        json.WriteStartObject();
        JsonText.Write(json, "name", named.Name);
        JsonText.Write(json, "path", profile.Path);
        JsonText.Write(json, "goVersion", profile.GoVersion);
        JsonText.Write(json, "durationSeconds", (TimeSpan?)profile.Duration);
        JsonText.Write(json, "loadSeconds", profile.LoadTime);
        JsonText.Write(json, "moduleDownloadSeconds", profile.ModuleDownloadTime);
        JsonText.Write(json, "criticalPathSeconds", (TimeSpan?)profile.CriticalPath);
        JsonText.Write(json, "speedupLimit", profile.SpeedupLimit);
        JsonText.Write(json, "cpuSeconds", (TimeSpan?)profile.CpuTime);
        JsonText.Write(json, "concurrency", profile.Concurrency);
        json.WriteNumber("packagesBuilt", profile.PackagesBuilt);
        json.WriteNumber("packagesCached", profile.PackagesCached);
        JsonText.Write(json, "linkSeconds", profile.LinkTime);
        json.WriteStartArray("steps");
        foreach (var step in profile.Actions)
            WriteStep(json, step);
        json.WriteEndArray();
        json.WriteStartArray("phases");
        foreach (var phase in profile.Phases)
            WritePhase(json, phase);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteStep(Utf8JsonWriter json, GoBuildAction step)
    {
        json.WriteStartObject();
        JsonText.Write(json, "package", step.Package);
        JsonText.Write(json, "mode", step.Mode);
        JsonText.Write(json, "startSeconds", (TimeSpan?)step.Start);
        JsonText.Write(json, "durationSeconds", (TimeSpan?)step.Duration);
        JsonText.Write(json, "cpuSeconds", (TimeSpan?)step.CpuTime);
        JsonText.Write(json, "waitingSeconds", (TimeSpan?)step.Waiting);
        json.WriteBoolean("cached", step.IsCached);
        json.WriteBoolean("criticalPath", step.IsOnCriticalPath);
        JsonText.Write(json, "missReason", step.MissReason);
        json.WriteEndObject();
    }

    static void WritePhase(Utf8JsonWriter json, GoBuildPhase phase)
    {
        json.WriteStartObject();
        JsonText.Write(json, "name", phase.Name);
        JsonText.Write(json, "durationSeconds", (TimeSpan?)phase.Duration);
        JsonText.Write(json, "share", (double?)phase.Share);
        json.WriteStartArray("reported");
        foreach (var name in phase.Reported)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
