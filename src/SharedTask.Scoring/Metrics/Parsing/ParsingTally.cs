using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>
/// Counts what a run has right, by the sentences of the reference: whatever begins within a sentence belongs to it, so that sums over
/// all sentences are the counts of the whole.
/// </summary>
public sealed class ParsingTally
{
    internal const int GoldWords = 0;
    internal const int RunWords = 1;
    internal const int GoldContent = 2;
    internal const int RunContent = 3;
    internal const int AlignedContent = 4;
    internal const int GoldTokens = 5;
    internal const int RunTokens = 6;
    internal const int GoldSentences = 7;
    internal const int RunSentences = 8;
    internal const int FirstCorrect = 9;

    private static readonly int Measures = Enum.GetValues<ParsingMeasure>().Length;

    private readonly Treebank gold;
    private readonly Treebank run;
    private readonly TreeVocabulary vocabulary;
    private readonly WordAlignment alignment;
    private readonly ILookup<int, int> goldFunctionWords;
    private readonly ILookup<int, int> runFunctionWords;

    /// <summary>Counts.</summary>
    /// <param name="gold">The reference.</param>
    /// <param name="run">A run with the same text.</param>
    /// <param name="vocabulary">The vocabulary of both.</param>
    /// <param name="alignment">Their words' alignment.</param>
    public ParsingTally(Treebank gold, Treebank run, TreeVocabulary vocabulary, WordAlignment alignment)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(alignment);
        this.gold = gold;
        this.run = run;
        this.vocabulary = vocabulary;
        this.alignment = alignment;
        goldFunctionWords = gold.FunctionWords();
        runFunctionWords = run.FunctionWords();
        Sums = new UnitSums(gold.Sentences.Count, FirstCorrect + Measures);
        CountWords(gold.Words, GoldWords, GoldContent);
        CountWords(run.Words, RunWords, RunContent);
        CountSpans(gold.Tokens, run.Tokens, GoldTokens, ParsingMeasure.Tokens);
        CountSpans(gold.Sentences, run.Sentences, GoldSentences, ParsingMeasure.Sentences);
        CountAligned();
    }

    /// <summary>The counts of every sentence of the reference.</summary>
    public UnitSums Sums { get; }

    private void CountWords(List<TreeWord> words, int column, int contentColumn)
    {
        var sentence = 0;
        foreach (var word in words)
        {
            var row = Sums.Row(sentence = SentenceAt(word.Span.Start, sentence));
            row[column]++;
            row[contentColumn] += TreeVocabulary.IsContent(word.Relation) ? 1 : 0;
        }
    }

    /// <summary>Counts the stretches of both sides and those that are the same; those of the run stand one column further.</summary>
    private void CountSpans(List<TextSpan> goldSpans, List<TextSpan> runSpans, int column, ParsingMeasure measure)
    {
        var (next, sentence) = (0, 0);
        foreach (var span in goldSpans)
        {
            Sums.Row(sentence = SentenceAt(span.Start, sentence))[column]++;
            while (next < runSpans.Count && runSpans[next].Start < span.Start)
            {
                next++;
            }

            if (next < runSpans.Count && runSpans[next].Start == span.Start && runSpans[next].End == span.End)
            {
                Sums.Row(sentence)[FirstCorrect + (int)measure]++;
            }
        }

        sentence = 0;
        foreach (var span in runSpans)
        {
            Sums.Row(sentence = SentenceAt(span.Start, sentence))[column + 1]++;
        }
    }

    private int SentenceAt(int position, int from)
    {
        while (position >= gold.Sentences[from].End)
        {
            from++;
        }

        return from;
    }

    private void CountAligned()
    {
        var sentence = 0;
        for (var r = 0; r < run.Words.Count; r++)
        {
            if (alignment.GoldOf[r] is >= 0 and var g)
            {
                var row = Sums.Row(sentence = SentenceAt(gold.Words[g].Span.Start, sentence));
                Count(row, gold.Words[g], run.Words[r], g, r);
            }
        }
    }

    private void Count(Span<double> row, TreeWord wanted, TreeWord found, int g, int r)
    {
        var correct = row[FirstCorrect..];
        var (hasUpos, hasXpos, hasFeatures) = (wanted.Upos == found.Upos, wanted.Xpos == found.Xpos, wanted.Features == found.Features);
        var hasLemma = wanted.Lemma == found.Lemma || wanted.Lemma == vocabulary.Nothing;
        var hasHead = wanted.Head == (found.Head == TreeWord.Root ? TreeWord.Root : alignment.GoldOf[found.Head]);
        var isAttached = hasHead && wanted.Relation == found.Relation;
        Add(correct, ParsingMeasure.Words, true);
        Add(correct, ParsingMeasure.Upos, hasUpos);
        Add(correct, ParsingMeasure.Xpos, hasXpos);
        Add(correct, ParsingMeasure.Ufeats, hasFeatures);
        Add(correct, ParsingMeasure.AllTags, hasUpos && hasXpos && hasFeatures);
        Add(correct, ParsingMeasure.Lemmas, hasLemma);
        Add(correct, ParsingMeasure.Uas, hasHead);
        Add(correct, ParsingMeasure.Las, isAttached);
        if (TreeVocabulary.IsContent(wanted.Relation))
        {
            row[AlignedContent]++;
            Add(correct, ParsingMeasure.Clas, isAttached);
            Add(correct, ParsingMeasure.Mlas, isAttached && hasUpos && hasFeatures && HasFunctionWords(g, r));
            Add(correct, ParsingMeasure.Blex, isAttached && hasLemma);
        }
    }

    private static void Add(Span<double> correct, ParsingMeasure measure, bool isRight) => correct[(int)measure] += isRight ? 1 : 0;

    private bool HasFunctionWords(int g, int r)
    {
        var (wanted, found) = (goldFunctionWords[g], runFunctionWords[r]);
        return wanted.Count() == found.Count() && wanted.Zip(found).All(pair => IsSame(pair.First, pair.Second));
    }

    private bool IsSame(int g, int r)
    {
        var (wanted, found) = (gold.Words[g], run.Words[r]);
        return alignment.GoldOf[r] == g && wanted.Relation == found.Relation && wanted.Upos == found.Upos && wanted.Features == found.Features;
    }
}
