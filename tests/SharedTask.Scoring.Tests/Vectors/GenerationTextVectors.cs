using System.Text.Json;
using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>What becomes of single characters and words before anything is counted, at every character where an answer of the reference tools changes.</summary>
public sealed class GenerationTextVectors
{
    [Fact]
    public void Tokens_AroundEveryCharacter_AreThoseOfSacreBleu() => Compare("tokens", one =>
    {
        var metric = new BleuMetric(new BleuOptions(
            one.GetProperty("tokenizer").GetString() switch
            {
                "13a" => BleuTokenizer.Mteval13a,
                "intl" => BleuTokenizer.International,
                "zh" => BleuTokenizer.Chinese,
                "char" => BleuTokenizer.Characters,
                _ => BleuTokenizer.None,
            },
            Lowercase: false));
        return character => string.Concat(((string[])[$"a{character}b", $"1{character}2", $"1{character}", $"{character}1"]).Select(text => Statistic(metric, text, "a", 0)));
    });

    [Fact]
    public void Words_OfTercom_AreThoseOfSacreBleu() => Compare("ter", one =>
    {
        var metric = new TerMetric(new TerOptions(one.GetProperty("normalized").GetBoolean(), one.GetProperty("no_punctuation").GetBoolean(), one.GetProperty("asian").GetBoolean(), CaseSensitive: true));
        return character => string.Concat(((string[])[$"a{character}b", $"1{character}2", $"{character}1"]).Select(text => Statistic(metric, "a", text, 1)));
    });

    /// <summary>A capital sigma becomes a final one behind a letter and before none, across what is neither; 1 where it does.</summary>
    [Fact]
    public void CapitalSigma_BesideEveryCharacter_IsWrittenSmallAsInPython()
    {
        var metric = new BleuMetric(new BleuOptions(BleuTokenizer.Characters, Lowercase: true));
        Compare("sigma", _ => character => string.Concat(
            ((string[])[$"{character}Σ", $"A{character}Σ", $"AΣ{character}", $"AΣ{character}B"]).Select(text => Statistic(metric, text, "ς", 2))));
    }

    [Fact]
    public void Capitals_AreWrittenSmallAsInPython()
    {
        var metric = new BleuMetric(new BleuOptions(BleuTokenizer.Characters, Lowercase: true));
        foreach (var one in Cases("lower"))
        {
            foreach (var (point, expected) in one.GetProperty("points").EnumerateArray().Zip(one.GetProperty("expected").EnumerateArray()))
            {
                var capital = char.ConvertFromUtf32(point.GetInt32());
                Statistic(metric, capital, expected.GetString()!, 2).ShouldBe(expected.GetString()!.EnumerateRunes().Count(), $"U+{point.GetInt32():X4}");
            }
        }
    }

    [Fact]
    public void Stems_AreThoseOfNltk()
    {
        foreach (var one in GoldenFolder.Cases("porter.json"))
        {
            var words = one.GetProperty("words").EnumerateArray().Select(word => word.GetString()!).ToList();

            string.Join('\n', words.Select(word => $"{word} {PorterStemmer.Stem(word)}"))
                .ShouldBe(string.Join('\n', words.Zip(one.GetProperty("stems").EnumerateArray(), (word, stem) => $"{word} {stem.GetString()}")));
        }
    }

    private static IEnumerable<JsonElement> Cases(string kind) => GoldenFolder.Cases("text-classes.json").Where(one => one.GetProperty("kind").GetString() == kind);

    private static void Compare(string kind, Func<JsonElement, Func<string, string>> prepare)
    {
        List<string> told = [];
        foreach (var one in Cases(kind))
        {
            var measure = prepare(one);
            foreach (var (point, expected) in one.GetProperty("points").EnumerateArray().Zip(one.GetProperty("expected").EnumerateArray()))
            {
                var found = measure(char.ConvertFromUtf32(point.GetInt32()));
                if (found != expected.GetString())
                {
                    told.Add($"U+{point.GetInt32():X4}: {found} instead of {expected.GetString()}");
                }
            }
        }

        told.ShouldBeEmpty();
    }

    private static double Statistic(ISegmentMetric metric, string hypothesis, string reference, int place)
    {
        var statistics = new double[metric.StatisticNames.Count];
        metric.Measure(hypothesis, [reference], statistics);
        return statistics[place];
    }
}
