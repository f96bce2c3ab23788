using System;
using System.Linq;
using System.Text.RegularExpressions;
using WinDockerTools.Engine.Dockerfiles.Facts;

namespace WinDockerTools.Engine.Dockerfiles.Rewriting.Splitting;

/// <summary>Which of the copied files a Go program may read when it runs.</summary>
sealed class ReadFiles
{
    /// <summary>What opens files, of the standard library and of common web packages.</summary>
    static readonly Regex Readers = new(
        @"\b(os\.(Open|OpenFile|OpenRoot|ReadFile|ReadDir|DirFS|Stat|Lstat|Chdir|CopyFS)|ioutil\.Read|syscall\.Open|http\.(Dir|ServeFile|FileServer\(http)|filepath\.(Walk|WalkDir|Glob)|plugin\.Open|tls\.LoadX509KeyPair|sql\.Open)\b|ParseFiles|ParseGlob|LoadHTML|\.Static(File|FS)?\(|\.SendFile|\.File\(|ListenAndServeTLS",
        RegexOptions.CultureInvariant);

    /// <summary>The folder in which the program is, as a whole.</summary>
    static readonly Regex Everything = new(@"(http\.Dir|os\.DirFS|os\.ReadDir|os\.OpenRoot|ioutil\.ReadDir|filepath\.Walk(Dir)?|\.Static(FS)?|filepath\.Glob|ParseGlob|LoadHTMLGlob)\(\s*(""/""\s*,\s*)?[""`](\.|\./|/|\*|\./\*)[""`]", RegexOptions.CultureInvariant);

    readonly GoSources sources;
    readonly bool readsNone;

    ReadFiles(GoSources sources, bool readsNone) => (this.sources, this.readsNone) = (sources, readsNone);

    /// <summary>Null where the sources are not known.</summary>
    public static ReadFiles? Of(DockerfileFacts facts)
    {
        if (facts.GoSources is not { } sources)
            return null;
        // Other modules may read what their settings name.
        var modules = GoModules.Of(facts.Context!);
        var isOwn = sources.Imports.All(path => path.Split('/')[0].IndexOf('.') < 0 || modules.Any(module => GoModules.Has(module, path)));
        return new ReadFiles(sources, isOwn && !sources.Match(Readers));
    }

    /// <summary>It reads its whole folder, whatever is in it.</summary>
    public bool ReadsEverything => sources.Match(Everything);

    /// <summary>Whether the running program may read a file of the context.</summary>
    public bool May(string path) => !BuildInputs.IsSource(path) && (!BuildInputs.IsOther(path) || IsNamed(path)) && !readsNone || (BuildInputs.IsSource(path) && !path.EndsWith(".go", StringComparison.Ordinal) && IsNamed(path) && !readsNone);

    // In quotes, as a path or a part of it.
    bool IsNamed(string path) => BuildInputs.Name(path) is var name && (sources.Mention(name + "\"") || sources.Mention(name + "`"));
}
