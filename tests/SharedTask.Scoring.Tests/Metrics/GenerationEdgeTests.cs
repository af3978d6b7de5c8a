using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Metrics;

/// <summary>What metrics of generated text do at the ends of their ranges, and when they are used again and again.</summary>
public sealed class GenerationEdgeTests
{
    private static readonly (string Hypothesis, string[] References)[] Segments =
    [
        ("the cat sat on the mat", ["a cat sat on a mat", "the mat is where the cat sat"]),
        ("", ["x"]),
        ("x", [""]),
        ("one two\nthree four five", ["three four\none two", "five"]),
        ("Running, RUNNING; ran!", ["running ran"]),
        (new string('w', 3000), [new string('w', 2999), "w"]),
        ("a", ["b", "c", "a", "d"]),
        ("", ["", ""]),
    ];

    public static TheoryData<string> Names => [.. Metrics().Select(metric => metric.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Metric_UsedBefore_MeasuresAsIfNew(string name)
    {
        var used = Metric(name);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            foreach (var (hypothesis, references) in Segments)
            {
                var statistics = Enumerable.Repeat(double.NaN, used.StatisticNames.Count).ToArray();
                used.Measure(hypothesis, references, statistics);

                var expected = new double[used.StatisticNames.Count];
                Metric(name).Measure(hypothesis, references, expected);
                statistics.ShouldBe(expected);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Metric_WithoutReferences_Refuses(string name) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Metric(name).Measure("x", [], new double[Metric(name).StatisticNames.Count])).ParamName.ShouldBe("references");

    [Fact]
    public void Metrics_OfImpossibleOrders_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new BleuMetric(new BleuOptions(MaxOrder: 0)));
        Should.Throw<ArgumentOutOfRangeException>(() => new ChrfMetric(new ChrfOptions(CharacterOrder: -1)));
        Should.Throw<ArgumentOutOfRangeException>(() => new ChrfMetric(new ChrfOptions(WordOrder: -1)));
        Should.Throw<ArgumentOutOfRangeException>(() => new DistinctNgrams(0));
    }

    [Fact]
    public void Means_OfSeveralSegments_DivideByTheirNumber()
    {
        var answers = Totals(new AnswerMetric(), ("a cat", ["the cat"]), ("dog", ["a big dog", ""]), ("", [""]), ("x", [""]));
        AnswerMetric.ExactMatch(answers).ShouldBe(50);
        AnswerMetric.F1(answers).ShouldBe(100 * (1 + (2 / 3.0)) / 4, 1e-12);
        var (exact, f1, answeredExact, answeredF1, unanswered) = AnswerMetric.Version2(answers);
        (exact, answeredExact, unanswered).ShouldBe((50, 50, 50));
        f1.ShouldBe(100 * (1 + (2 / 3.0) + 1) / 4, 1e-12);
        answeredF1.ShouldBe(100 * (1 + (2 / 3.0)) / 2, 1e-12);

        var rouge = Totals(new RougeMetric(stemming: false), ("a b", ["a"]), ("c", ["c d"]), ("e", ["f"]));
        RougeMetric.F1(rouge, RougeKind.RougeL).ShouldBe(4 / 9.0, 1e-12);
        RougeMetric.Precision(rouge, RougeKind.RougeL).ShouldBe(.5, 1e-12);
        RougeMetric.Recall(rouge, RougeKind.RougeL).ShouldBe(.5, 1e-12);
        PackageRougeMetric.F1(Totals(new PackageRougeMetric(PackageRougeVersion.CommitD8b8a5b), ("a b .", ["a ."]), ("c .", ["c d ."])), RougeKind.Rouge1).ShouldBe(2 / 3.0, 1e-7);
    }

    [Theory]
    [InlineData("dog", new[] { "dog" }, 1, 1, true)]
    [InlineData("dog", new[] { "" }, 0, 0, false)]
    [InlineData("big dog", new[] { "dog" }, 0, 2 / 3.0, true)]
    public void Answer_OfOneQuestion_KnowsWhetherThereIsOne(string hypothesis, string[] references, double exact, double f1, bool isAnswerable)
    {
        var answered = AnswerMetric.Answered(Totals(new AnswerMetric(), (hypothesis, references)));

        (answered.ExactMatch, answered.IsAnswerable).ShouldBe((exact, isAnswerable));
        answered.F1.ShouldBe(f1, 1e-12);
    }

    // Of two references as near in length, sacreBLEU takes the shorter one.
    [Theory]
    [InlineData("a b c", new[] { "a b", "a b c d" }, 2)]
    [InlineData("a b c", new[] { "a b c d", "a b" }, 2)]
    [InlineData("a b c", new[] { "a", "a b c d" }, 4)]
    [InlineData("a b c", new[] { "a b c", "a b c" }, 3)]
    public void Bleu_ReferenceLength_IsTheNearestOne(string hypothesis, string[] references, double length) =>
        Totals(new BleuMetric(new BleuOptions()), (hypothesis, references))[1].ShouldBe(length);

    [Fact]
    public void Bleu_Score_TellsItsParts()
    {
        var metric = new BleuMetric(new BleuOptions(MaxOrder: 2));

        var score = metric.Score(Totals(metric, ("a b c", ["a b d e"])));

        score.Precisions.ShouldBe([200 / 3.0, 50.0], 1e-12);
        score.BrevityPenalty.ShouldBe(Math.Exp(1 - (4 / 3.0)), 1e-12);
        score.Value.ShouldBe(100 * Math.Exp(1 - (4 / 3.0)) * Math.Sqrt(1 / 3.0), 1e-9);
        metric.Score(new double[metric.StatisticNames.Count]).Precisions.ShouldBe([0.0, 0]);
        metric.Score(Totals(metric, ("", ["a"]))).BrevityPenalty.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, false, new[] { "a A b", "b c" }, 4 / 5.0)]
    [InlineData(1, true, new[] { "a A b", "b c" }, 3 / 5.0)]
    [InlineData(2, true, new[] { "A b a B", "x" }, 2 / 3.0)]
    [InlineData(3, false, new[] { "a b c a b c", "c a b", "a b" }, 3 / 5.0)]
    [InlineData(3, false, new[] { "a b c", "b c c", "  b\tc   d " }, 1.0)]
    [InlineData(4, false, new[] { "a b c d", "a b c d e", "b b c d" }, 3 / 4.0)]
    public void DistinctN_OfSeveralTexts_CountsDifferentOnes(int order, bool lowercase, string[] texts, double expected)
    {
        var ngrams = new DistinctNgrams(order, lowercase);
        foreach (var text in texts)
        {
            ngrams.Add(text);
        }

        ngrams.Value([.. Enumerable.Range(0, texts.Length)]).ShouldBe(expected, 1e-12);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("a", "", 100)]
    [InlineData("", "a b", 100)]
    public void Ter_OfEmptyTexts_IsAsInSacreBleu(string hypothesis, string reference, double expected) =>
        TerMetric.Value(Totals(new TerMetric(new TerOptions()), (hypothesis, [reference]))).ShouldBe(expected);

