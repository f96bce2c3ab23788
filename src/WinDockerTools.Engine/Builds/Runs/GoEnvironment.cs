using System;
using System.Collections.Generic;
using System.Text.Json;
using WinDockerTools.Engine.Common;

namespace WinDockerTools.Engine.Builds.Runs;

/// <summary>What <c>go env -json</c> says where the builds are made.</summary>
sealed class GoEnvironment
{
    readonly Dictionary<string, string> variables;

    GoEnvironment(Dictionary<string, string> variables) => this.variables = variables;

    /// <summary>The question: every variable in one answer.</summary>
    public static IReadOnlyList<string> Command { get; } = ["go", "env", "-json"];

    /// <summary>Empty where the toolchain does not know the variable.</summary>
    public string this[string name] => variables.TryGetValue(name, out var value) ? value : "";

    public IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>Such as <c>go1.24.1</c>; null for toolchains before 1.16, which do not say.</summary>
    public string? GoVersion => this["GOVERSION"] is { Length: > 0 } version ? version : null;

    public string TargetPlatform => $"{this["GOOS"]}/{this["GOARCH"]}";

    /// <summary>Archives of the standard library, shipped up to Go 1.19, make a first build shorter; one of them.</summary>
    public string PrecompiledPackage => $"{this["GOROOT"]}/pkg/{this["GOOS"]}_{this["GOARCH"]}/fmt.a";

    /// <summary>Throws FaultException (GoToolchainNotFound) where the answer is none of a go command.</summary>
    public static GoEnvironment Read(string json, string place)
    {
        try
        {
            var variables = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
            if (variables.ContainsKey("GOROOT"))
                return new GoEnvironment(new Dictionary<string, string>(variables, StringComparer.Ordinal));
        }
        catch (JsonException)
        {
            // Said below in other words.
        }
        throw new FaultException(FaultKind.GoToolchainNotFound, place, "'go env -json' gives no answer of a go command");
    }
}
