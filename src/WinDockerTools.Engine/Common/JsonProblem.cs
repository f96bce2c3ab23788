using System;
using System.Text.Json;

namespace WinDockerTools.Engine.Common;

/// <summary>What is wrong with a JSON text, without a word of it: the parser quotes what may be a secret.</summary>
static class JsonProblem
{
    public static string Describe(Exception failure) => failure is JsonException json
        ? $"it is not JSON from line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1} on"
        : failure.Message.TrimEnd('.');

    /// <summary>The failure itself, where it quotes nothing.</summary>
    public static Exception? Inner(Exception failure) => failure is JsonException ? null : failure;
}
