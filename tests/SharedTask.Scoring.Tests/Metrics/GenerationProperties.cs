using CsCheck;
using SharedTask.Scoring.Metrics.Generation;

namespace SharedTask.Scoring.Tests.Metrics;

/// <summary>What holds of the metrics of generated text for all texts.</summary>
public sealed class GenerationProperties
{
    private static readonly string[] Words =
        ["the", "The", "a", "cat", "sat", "1,250", "10-20", "it's", "(hi)", "U.S.", "...", "ΣΟΦΟΣ", "İ", "中文", "、", "😀", "e\u0301", "\t", "&amp;", "-", "x"];

    private static Gen<string> Text => Gen.Int[0, Words.Length - 1].Select(word => Words[word]).Array[0, 12].Select(words => string.Join(' ', words));

    private static Gen<(string Hypothesis, string[] References)[]> Corpus =>
        Gen.Select(Text, Text.Array[1, 3]).Array[1, 6];

    private static IEnumerable<BleuMetric> AllBleu() =>
        from tokenizer in Enum.GetValues<BleuTokenizer>()
        from smoothing in Enum.GetValues<BleuSmoothing>()
        from effective in new[] { false, true }
        select new BleuMetric(new BleuOptions(tokenizer, Smoothing: smoothing, EffectiveOrder: effective));

    private static IEnumerable<ChrfMetric> AllChrf() =>
        from order in new[] { 0, 2 }
        from whitespace in new[] { false, true }
        from epsilon in new[] { false, true }
        select new ChrfMetric(new ChrfOptions(WordOrder: order, Whitespace: whitespace, EpsilonSmoothing: epsilon));

    [Fact]
    public void Scores_StayInTheirRanges() => Corpus.Sample(corpus =>
    {
        foreach (var metric in AllBleu())
        {
            metric.Value(Total(metric, corpus)).ShouldBeInRange(0, 100);
        }

        foreach (var metric in AllChrf())
        {
            metric.Value(Total(metric, corpus)).ShouldBeInRange(0, 100 + 1e-9);
        }

        TerMetric.Value(Total(new TerMetric(new TerOptions()), corpus)).ShouldBeGreaterThanOrEqualTo(0);
        var rouge = Total(new RougeMetric(stemming: true), corpus);
        var jackknifed = Total(new RougeMetric(stemming: true, jackknife: true), corpus);
        foreach (var kind in Enum.GetValues<RougeKind>())
        {
            RougeMetric.F1(jackknifed, kind).ShouldBeInRange(0, RougeMetric.F1(rouge, kind) + 1e-12);
            RougeMetric.F1(rouge, kind).ShouldBeInRange(0, 1);
            RougeMetric.Precision(rouge, kind).ShouldBeInRange(0, 1);
            RougeMetric.Recall(rouge, kind).ShouldBeInRange(0, 1);
        }

        foreach (var (version, kind) in PackageRouges())
        {
            PackageRougeMetric.F1(Total(new PackageRougeMetric(version), corpus), kind).ShouldBeInRange(0, version == PackageRougeVersion.Release100 ? double.MaxValue : 1);
        }

        var answers = Total(new AnswerMetric(), corpus);
        AnswerMetric.ExactMatch(answers).ShouldBeInRange(0, 100);
        AnswerMetric.F1(answers).ShouldBeInRange(0, 100);
        foreach (var language in Enum.GetValues<AnswerLanguage>())
        {
            AnswerMetric.F1(Total(new AnswerMetric(language), corpus)).ShouldBeInRange(0, 100);
        }

        ErrorRateMetric.CorpusRate(Total(new ErrorRateMetric(ErrorRateUnit.Words), corpus)).ShouldBeGreaterThanOrEqualTo(0);
    }, iter: 200);

