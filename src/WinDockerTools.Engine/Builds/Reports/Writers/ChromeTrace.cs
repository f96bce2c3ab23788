using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Timelines;

namespace WinDockerTools.Engine.Builds.Reports.Writers;

/// <summary>
/// The steps of profiles in the Trace Event Format, which Perfetto and chrome://tracing open: a process for each
/// profile, a thread for the critical path and one for each lane of steps.
/// </summary>
static class ChromeTrace
{
    const int CriticalThread = 1;

    public static byte[] Write(IReadOnlyList<NamedProfile> profiles)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("displayTimeUnit", "ms");
            json.WriteStartArray("traceEvents");
            for (var index = 0; index < profiles.Count; index++)
                WriteProfile(json, profiles[index], index + 1);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    static void WriteProfile(Utf8JsonWriter json, NamedProfile named, int process)
    {
        var placed = Lanes.Place(named.Profile.Actions);
        WriteName(json, "process_name", named.Name, process, 0);
        WriteName(json, "thread_name", "Critical path", process, CriticalThread);
        for (var lane = 0; lane <= placed.Select(step => step.Lane).DefaultIfEmpty(-1).Max(); lane++)
            WriteName(json, "thread_name", $"Steps {lane + 1}", process, Thread(lane));
        foreach (var step in placed)
        {
            if (step.Step.IsOnCriticalPath)
                WriteStep(json, step, process, CriticalThread);
            WriteStep(json, step, process, Thread(step.Lane));
        }
    }

    static int Thread(int lane) => CriticalThread + 1 + lane;

    static void WriteName(Utf8JsonWriter json, string what, string name, int process, int thread)
    {
        json.WriteStartObject();
        json.WriteString("name", what);
        json.WriteString("ph", "M");
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
        json.WriteStartObject("args");
        JsonText.Write(json, "name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteStep(Utf8JsonWriter json, PlacedStep placed, int process, int thread)
    {
        var step = placed.Step;
        json.WriteStartObject();
        JsonText.Write(json, "name", step.ToString());
        json.WriteString("cat", step.IsCached ? "cached" : step.IsOnCriticalPath ? "critical" : "step");
        json.WriteString("ph", "X");
        json.WriteNumber("ts", Microseconds(placed.Start));
        json.WriteNumber("dur", Microseconds(placed.End - placed.Start));
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
        json.WriteStartObject("args");
        JsonText.Write(json, "package", step.Package);
        JsonText.Write(json, "mode", step.Mode);
        json.WriteNumber("cpuSeconds", step.CpuTime.TotalSeconds);
        json.WriteNumber("waitingSeconds", step.Waiting.TotalSeconds);
        json.WriteBoolean("cached", step.IsCached);
        json.WriteBoolean("criticalPath", step.IsOnCriticalPath);
        if (step.MissReason is { } reason)
            JsonText.Write(json, "missReason", reason);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The format's own unit, to a tenth: that is what clocks tell.
    static double Microseconds(double seconds) => Math.Round(seconds * 1e6, 1);
}
