using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SharedTask.Worker.Plugins;

/// <summary>
/// Says what is wrong with JSON that a plugin wrote, to its author, who may never have seen .NET. It names places and quotes nothing:
/// a result has scores that not everybody may see.
/// </summary>
internal static class JsonFault
{
    /// <summary>The end of a sentence that begins with "The result" or "It".</summary>
    public static string Describe(byte[] json, JsonException exception)
    {
        var path = (exception.Path ?? "$").TrimStart('$').TrimStart('.');
        try
        {
            using var _ = JsonDocument.Parse(json);
            return Misshapen(path);
        }
        catch (JsonException syntax)
        {
            return Broken(json, path, (int)(syntax.LineNumber ?? 0), (int)(syntax.BytePositionInLine ?? 0));
        }
    }

    private static string Misshapen(string path) => path.Length == 0
        ? "is not one object of JSON, { ... }"
        : $"does not keep the contract at \"{path}\": that must be {Expected(path)}, and stand there once";

    private static string Broken(byte[] json, string path, int line, int column)
    {
        var offset = column;
        for (var i = 0; i < json.Length && line > 0; i++)
        {
            (line, offset) = json[i] == '\n' ? (line - 1, i + 1 + column) : (line, offset);
        }

        var number = json.AsSpan(0, Math.Min(offset, json.Length)).Count((byte)'\n') + 1;
        var place = path.Length == 0 ? "" : $", at \"{path}\"";
        return json.AsSpan().Trim(" \t\r\n"u8).IsEmpty ? "is empty"
            : offset >= json.Length ? "ends before its JSON does"
            : string.Create(CultureInfo.InvariantCulture, $"is no JSON from line {number}, byte {column + 1} on{place}{(IsNoNumber(json, offset) ? ": NaN and infinity are no numbers there; write null where a value is undefined" : "")}");
    }

    // Some writers of JSON, Python's among them, write words for what is no number; a reader may stop within them.
    private static bool IsNoNumber(byte[] json, int offset)
    {
        int first = offset, end = offset;
        while (first > 0 && char.IsAsciiLetter((char)json[first - 1]))
        {
            first--;
        }

        while (end < json.Length && char.IsAsciiLetter((char)json[end]))
        {
            end++;
        }

        return Encoding.ASCII.GetString(json, first, end - first).ToUpperInvariant() is "NAN" or "INF" or "INFINITY";
    }

    private static string Expected(string path)
    {
        var members = path.Split('.');
        var list = members.Length < 2 ? "" : members[^2].Split('[')[0];
        return (list, members[^1]) switch
        {
            (_, var element) when element.EndsWith(']') => "an object",
            ("scores", "value") or ("metrics", "lowest" or "highest") or ("comparisons", "run" or "other" or "difference" or "pValue") => "a number or null",
            (_, "outcome") => "\"scored\" or \"invalid\"",
            (_, "severity") => "\"error\" or \"warning\"",
            (_, "direction") => "\"higher-is-better\" or \"lower-is-better\"",
            (_, "protocol" or "items" or "moreProblems" or "line" or "size" or "seed" or "resamples" or "digits") => "a whole number",
            (_, "low" or "high" or "level") => "a number",
            (_, "interval") => "an object",
            (_, "scores" or "slices" or "tables" or "problems" or "comparisons" or "metrics" or "runFormats" or "referenceFormats") => "a list of objects",
            (_, "columns") => "a list of texts",
            (_, "rows") => "a list of lists of texts",
            _ => "a text",
        };
    }
}
