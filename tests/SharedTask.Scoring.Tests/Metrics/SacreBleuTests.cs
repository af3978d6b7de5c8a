using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Metrics;

/// <summary>
/// Odd texts in several scripts with two references each; the expected values are those that sacreBLEU 2.6.0 printed for the same texts
/// under Python 3.11.
/// </summary>
public sealed class SacreBleuTests
{
    private const double Tolerance = 1e-9;

    private static readonly string[] Hypotheses =
    [
        "It's the U.S. team's 1,000-metre race; \"won\" by 2.5 sec.",
        "猫 坐在垫子上。你好，World！ ２０人",
        "السلام عليكم ، كيف الحال؟ ١٬٠٠٠ كتاب",
        "",
        "ΟΔΟΣ in İstanbul's STRASSE — 50% (off)",
        "AT&amp;T it's not &lt;b&gt; the Team's big blue house",
        "on the mat sat the cat with 10-20 mice, 5- 3.",
    ];

    private static readonly string[][] References =
    [
        ["The U.S. team's 1,000-metre race was \"won\" by 2.5 secs.", "it's\tThe US team\u00A0won the 1,000 -metre race by 2,5 sec ."],
        ["猫坐在 垫子上。你好， world！20人", "一只猫坐在垫子的上面，『你好』 ㌔ World！"],
        ["السلام عليكم، كيف الحال ؟ ١٠٠٠ كتاب", "السلام عليكم؛ ما الحال؟"],
        ["Nothing was said.", ""],
        ["οδος in istanbul's strasse – 50 % (off)", "Οδός IN İstanbul's\tSTRASSE, 50% off"],
        ["AT&amp;amp;T it's\tnot the <b> Team's\tbig blue house", "It's\tAT&T , the team's blue big house is not it"],
        ["the cat sat on the mat with 10-20 mice, 5 - 3 .", "The cats: sat on the mat with 10 mice , 5-3"],
    ];

    [Theory]
    [InlineData(BleuTokenizer.Mteval13a, false, 55.24176665841432)]
    [InlineData(BleuTokenizer.Mteval13a, true, 59.24807207784457)]
    [InlineData(BleuTokenizer.International, false, 56.49568971414244)]
    [InlineData(BleuTokenizer.International, true, 64.43779493618159)]
    [InlineData(BleuTokenizer.Chinese, false, 54.94755882255031)]
    [InlineData(BleuTokenizer.Chinese, true, 60.20836347281401)]
    [InlineData(BleuTokenizer.Characters, false, 82.91524621475958)]
    [InlineData(BleuTokenizer.Characters, true, 88.52793153217475)]
    [InlineData(BleuTokenizer.None, false, 18.751116621862725)]
    [InlineData(BleuTokenizer.None, true, 25.726631462476018)]
    public void Bleu_OddTexts_EqualsSacreBleu(BleuTokenizer tokenizer, bool lowercase, double expected)
    {
        var metric = new BleuMetric(new BleuOptions(tokenizer, lowercase));

        metric.Value(Totals(metric)).ShouldBe(expected, Tolerance);
    }

    [Theory]
    [InlineData(BleuSmoothing.Exponential, null, 9.287528999566801)]
    [InlineData(BleuSmoothing.Floor, null, 4.671379777282001)]
    [InlineData(BleuSmoothing.Floor, .5, 15.619699684601283)]
    [InlineData(BleuSmoothing.AddK, null, 22.839451196499905)]
    [InlineData(BleuSmoothing.AddK, .5, 14.51596295164986)]
    [InlineData(BleuSmoothing.None, null, 0.0)]
    public void Bleu_OrdersWithoutMatches_AreSmoothedAsInSacreBleu(BleuSmoothing smoothing, double? value, double expected)
    {
        var metric = new BleuMetric(new BleuOptions(BleuTokenizer.None, false, smoothing, value));
        var statistics = new double[metric.StatisticNames.Count];
        metric.Measure(Hypotheses[4], References[4], statistics);

        metric.Value(statistics).ShouldBe(expected, Tolerance);
    }

    [Fact]
    public void Bleu_FloorOfMoreThanOneMatch_ExceedsTheRangeAsInSacreBleu()
    {
        var metric = new BleuMetric(new BleuOptions(Smoothing: BleuSmoothing.Floor, SmoothingValue: 2.5, MaxOrder: 2));
        var statistics = new double[metric.StatisticNames.Count];
        metric.Measure("٢٫٥ ،", ["٢٫٥"], statistics);

        metric.Value(statistics).ShouldBe(111.80339887498948, Tolerance);
    }

    [Theory]
    [InlineData(6, 0, 2, false, false, false, 71.80092308366399)]
    [InlineData(6, 2, 2, false, false, false, 67.50685151911806)]
    [InlineData(6, 0, 2, true, true, false, 69.99224029807957)]
    [InlineData(4, 1, 1, false, false, false, 75.26732158132819)]
    [InlineData(6, 2, 2, false, false, true, 71.12161880628429)]
    public void Chrf_OddTexts_EqualsSacreBleu(int characters, int words, int beta, bool lowercase, bool whitespace, bool epsilon, double expected)
    {
        var metric = new ChrfMetric(new ChrfOptions(characters, words, beta, lowercase, whitespace, epsilon));

        metric.Value(Totals(metric)).ShouldBe(expected, Tolerance);
    }

    [Theory]
    [InlineData(false, false, false, false, 49.504950495049506)]
    [InlineData(false, false, false, true, 53.46534653465347)]
    [InlineData(true, false, false, false, 27.941176470588236)]
    [InlineData(false, true, false, false, 41.23711340206185)]
    [InlineData(true, false, true, false, 20.98765432098765)]
    [InlineData(false, true, true, false, 41.23711340206185)]
    [InlineData(true, true, true, true, 27.33812949640288)]
    public void Ter_OddTexts_EqualsSacreBleu(bool normalized, bool noPunctuation, bool asian, bool caseSensitive, double expected)
    {
        var metric = new TerMetric(new TerOptions(normalized, noPunctuation, asian, caseSensitive));

        TerMetric.Value(Totals(metric)).ShouldBe(expected, Tolerance);
    }

    private static double[] Totals(ISegmentMetric metric) => SegmentTable.Measure(metric, Hypotheses, segment => References[segment]).Total();
}
