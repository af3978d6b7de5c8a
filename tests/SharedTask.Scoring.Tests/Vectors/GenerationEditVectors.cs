using System.Text.Json;
using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Edits of random texts, short and long, alike and unlike: where beams, shifts and the words of 64 bits make a difference.</summary>
public sealed class GenerationEditVectors
{
    [Fact]
    public void Ter_OfRandomTexts_HasTheEditsOfSacreBleu()
    {
        var metric = new TerMetric(new TerOptions());

        Describe("ter", pair => Measure(metric, pair[0], pair[1])).ShouldBe(Describe("ter", pair => new[] { pair[2].GetDouble(), pair[3].GetDouble() }));
    }

    [Fact]
    public void CharacterErrors_OfRandomTexts_AreLevenshteinDistances()
    {
        var metric = new ErrorRateMetric(ErrorRateUnit.Characters);

        Describe("distance", pair => Measure(metric, pair[0], pair[1])[..2]).ShouldBe(Describe("distance", pair => new[] { pair[2].GetDouble(), pair[1].GetString()!.Length }));
    }

    [Fact]
    public void RougeL_OfRandomTexts_CountsTheLongestCommonSubsequence()
    {
        var metric = new RougeMetric(stemming: false);
        foreach (var pair in Pairs("distance"))
        {
            var (left, right) = (pair[0].GetString()!, pair[1].GetString()!);
            var statistics = new double[metric.StatisticNames.Count];
            metric.Measure(string.Join(' ', left.AsEnumerable()), [string.Join(' ', right.AsEnumerable())], statistics);

            var common = CommonSubsequence(left, right);
            RougeMetric.Recall(statistics, RougeKind.RougeL).ShouldBe(right.Length > 0 ? common / (double)right.Length : 0, 1e-12);
            RougeMetric.Precision(statistics, RougeKind.RougeL).ShouldBe(left.Length > 0 ? common / (double)left.Length : 0, 1e-12);
            RougeMetric.Recall(statistics, RougeKind.RougeLsum).ShouldBe(right.Length > 0 ? common / (double)right.Length : 0, 1e-12);
        }
    }

    [Theory]
    [InlineData("", "", 0, 0, 0)]
    [InlineData("a", "", 1, 0, 1)]
    [InlineData("", "ab", 2, 2, 1)]
    [InlineData(" \t ab \n", "ab", 0, 2, 0)]
    [InlineData("AB", "ab", 0, 2, 0)]
    [InlineData("İ\U0001F600", "i\u0307\U0001F600", 0, 3, 0)]
    public void CharacterErrors_OfOneSegment_AreCounted(string hypothesis, string reference, int edits, int length, double rate) =>
        Measure(new ErrorRateMetric(ErrorRateUnit.Characters, lowercase: true), new[] { hypothesis, reference }).ShouldBe([edits, length, rate, 1]);

    [Theory]
    [InlineData("a b c", new[] { "x b", "a b d e" }, 2, 4)]
    [InlineData("a b c", new[] { "a b d e", "x b" }, 2, 4)]
    [InlineData("a b c", new[] { "a b", "a b c c" }, 1, 4)]
    [InlineData("a b c", new[] { "", "x y" }, 3, 2)]
    public void WordErrors_OfSeveralReferences_AreThoseOfTheLeastRate(string hypothesis, string[] references, int edits, int length) =>
        Measure(new ErrorRateMetric(ErrorRateUnit.Words), [hypothesis, .. references])[..2].ShouldBe([edits, length]);

    /// <summary>As jiwer 4 parts them: at spaces, at white space of two and more, and never at a tab or a no-break space alone.</summary>
    [Theory]
    [InlineData("oui\u00a0!", "oui !", 2, 2, 1)]
    [InlineData("a\tb c", "a\tb d", 1, 2, 0.5)]
    [InlineData("a\t\tb", "a b", 0, 2, 0)]
    [InlineData("\ta\u00a0\u3000b ", "a b", 0, 2, 0)]
    [InlineData("a b c", " \t", 3, 0, 3)]
    [InlineData("", "", 0, 0, 0)]
    public void WordErrors_OfOneSegment_AreCounted(string hypothesis, string reference, int edits, int length, double rate) =>
        Measure(new ErrorRateMetric(ErrorRateUnit.Words), new[] { hypothesis, reference }).ShouldBe([edits, length, rate, 1]);

    private static double[] Measure(ISegmentMetric metric, JsonElement hypothesis, JsonElement reference) => Measure(metric, hypothesis.GetString()!, reference.GetString()!);

    private static double[] Measure(ISegmentMetric metric, params string[] texts)
    {
        var statistics = new double[metric.StatisticNames.Count];
        metric.Measure(texts[0], texts.AsSpan(1), statistics);
        return statistics;
    }

    private static IEnumerable<JsonElement> Pairs(string kind) =>
        GoldenFolder.Cases("edits.json").Single(one => one.GetProperty("kind").GetString() == kind).GetProperty("pairs").EnumerateArray();

    private static string Describe<T>(string kind, Func<JsonElement, IEnumerable<T>> values) =>
        string.Join('\n', Pairs(kind).Select(pair => $"{pair[0]} / {pair[1]}: {string.Join(' ', values(pair))}"));

    private static int CommonSubsequence(string left, string right)
    {
        var above = new int[right.Length + 1];
        foreach (var letter in left)
        {
            var row = new int[right.Length + 1];
            for (var place = 0; place < right.Length; place++)
            {
                row[place + 1] = letter == right[place] ? above[place] + 1 : Math.Max(above[place + 1], row[place]);
            }

            above = row;
        }

        return above[^1];
    }
}
