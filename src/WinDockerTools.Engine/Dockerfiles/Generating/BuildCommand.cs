using System.IO;
using System.Linq;
using WinDockerTools.Engine.Common;
using WinDockerTools.Engine.Dockerfiles.Generating.Modules;

namespace WinDockerTools.Engine.Dockerfiles.Generating;

/// <summary>The docker build command of a Dockerfile.</summary>
sealed class BuildCommand(GoModule module, string dockerfile, bool hasSecret, bool usesSsh)
{
    /// <summary>For PowerShell, from any folder.</summary>
    public string ForUser => $"docker build {Options}{(IsUsual ? "" : $"-f {Quoted(dockerfile)} ")}{Quoted(module.Root)}";

    /// <summary>For the file itself, from the build context's folder.</summary>
    public string ForFile => $"docker build {Options}{(IsUsual ? "" : $"-f {ModulePath.Below(module.Root, "", dockerfile) ?? "<this file>"} ")}.";

    bool IsUsual => dockerfile == Path.Combine(module.Root, "Dockerfile");

    string Options => $"{(hasSecret ? "--secret id=netrc,src=$HOME/.netrc " : "")}{(usesSsh ? "--ssh default " : "")}-t {Tag} ";

    // Docker takes small letters, digits and single separators (distribution/reference).
    string Tag
    {
        get
        {
            var name = ModulePath.ProgramOf(module.Path).ToLowerInvariant();
            var plain = new string([.. name.Select(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? letter : '-')]);
            return string.Join("-", plain.Split('-').Where(part => part.Length > 0)) is { Length: > 0 } tag ? tag : "app";
        }
    }

    static string Quoted(string path) => path.All(letter => char.IsLetterOrDigit(letter) || letter is '/' or '\\' or ':' or '.' or '-' or '_') ? path : PowerShellText.Quote(path);
}
