using SharedTask.Scoring.Metrics.Generation;

namespace Generation;

/// <summary>What every segment contributes to every metric, and the metrics over some of the segments.</summary>
internal sealed class SegmentMeasures
{
    private readonly BleuMetric bleu;
    private readonly ChrfMetric chrf;
    private readonly ChrfMetric chrfPlusPlus;
    private readonly SegmentTable bleuTable;
    private readonly SegmentTable sentenceTable;
    private readonly SegmentTable chrfTable;
    private readonly SegmentTable chrfPlusPlusTable;
    private readonly SegmentTable terTable;
    private readonly SegmentTable rougeTable;
    private readonly SegmentTable packageRougeTable;
    private readonly SegmentTable wordTable;
    private readonly SegmentTable characterTable;
    private readonly SegmentTable answerTable;
    private readonly DistinctNgrams words;
    private readonly DistinctNgrams pairs;
    private readonly IReadOnlyList<string> hypotheses;
    private readonly IReadOnlyList<double> noAnswer;
    private readonly (string Prefix, SegmentTable Table)[] tables;

    public SegmentMeasures(GenerationOptions options, IReadOnlyList<string> hypotheses, IReadOnlyList<string[]> references, IReadOnlyList<double> noAnswer)
    {
        this.hypotheses = hypotheses;
        this.noAnswer = noAnswer;
        SegmentTable Measure(ISegmentMetric metric) => SegmentTable.Measure(metric, hypotheses, segment => references[segment]);
        bleu = new BleuMetric(options.Bleu);
        chrf = new ChrfMetric(options.Chrf);
        chrfPlusPlus = new ChrfMetric(options.ChrfPlusPlus);
        bleuTable = Measure(bleu);
        sentenceTable = SentenceBleu(new BleuMetric(SentenceOptions(options)));
        chrfTable = Measure(chrf);
        chrfPlusPlusTable = Measure(chrfPlusPlus);
        terTable = Measure(new TerMetric(options.Ter));
        rougeTable = Measure(options.Rouge);
        packageRougeTable = Measure(options.PackageRouge);
        wordTable = Measure(new ErrorRateMetric(ErrorRateUnit.Words, options.Lowercase));
        characterTable = Measure(new ErrorRateMetric(ErrorRateUnit.Characters, options.Lowercase));
        answerTable = Measure(new AnswerMetric(options.Language));
        words = new DistinctNgrams(1, options.Lowercase);
        pairs = new DistinctNgrams(2, options.Lowercase);
        foreach (var hypothesis in hypotheses)
        {
            words.Add(hypothesis);
            pairs.Add(hypothesis);
        }

        tables =
        [
            ("bleu", bleuTable), ("sentence_bleu", sentenceTable), ("chrf", chrfTable), ("chrf_plus_plus", chrfPlusPlusTable), ("ter", terTable),
            ("rouge", rougeTable), ("rouge_package", packageRougeTable), ("wer", wordTable), ("cer", characterTable), ("answer", answerTable),
        ];
    }

    /// <summary>The names of all that a segment contributes.</summary>
    public IReadOnlyList<string> StatisticNames => [.. tables.SelectMany(table => table.Table.Names.Select(name => $"{table.Prefix}_{name}"))];

    public static BleuOptions SentenceOptions(GenerationOptions options) => options.Bleu with { EffectiveOrder = true };

    /// <summary>All that a segment contributes.</summary>
    public IReadOnlyList<double> Statistics(int segment) => [.. tables.SelectMany(table => table.Table[segment].ToArray())];

    /// <summary>BLEU with its parts.</summary>
    public BleuScore Bleu(ReadOnlySpan<int> segments) => bleu.Score(bleuTable.Total(segments));

    /// <summary>The best score with a threshold on the probability that there is no answer; <see langword="null"/> where runs have none.</summary>
    public AnswerThreshold? Threshold(ReadOnlySpan<int> segments, bool withF1)
    {
        if (noAnswer.Count == 0)
        {
            return null;
        }

        var (probabilities, gains, unanswerable) = (new double[segments.Length], new double[segments.Length], 0);
        for (var i = 0; i < segments.Length; i++)
        {
            var (exact, f1, isAnswerable) = AnswerMetric.Answered(answerTable[segments[i]]);
            probabilities[i] = noAnswer[segments[i]];
            gains[i] = !isAnswerable ? (hypotheses[segments[i]].Length == 0 ? 0 : -1) : withF1 ? f1 : exact;
            unanswerable += isAnswerable ? 0 : 1;
        }

        return AnswerThreshold.Find(probabilities, gains, unanswerable);
    }

    /// <summary>All metrics over some segments, in the order of the manifest; without distinct-n they may occur several times.</summary>
    public double[] Values(ReadOnlySpan<int> segments, bool withDistinct)
    {
        var sentences = sentenceTable.Total(segments);
        var rouge = rougeTable.Total(segments);
        var packageRouge = packageRougeTable.Total(segments);
        var word = wordTable.Total(segments);
        var character = characterTable.Total(segments);
        var answer = answerTable.Total(segments);
        var version2 = AnswerMetric.Version2(answer);
        return
        [
            bleu.Value(bleuTable.Total(segments)),
            sentences[0] / sentences[1],
            sentences[2] / sentences[1],
            chrf.Value(chrfTable.Total(segments)),
            chrfPlusPlus.Value(chrfPlusPlusTable.Total(segments)),
            TerMetric.Value(terTable.Total(segments)),
            RougeMetric.F1(rouge, RougeKind.Rouge1),
            RougeMetric.F1(rouge, RougeKind.Rouge2),
            RougeMetric.F1(rouge, RougeKind.RougeL),
            RougeMetric.F1(rouge, RougeKind.RougeLsum),
            PackageRougeMetric.F1(packageRouge, RougeKind.Rouge1),
            PackageRougeMetric.F1(packageRouge, RougeKind.Rouge2),
            PackageRougeMetric.F1(packageRouge, RougeKind.RougeL),
            ErrorRateMetric.CorpusRate(word),
            ErrorRateMetric.MeanRate(word),
            ErrorRateMetric.CorpusRate(character),
            ErrorRateMetric.MeanRate(character),
            AnswerMetric.ExactMatch(answer),
            AnswerMetric.F1(answer),
            version2.ExactMatch,
            version2.F1,
            version2.AnsweredExactMatch,
            version2.AnsweredF1,
            version2.Unanswered,
            Threshold(segments, withF1: false)?.Best ?? double.NaN,
            Threshold(segments, withF1: true)?.Best ?? double.NaN,
            withDistinct ? words.Value(segments) : double.NaN,
            withDistinct ? pairs.Value(segments) : double.NaN,
        ];
    }

    private SegmentTable SentenceBleu(BleuMetric sentence)
    {
        var table = new SegmentTable(["value", "segments", "nltk"], bleuTable.Count);
        for (var segment = 0; segment < table.Count; segment++)
        {
            table[segment][0] = sentence.Value(bleuTable[segment]);
            table[segment][1] = 1;
            table[segment][2] = NltkBleu.Value(bleuTable[segment]);
        }

        return table;
    }
}