    [Theory]
    [InlineData("was", "wa", 0)]
    [InlineData("cats", "cat", 1)]
    [InlineData("on cats", "on cat", 1)]
    [InlineData("09", "0 9", 0)]
    [InlineData("a0z9", "A0Z9!", 1)]
    [InlineData("x0 9y", "x0_9y", 1)]
    [InlineData("a\u00E9b", "a b", 1)]
    public void Rouge_Words_AreLettersAndDigitsAndLongOnesAreStemmed(string hypothesis, string reference, double expected) =>
        RougeMetric.F1(Totals(new RougeMetric(stemming: true), (hypothesis, [reference])), RougeKind.Rouge1).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(new[] { "a", "b", "c", "d" }, 3 / 4.0)]
    [InlineData(new[] { "b", "c", "d" }, 0)]
    [InlineData(new[] { "a x", "a", "b", "c" }, ((3 * 1) + (2 / 3.0)) / 4)]
    public void Rouge_WithJackknifeOfSeveral_AveragesTheBest(string[] references, double expected) =>
        RougeMetric.F1(Totals(new RougeMetric(stemming: false, jackknife: true), ("a", references)), RougeKind.RougeL).ShouldBe(expected, 1e-12);

    // Lines of more than 64 words in common with two lines each: all words are covered, once.
    [Fact]
    public void RougeLsum_OfLongLines_CountsEachWordOnce()
    {
        string[] words = [.. Enumerable.Range(0, 150).Select(number => $"w{number}")];
        var even = string.Join(' ', words.Where((_, place) => place % 2 == 0));
        var odd = string.Join(' ', words.Where((_, place) => place % 2 == 1));
        var statistics = Totals(new RougeMetric(stemming: false), ($"{odd}\n{even} w0 w0", [string.Join(' ', words)]));

        RougeMetric.Recall(statistics, RougeKind.RougeLsum).ShouldBe(1);
        RougeMetric.Precision(statistics, RougeKind.RougeLsum).ShouldBe(150 / 152.0, 1e-12);
        RougeMetric.Recall(statistics, RougeKind.RougeL).ShouldBe(.5, 1e-12);
    }

    [Fact]
    public void Signatures_OfSmallAndCapitalLetters_SaySo()
    {
        new ChrfOptions(Lowercase: true).Signature(1).ShouldContain("case:lc");
        new ChrfOptions().Signature(1).ShouldContain("case:mixed");
        new TerOptions(CaseSensitive: true).Signature(1).ShouldContain("case:mixed");
    }

    private static IEnumerable<(string Name, Func<ISegmentMetric> Create)> Metrics() =>
    [
        ("BLEU", () => new BleuMetric(new BleuOptions())),
        ("BLEU in characters", () => new BleuMetric(new BleuOptions(BleuTokenizer.Characters, Lowercase: true))),
        ("chrF", () => new ChrfMetric(new ChrfOptions())),
        ("chrF++", () => new ChrfMetric(new ChrfOptions(WordOrder: 2))),
        ("TER", () => new TerMetric(new TerOptions())),
        ("ROUGE", () => new RougeMetric(stemming: true)),
        ("ROUGE with jackknife", () => new RougeMetric(stemming: false, jackknife: true)),
        ("rouge", () => new PackageRougeMetric(PackageRougeVersion.CommitD8b8a5b)),
        ("WER", () => new ErrorRateMetric(ErrorRateUnit.Words)),
        ("CER", () => new ErrorRateMetric(ErrorRateUnit.Characters)),
        ("answers", () => new AnswerMetric()),
    ];

    private static ISegmentMetric Metric(string name) => Metrics().Single(metric => metric.Name == name).Create();

    private static double[] Totals(ISegmentMetric metric, params (string Hypothesis, string[] References)[] segments) =>
        SegmentTable.Measure(metric, [.. segments.Select(segment => segment.Hypothesis)], segment => segments[segment].References).Total();
}
