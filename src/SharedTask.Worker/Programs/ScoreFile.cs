using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SharedTask.Worker.Programs;

/// <summary>
/// Reads the scores that a program wrote: <c>scores.json</c>, or the lines of <c>scores.txt</c> with and without a space after the
/// colon. NaN and infinities are no scores; lines of prose are skipped and named.
/// </summary>
internal static partial class ScoreFile
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MostScores = 1000;
    private const int LongestKey = 60;

    /// <summary>The scores in the order in which they were written, and what could not be read.</summary>
    internal sealed record Reading(IReadOnlyList<KeyValuePair<string, double?>> Scores, IReadOnlyList<string> Skipped, string Fault = "");

    /// <summary>Reads what there is of the two files; <see langword="null"/> if there is neither.</summary>
    public static Reading? Find(IReadOnlyDictionary<string, byte[]> files) =>
        files.TryGetValue("scores.json", out var json) ? Read(json, "scores.json")
        : files.TryGetValue("scores.txt", out var lines) ? Read(lines, "scores.txt")
        : null;

    private static Reading Read(byte[] bytes, string name)
    {
        if (bytes.Length > MostBytes)
        {
            return new Reading([], [], $"The program's {name} is larger than {MostBytes / 1024 / 1024} MiB.");
        }

        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Trim();
        return text.StartsWith('{') ? ReadJson(text, name)
            : name == "scores.json" ? new Reading([], [], "The program's scores.json holds no JSON object.")
            : ReadLines(text);
    }

    private static Reading ReadJson(string text, string name)
    {
        try
        {
            // Python writes NaN and Infinity, which JSON does not have.
            using var document = JsonDocument.Parse(NotNumbers().Replace(text, "${before}null"), new JsonDocumentOptions { MaxDepth = 16, AllowTrailingCommas = true });
            var scores = new Dictionary<string, double?>(StringComparer.Ordinal);
            List<string> skipped = [];
            foreach (var property in document.RootElement.EnumerateObject())
            {
                Add(property.Name, property.Value, scores, skipped);
            }

            return new Reading([.. scores.Take(MostScores)], skipped);
        }
        // Half of a letter that takes two, written as \ud800, is found only when the text is asked for.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new Reading([], [], $"The program's {name} is not valid JSON: {exception.Message}");
        }
    }

    private static void Add(string key, JsonElement value, Dictionary<string, double?> scores, List<string> skipped)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetDouble(out var number):
                Put(key, double.IsFinite(number) ? number : null, scores, skipped);
                break;
            case JsonValueKind.Null:
                Put(key, null, scores, skipped);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Put(key, value.GetBoolean() ? 1 : 0, scores, skipped);
                break;
            case JsonValueKind.String when TryNumber(value.GetString()!, out var said):
                Put(key, said, scores, skipped);
                break;
            default:
                Skip(key, skipped);
                break;
        }
    }

    private static Reading ReadLines(string text)
    {
        var scores = new Dictionary<string, double?>(StringComparer.Ordinal);
        List<string> skipped = [];
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.LastIndexOf(':');
            var key = colon > 0 ? line[..colon].Trim().Trim('"', '\'') : "";
            if (line.StartsWith('#') || line is "---")
            {
                continue;
            }

            if (key.Length > 0 && TryNumber(line[(colon + 1)..], out var value))
            {
                Put(key, value, scores, skipped);
            }
            else
            {
                Skip(line, skipped);
            }
        }

        return new Reading([.. scores.Take(MostScores)], skipped);
    }

    private static void Put(string key, double? value, Dictionary<string, double?> scores, List<string> skipped)
    {
        if (key.Length is 0 or > LongestKey)
        {
            Skip(key, skipped);
            return;
        }

        // The last one counts, as a mapping has it.
        scores[key] = value;
    }

    private static void Skip(string what, List<string> skipped)
    {
        if (skipped.Count < 20)
        {
            skipped.Add(what.Length > 100 ? what[..100] + "…" : what);
        }
    }

    private static bool TryNumber(string text, out double? value)
    {
        var plain = text.Trim().Trim('"', '\'');
        var comment = plain.IndexOf(" #", StringComparison.Ordinal);
        plain = comment >= 0 ? plain[..comment].TrimEnd() : plain;
        value = null;
        if (plain.TrimStart('+', '-', '.').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "NULL" or "NONE" or "N/A" or "~")
        {
            return true;
        }

        if (!double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        value = double.IsFinite(number) ? number : null;
        return true;
    }

    [GeneratedRegex(@"(?<before>[:\[,]\s*)-?(?:NaN|Infinity)(?=\s*[,}\]])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotNumbers();
}
