using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace WinDockerTools.Engine.Dockerfiles.Rules.Caching;

/// <summary>Names of build arguments whose values are another one in every build.</summary>
static class ChangingValue
{
    // As pipelines and the labels of images use them (opencontainers annotations, label-schema, GitHub, GitLab, Azure, Jenkins).
    // CACHEBUST and its like are meant to change, and are not here.
    static readonly string[] Names =
    [
        "BUILD_DATE", "BUILDDATE", "BUILD_TIME", "BUILDTIME", "BUILD_TIMESTAMP", "TIMESTAMP", "DATE", "CREATED", "IMAGE_CREATED", "SOURCE_DATE_EPOCH",
        "BUILD_NUMBER", "BUILDNUMBER", "BUILD_NUM", "BUILD_NO", "BUILD_ID", "BUILDID", "BUILD_BUILDID", "BUILD_BUILDNUMBER", "BUILD_URL", "RUN_ID", "RUN_NUMBER",
        "GITHUB_RUN_ID", "GITHUB_RUN_NUMBER", "GITHUB_SHA", "CI_JOB_ID", "CI_PIPELINE_ID", "CI_PIPELINE_IID", "CI_COMMIT_SHA", "CI_COMMIT_SHORT_SHA", "BUILD_SOURCEVERSION",
        "VCS_REF", "REVISION", "GIT_REVISION", "GIT_REV", "GIT_COMMIT", "GIT_COMMIT_SHA", "GIT_SHA", "GIT_SHA1", "GIT_HASH", "GIT_COMMIT_HASH", "GIT_DESCRIBE",
        "COMMIT", "COMMIT_SHA", "COMMIT_HASH", "COMMIT_ID", "COMMITSHA", "SHA", "SOURCE_COMMIT", "SOURCE_SHA", "BUILD_SHA", "BUILD_COMMIT", "BUILD_REVISION",
    ];

    static readonly HashSet<string> All = new(Names, StringComparer.OrdinalIgnoreCase);

    static readonly Regex Word = new("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant);

    public static bool Is(string name) => All.Contains(name);

    /// <summary>All that can be the name of a variable in a text, however its shell or its program reads it.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Word.Matches(text).Cast<Match>().Select(match => match.Value)];
}