    [Fact]
    public void PerfectRun_IsMaximal() => Text.Array[1, 5].Sample(texts =>
    {
        // Something to find in every order, for metrics of nothing are settled by convention.
        (string, string[])[] corpus = [.. texts.Select(text => (text + " one two three four five.", new[] { "other words", text + " one two three four five." }))];

        foreach (var metric in AllBleu())
        {
            metric.Value(Total(metric, corpus)).ShouldBe(100, 1e-9);
        }

        foreach (var metric in AllChrf())
        {
            metric.Value(Total(metric, corpus)).ShouldBe(100, 1e-9);
        }

        TerMetric.Value(Total(new TerMetric(new TerOptions()), corpus)).ShouldBe(0);
        var rouge = Total(new RougeMetric(stemming: false), corpus);
        RougeMetric.F1(rouge, RougeKind.Rouge1).ShouldBe(1, 1e-12);
        RougeMetric.F1(rouge, RougeKind.Rouge2).ShouldBe(1, 1e-12);
        RougeMetric.F1(rouge, RougeKind.RougeL).ShouldBe(1, 1e-12);
        RougeMetric.F1(rouge, RougeKind.RougeLsum).ShouldBe(1, 1e-12);
        foreach (var (version, kind) in PackageRouges())
        {
            PackageRougeMetric.F1(Total(new PackageRougeMetric(version), corpus), kind).ShouldBeGreaterThanOrEqualTo(1 - 1e-8);
        }

        ErrorRateMetric.CorpusRate(Total(new ErrorRateMetric(ErrorRateUnit.Words), corpus)).ShouldBe(0);
        ErrorRateMetric.MeanRate(Total(new ErrorRateMetric(ErrorRateUnit.Characters), corpus)).ShouldBe(0);
        AnswerMetric.ExactMatch(Total(new AnswerMetric(), corpus)).ShouldBe(100, 1e-12);
        AnswerMetric.F1(Total(new AnswerMetric(), corpus)).ShouldBe(100, 1e-12);
        foreach (var language in Enum.GetValues<AnswerLanguage>())
        {
            AnswerMetric.F1(Total(new AnswerMetric(language), corpus)).ShouldBe(100, 1e-12);
        }

    }, iter: 100);

    [Fact]
    public void OrderOfSegments_ChangesNothing() => Corpus.Sample(corpus =>
    {
        (string, string[])[] reversed = [.. corpus.Reverse()];
        foreach (var metric in AllMetrics())
        {
            var (there, back) = (Total(metric, corpus), Total(metric, reversed));
            foreach (var (left, right) in there.Zip(back))
            {
                left.ShouldBe(right, 1e-9);
            }
        }
    }, iter: 100);

    [Fact]
    public void Metric_UsedBefore_MeasuresAsIfNew() => Corpus.Sample(corpus =>
    {
        foreach (var (used, fresh) in AllMetrics().Zip(AllMetrics()))
        {
            Total(used, [("a much longer text than all the others, so that buffers are full", ["中文 and other words 1 2 3 4 5 6 7 8 9", "x"])]);
            Total(used, corpus).ShouldBe(Total(fresh, corpus));
        }
    }, iter: 100);

    [Fact]
    public void EditRates_AreThoseOfTheTextbookTable() => Gen.Select(Gen.Int[0, 3].Array[0, 150], Gen.Int[0, 3].Array[0, 150]).Sample((left, right) =>
    {
        var metric = new ErrorRateMetric(ErrorRateUnit.Words);
        var statistics = new double[4];
        metric.Measure(string.Join(' ', left), [string.Join(' ', right)], statistics);

        statistics[0].ShouldBe(Levenshtein(left, right));
        statistics[1].ShouldBe(right.Length);
    }, iter: 300);

    [Fact]
    public void RougeL_HasTheTextbookSubsequence() => Gen.Select(Gen.Int[0, 3].Array[1, 150], Gen.Int[0, 3].Array[1, 150]).Sample((left, right) =>
    {
        var metric = new RougeMetric(stemming: false);
        var statistics = new double[13];
        metric.Measure(string.Join(' ', left), [string.Join(' ', right)], statistics);

        statistics[6].ShouldBe((double)CommonSubsequence(left, right) / left.Length, 1e-12);
    }, iter: 300);

    [Fact]
    public void RougeLsum_HasTheTextbookUnion() => Gen.Select(Lines, Lines).Sample((reference, hypothesis) =>
    {
        var statistics = new double[13];
        new RougeMetric(stemming: false).Measure(Written(hypothesis), [Written(reference)], statistics);

        var words = hypothesis.Sum(line => line.Length);
        statistics[9].ShouldBe(words == 0 ? 0 : (double)CommonInLines(reference, hypothesis) / words, 1e-12);
    }, iter: 300);

