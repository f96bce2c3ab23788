using System;
using System.Collections.Generic;
using System.Linq;
using WinDockerTools.Engine.Dockerfiles.Facts;

namespace WinDockerTools.Tests.Dockerfiles.Rules;

/// <summary>What one rule finds in a text.</summary>
static class RuleFindings
{
    public static readonly CheckSettings Settings = new() { Today = new DateTime(2026, 11, 1) };

    /// <summary>The findings of the rule, as the checker gives them.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="text">The Dockerfile.</param>
    /// <param name="settings">What is known besides.</param>
    /// <param name="files">Other files of the context, each with its text.</param>
    public static IReadOnlyList<DockerfileFinding> Of(string id, string text, CheckSettings? settings = null, params (string Path, string Text)[] files) =>
        RuleHits.Find(id, text, files.ToDictionary(file => file.Path, file => file.Text), settings ?? Settings);

    /// <summary>Its lines alone.</summary>
    public static int[] Lines(string id, string text, CheckSettings? settings = null, params (string Path, string Text)[] files) =>
        [.. Of(id, text, settings, files).Select(finding => finding.Line)];
}
