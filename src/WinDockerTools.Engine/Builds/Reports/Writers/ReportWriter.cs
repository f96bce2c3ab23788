using System;
using System.Text;
using WinDockerTools.Engine.Builds.Reports.Content;
using WinDockerTools.Engine.Builds.Reports.Html;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Reports.Writers;

/// <summary>Makes a report's file.</summary>
static class ReportWriter
{
    /// <summary>The format that a file's name asks for; null where it asks for none.</summary>
    public static GoBuildReportFormat? FormatOf(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => GoBuildReportFormat.Html,
        ".json" => GoBuildReportFormat.Json,
        ".md" or ".markdown" => GoBuildReportFormat.Markdown,
        _ => null,
    };

    /// <summary>Throws FaultException (GoProfileMissing) where a trace has nothing to show.</summary>
    public static byte[] Write(ReportContent content, GoBuildReportFormat format) => format switch
    {
        GoBuildReportFormat.Html => Encoding.UTF8.GetBytes(HtmlReport.Write(content)),
        GoBuildReportFormat.Json => JsonReport.Write(content),
        GoBuildReportFormat.Markdown => Encoding.UTF8.GetBytes(MarkdownReport.Write(content)),
        GoBuildReportFormat.ChromeTrace when content.Profiles.Count == 0 =>
            throw new FaultException(FaultKind.GoProfileMissing, content.Builds.Count > 0 ? content.Builds[0].Name : content.Title, "a trace shows the steps of profiles alone"),
        GoBuildReportFormat.ChromeTrace => ChromeTrace.Write(content.Profiles),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
