using System.Globalization;
using System.Text.Json;
using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("generation")]
public sealed class GenerationVectors
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Generation_EveryVector_EqualsSacreBleu()
    {
        var cases = VectorFolder.Cases("generation.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Check($"case {i}: {expected.Name}", one, expected.Name, expected.Value);
            }
        }
    }

    private static void Check(string where, JsonElement one, string key, JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            // A signature or another text beside the score.
            throw new InvalidOperationException($"No test covers the expected value of {key}.");
        }

        var parts = key.Split('.');
        var isSentence = parts[0].StartsWith("sentence_", StringComparison.Ordinal);
        var values = (isSentence ? parts[0]["sentence_".Length..] : parts[0]) switch
        {
            "bleu" => Bleu(one, BleuOptionsOf(key, parts[1..]), isSentence),
            "chrf" => Chrf(one, ChrfOptionsOf(key, parts[1..]), isSentence),
            "ter" => Ter(one, TerOptionsOf(key, parts[1..]), isSentence),
            _ => throw Unknown(key),
        };
        double[] numbers = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray().Select(VectorFolder.Number)] : [VectorFolder.Number(expected)];
        values.Length.ShouldBe(numbers.Length, where);
        foreach (var (value, number) in values.Zip(numbers))
        {
            value.ShouldBe(number, Tolerance, where);
        }
    }

    private static double[] Bleu(JsonElement one, BleuOptions options, bool isSentence)
    {
        var metric = new BleuMetric(options);
        return Values(one, metric, totals => metric.Value(totals), isSentence);
    }

    private static double[] Chrf(JsonElement one, ChrfOptions options, bool isSentence)
    {
        var metric = new ChrfMetric(options);
        return Values(one, metric, totals => metric.Value(totals), isSentence);
    }

    private static double[] Ter(JsonElement one, TerOptions options, bool isSentence) =>
        Values(one, new TerMetric(options), totals => TerMetric.Value(totals), isSentence);

    private static double[] Values(JsonElement one, ISegmentMetric metric, Func<double[], double> value, bool isSentence)
    {
        string[] hypotheses = [.. one.GetProperty("hypotheses").EnumerateArray().Select(text => text.GetString()!)];
        JsonElement[] references = [.. one.GetProperty("references").EnumerateArray()];

        // A reference may be absent for some segments.
        string[] ReferencesOf(int segment) => [.. references.Select(texts => texts[segment].GetString()).OfType<string>()];
        var table = SegmentTable.Measure(metric, hypotheses, ReferencesOf);
        return isSentence ? [.. Enumerable.Range(0, table.Count).Select(segment => value(table[segment].ToArray()))] : [value(table.Total())];
    }

    private static BleuOptions BleuOptionsOf(string key, string[] parts)
    {
        var options = new BleuOptions();
        var hasTokenizer = false;
        foreach (var part in Joined(parts))
        {
            var (name, value) = Pair(part);
            options = (name, value) switch
            {
                ("tok", not "") => options with { Tokenizer = Tokenizer(value) ?? throw Unknown(key) },
                ("lc", not "") => options with { Lowercase = bool.Parse(value) },
                ("smooth", not "") => options with { Smoothing = Smoothing(value) ?? throw Unknown(key) },
                ("smooth_value", not "") => options with { SmoothingValue = double.Parse(value, CultureInfo.InvariantCulture) },
                ("max_ngram_order", not "") => options with { MaxOrder = int.Parse(value, CultureInfo.InvariantCulture) },
                ("effective_order", "") => options with { EffectiveOrder = true },
                ("effective_order", not "") => options with { EffectiveOrder = bool.Parse(value) },
                (_, "") when !hasTokenizer && Tokenizer(name) is { } tokenizer => options with { Tokenizer = tokenizer },
                (_, "") when Smoothing(name) is { } smoothing => options with { Smoothing = smoothing },
                _ => throw Unknown(key),
            };
            hasTokenizer |= name == "tok" || (value.Length == 0 && Tokenizer(name) is not null);
        }

        return options;
    }

    private static ChrfOptions ChrfOptionsOf(string key, string[] parts)
    {
        var options = new ChrfOptions();
        foreach (var (name, value) in parts.Select(Pair))
        {
            options = (name, value) switch
            {
                ("word_order", not "") => options with { WordOrder = int.Parse(value, CultureInfo.InvariantCulture) },
                ("char_order", not "") => options with { CharacterOrder = int.Parse(value, CultureInfo.InvariantCulture) },
                ("beta", not "") => options with { Beta = int.Parse(value, CultureInfo.InvariantCulture) },
                ("lc", not "") => options with { Lowercase = bool.Parse(value) },
                ("whitespace", not "") => options with { Whitespace = bool.Parse(value) },
                ("eps_smoothing", not "") => options with { EpsilonSmoothing = bool.Parse(value) },
                _ => throw Unknown(key),
            };
        }

        return options;
    }

    private static TerOptions TerOptionsOf(string key, string[] parts)
    {
        var options = new TerOptions();
        foreach (var (name, value) in parts.Select(Pair))
        {
            options = (name, value) switch
            {
                ("normalized", not "") => options with { Normalized = bool.Parse(value) },
                ("no_punct", not "") => options with { NoPunctuation = bool.Parse(value) },
                ("asian_support", not "") => options with { AsianSupport = bool.Parse(value) },
                ("case_sensitive", not "") => options with { CaseSensitive = bool.Parse(value) },
                _ => throw Unknown(key),
            };
        }

        return options;
    }

    /// <summary>Puts a decimal number back together that was parted at its point.</summary>
    private static IEnumerable<string> Joined(string[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var isFraction = i + 1 < parts.Length && parts[i].Contains(':', StringComparison.Ordinal) && parts[i + 1].All(char.IsAsciiDigit);
            yield return isFraction ? parts[i] + "." + parts[++i] : parts[i];
        }
    }

    private static (string Name, string Value) Pair(string part) =>
        part.Split(':', 2) is [var name, var value] ? (name, value) : (part, "");

    private static BleuTokenizer? Tokenizer(string name) => name switch
    {
        "13a" => BleuTokenizer.Mteval13a,
        "intl" => BleuTokenizer.International,
        "zh" => BleuTokenizer.Chinese,
        "char" => BleuTokenizer.Characters,
        "none" => BleuTokenizer.None,
        _ => null,
    };

    private static BleuSmoothing? Smoothing(string name) => name switch
    {
        "exp" => BleuSmoothing.Exponential,
        "floor" => BleuSmoothing.Floor,
        "add-k" => BleuSmoothing.AddK,
        "none" => BleuSmoothing.None,
        _ => null,
    };

    private static InvalidOperationException Unknown(string key) => new($"No test covers the expected key {key}.");
}