    // With 25 words and more the band of TER's distance need not hold the best way: then TER may be greater, in sacreBLEU too.
    [Fact]
    public void Ter_OfTextsWithinTheBand_NeverExceedsTheWordErrorRate() => Gen.Select(Gen.Int[0, 9].Array[0, 24], Gen.Int[0, 9].Array[1, 24]).Sample((left, right) =>
    {
        (string, string[])[] corpus = [(string.Join(' ', left), [string.Join(' ', right)])];

        TerMetric.Value(Total(new TerMetric(new TerOptions()), corpus))
            .ShouldBeLessThanOrEqualTo((100 * ErrorRateMetric.CorpusRate(Total(new ErrorRateMetric(ErrorRateUnit.Words), corpus))) + 1e-9);
    }, iter: 300);

    private static IEnumerable<(PackageRougeVersion Version, RougeKind Kind)> PackageRouges() =>
        from version in Enum.GetValues<PackageRougeVersion>()
        from kind in new[] { RougeKind.Rouge1, RougeKind.Rouge2, RougeKind.RougeL }
        select (version, kind);

    private static IEnumerable<ISegmentMetric> AllMetrics() =>
    [
        .. AllBleu(), .. AllChrf(),
        new TerMetric(new TerOptions()), new TerMetric(new TerOptions(true, true, true, true)),
        new RougeMetric(stemming: true), new ErrorRateMetric(ErrorRateUnit.Words), new ErrorRateMetric(ErrorRateUnit.Characters, lowercase: true), new AnswerMetric(),
        .. Enum.GetValues<PackageRougeVersion>().Select(version => new PackageRougeMetric(version)),
        new AnswerMetric(AnswerLanguage.Chinese), new RougeMetric(stemming: false, jackknife: true),
    ];

    private static double[] Total(ISegmentMetric metric, (string Hypothesis, string[] References)[] corpus) =>
        SegmentTable.Measure(metric, [.. corpus.Select(segment => segment.Hypothesis)], segment => corpus[segment].References).Total();

    private static Gen<int[][]> Lines => Gen.Int[0, 4].Array[0, 70].Array[1, 4];

    private static string Written(int[][] lines) => string.Join('\n', lines.Select(line => string.Join(' ', line)));

    private static int CommonInLines(int[][] reference, int[][] hypothesis)
    {
        var left = reference.SelectMany(line => line).CountBy(word => word).ToDictionary();
        var right = hypothesis.SelectMany(line => line).CountBy(word => word).ToDictionary();
        var common = 0;
        foreach (var line in reference)
        {
            foreach (var place in hypothesis.SelectMany(other => CommonPlaces(line, other)).Distinct().Order())
            {
                if (left[line[place]] > 0 && right.GetValueOrDefault(line[place]) > 0)
                {
                    common++;
                    left[line[place]]--;
                    right[line[place]]--;
                }
            }
        }

        return common;
    }

    private static IEnumerable<int> CommonPlaces(int[] left, int[] right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                table[i, j] = left[i - 1] == right[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }

        for (var (i, j) = (left.Length, right.Length); i > 0 && j > 0;)
        {
            if (left[i - 1] == right[j - 1])
            {
                yield return i - 1;
                (i, j) = (i - 1, j - 1);
            }
            else
            {
                (i, j) = table[i, j - 1] > table[i - 1, j] ? (i, j - 1) : (i - 1, j);
            }
        }
    }

    private static int Levenshtein(int[] left, int[] right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (i, symbol) in left.Index())
        {
            var next = new int[row.Length];
            next[0] = i + 1;
            for (var j = 1; j < row.Length; j++)
            {
                next[j] = Math.Min(Math.Min(next[j - 1], row[j]) + 1, row[j - 1] + (right[j - 1] == symbol ? 0 : 1));
            }

            row = next;
        }

        return row[^1];
    }

    private static int CommonSubsequence(int[] left, int[] right)
    {
        var row = new int[right.Length + 1];
        foreach (var symbol in left)
        {
            var next = new int[row.Length];
            for (var j = 1; j < row.Length; j++)
            {
                next[j] = right[j - 1] == symbol ? row[j - 1] + 1 : Math.Max(next[j - 1], row[j]);
            }

            row = next;
        }

        return row[^1];
    }
}
