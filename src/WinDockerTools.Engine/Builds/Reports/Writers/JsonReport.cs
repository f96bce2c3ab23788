using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using WinDockerTools.Engine.Builds.Reports.Content;

namespace WinDockerTools.Engine.Builds.Reports.Writers;

/// <summary>
/// Every figure. Names only ever get added; whatever changes what one means raises <see cref="Version"/>. Times are
/// seconds, sizes bytes; what nobody reported is null.
/// </summary>
static class JsonReport
{
    public const string Format = "WinDockerTools.GoBuildReport";
    public const int Version = 1;

    public static byte[] Write(ReportContent content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            JsonText.Write(json, "title", content.Title);
            json.WriteString("written", content.Written);
            JsonText.Write(json, "writer", content.Writer);
            json.WriteStartArray("measurements");
            foreach (var build in content.Builds)
            {
                foreach (var measurement in build.Measurements)
                    WriteMeasurement(json, measurement, build.Call, content.Profiles);
            }
            json.WriteEndArray();
            json.WriteStartArray("profiles");
            foreach (var profile in content.Profiles)
                JsonProfile.Write(json, profile);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    static void WriteMeasurement(Utf8JsonWriter json, GoBuildMeasurement measurement, int call, IReadOnlyList<NamedProfile> profiles)
    {
        json.WriteStartObject();
        JsonText.Write(json, "path", measurement.Path);
        JsonText.Write(json, "package", measurement.Package);
        json.WriteNumber("call", call);
        JsonText.Write(json, "scenario", measurement.Scenario);
        json.WriteString("state", measurement.State.ToString());
        JsonText.Write(json, "image", measurement.Image);
        JsonText.Write(json, "goVersion", measurement.GoVersion);
        JsonText.Write(json, "targetPlatform", measurement.TargetPlatform);
        json.WriteString("outcome", measurement.Outcome.ToString());
        JsonText.Write(json, "exitCode", measurement.ExitCode);
        JsonText.Write(json, "medianSeconds", measurement.Median);
        JsonText.Write(json, "intervalSeconds", measurement.Interval?.Low.TotalSeconds, measurement.Interval?.High.TotalSeconds);
        JsonText.Write(json, "minimumSeconds", measurement.Minimum);
        JsonText.Write(json, "overheadSeconds", measurement.Overhead);
        JsonText.Write(json, "totalSeconds", measurement.Total);
        JsonText.Write(json, "ratio", measurement.Ratio);
        JsonText.Write(json, "ratioInterval", measurement.RatioInterval?.Low, measurement.RatioInterval?.High);
        JsonText.Write(json, "difference", measurement.Difference?.ToString());
        JsonText.Write(json, "cpuSeconds", measurement.CpuTime);
        JsonText.Write(json, "cpuPercent", measurement.CpuPercent);
        JsonText.Write(json, "peakMemoryBytes", measurement.PeakMemory);
        JsonText.Write(json, "periods", measurement.Periods);
        JsonText.Write(json, "throttledPeriods", measurement.ThrottledPeriods);
        JsonText.Write(json, "throttledSeconds", measurement.ThrottledTime);
        JsonText.Write(json, "majorPageFaults", measurement.MajorPageFaults);
        JsonText.Write(json, "readBytes", measurement.BytesRead);
        JsonText.Write(json, "writtenBytes", measurement.BytesWritten);
        JsonText.Write(json, "oomKills", measurement.OomKills);
        JsonText.Write(json, "packagesBuilt", measurement.PackagesBuilt);
        JsonText.Write(json, "packagesCached", measurement.PackagesCached);
        JsonText.Write(json, "linkSeconds", measurement.LinkTime);
        JsonText.Write(json, "binaryBytes", measurement.BinarySize);
        JsonText.Write(json, "restoreSeconds", measurement.RestoreTime);
        JsonText.Write(json, "saveSeconds", measurement.SaveTime);
        JsonText.Write(json, "archiveBytes", measurement.ArchiveSize);
        json.WriteStartArray("samples");
        foreach (var sample in measurement.Samples)
            WriteSample(json, sample);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in measurement.Findings)
            WriteFinding(json, finding);
        json.WriteEndArray();
        JsonText.Write(json, "profile", Place(profiles, measurement.Profile));
        json.WriteEndObject();
    }

    /// <summary>Where in the list of profiles the measurement's own is, from 0.</summary>
    static long? Place(IReadOnlyList<NamedProfile> profiles, GoBuildProfile? profile)
    {
        for (var index = 0; profile is not null && index < profiles.Count; index++)
        {
            if (ReferenceEquals(profiles[index].Profile, profile))
                return index;
        }
        return null;
    }

    static void WriteSample(Utf8JsonWriter json, GoBuildSample sample)
    {
        json.WriteStartObject();
        json.WriteNumber("iteration", sample.Iteration);
        json.WriteString("started", sample.Started);
        json.WriteString("outcome", sample.Outcome.ToString());
        JsonText.Write(json, "exitCode", sample.ExitCode);
        JsonText.Write(json, "durationSeconds", sample.Duration);
        JsonText.Write(json, "overheadSeconds", sample.Overhead);
        JsonText.Write(json, "totalSeconds", (TimeSpan?)sample.Total);
        JsonText.Write(json, "cpuSeconds", sample.CpuTime);
        JsonText.Write(json, "peakMemoryBytes", sample.PeakMemory);
        JsonText.Write(json, "periods", sample.Periods);
        JsonText.Write(json, "throttledPeriods", sample.ThrottledPeriods);
        JsonText.Write(json, "throttledSeconds", sample.ThrottledTime);
        JsonText.Write(json, "majorPageFaults", sample.MajorPageFaults);
        JsonText.Write(json, "readBytes", sample.BytesRead);
        JsonText.Write(json, "writtenBytes", sample.BytesWritten);
        JsonText.Write(json, "oomKills", sample.OomKills);
        JsonText.Write(json, "restoreSeconds", sample.RestoreTime);
        JsonText.Write(json, "saveSeconds", sample.SaveTime);
        JsonText.Write(json, "archiveBytes", sample.ArchiveSize);
        JsonText.Write(json, "load", sample.Load);
        json.WriteEndObject();
    }

    static void WriteFinding(Utf8JsonWriter json, GoBuildFinding finding)
    {
        json.WriteStartObject();
        JsonText.Write(json, "id", finding.Id);
        JsonText.Write(json, "seen", finding.Seen);
        JsonText.Write(json, "cause", finding.Cause);
        JsonText.Write(json, "fix", finding.Fix);
        JsonText.Write(json, "gain", finding.Gain);
        json.WriteEndObject();
    }
}
