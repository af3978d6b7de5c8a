using SharedTask.Scoring.Metrics.Corrections;

namespace SharedTask.Scoring.Formats.Corrections;

/// <summary>Sentences with the edits of annotators, and what a run makes of them.</summary>
public sealed class CorrectionData
{
    /// <summary>The greatest number of tokens of a sentence.</summary>
    public const int MaxTokens = 1000;

    /// <summary>The greatest number of sentences of a file.</summary>
    public const int MaxSentences = 1_000_000;

    private readonly IReadOnlyList<M2Sentence>? gold;
    private readonly CorrectionOptions options;
    private readonly ProblemList problems;

    private CorrectionData(IReadOnlyList<M2Sentence>? gold, CorrectionOptions options, ProblemList problems) =>
        (this.gold, this.options, this.problems, Count) = (gold, options, problems, gold?.Count ?? 0);

    /// <summary>How many sentences the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>For each sentence its counts with each annotator; only for a reference and a run without errors.</summary>
    public IReadOnlyList<IReadOnlyList<CorrectionCounts>> Counts { get; private set; } = [];

    /// <summary>Where runs are M2 files, for each sentence its comparison with each annotator, for each of the run's own.</summary>
    public IReadOnlyList<IReadOnlyList<EditComparison>> Comparisons { get; private set; } = [];

    /// <summary>Reads a reference, a run, or both, compares the two, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read and compared.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static CorrectionData Read(PairFiles files, CorrectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var gold = files.FindReference() is { } reference ? M2Reader.Read(reference, files.ReferenceProblems) : null;
        var data = new CorrectionData(gold, options, files.RunProblems);
        if (files.FindRun() is { } run)
        {
            data.ReadRun(run);
        }

        return data;
    }

    internal static void CheckLength(int tokens, InputFile file, long line, ProblemList problems)
    {
        if (tokens > MaxTokens)
        {
            problems.Error(() => new(
                default, ProblemCodes.SentenceTooLong, $"Line {line}: the sentence has {tokens} tokens, and at most {MaxTokens} are compared.", file.Name, line));
        }
    }

    internal static void ReportTooMany(InputFile file, long line, ProblemList problems) =>
        problems.LastError(ProblemCodes.TooManyRows, $"Line {line}: the file has more sentences than {MaxSentences}, the most that are read.", file.Name, line);

    private void ReadRun(InputFile file)
    {
        if (options.GivenLevel is { } level)
        {
            ReadEdits(file, level);
        }
        else
        {
            ReadSentences(file);
        }
    }

    private void ReadSentences(InputFile file)
    {
        var sentences = CorrectedLines.Read(file, problems);
        if (gold is null)
        {
            Count = sentences.Count;
        }
        else if (!problems.HasErrors && HasSameCount(file, sentences.Count, "line", Math.Min(sentences.Count, Count + 1)))
        {
            var counts = gold.Zip(sentences).Select((pair, place) => Match(file, pair.First, pair.Second, place + 1)).ToList();
            Counts = problems.HasErrors ? [] : counts;
        }
    }

    private IReadOnlyList<CorrectionCounts> Match(InputFile file, M2Sentence sentence, string[] tokens, long line)
    {
        var annotators = sentence.Annotators.OrderBy(annotator => annotator.Id).Select(annotator => (IReadOnlyList<GoldEdit>)[.. annotator.Edits.Select(edit => edit.WithAlternatives())]);
        if (new MaxMatch(options.Matching).Count(sentence.Tokens, tokens, [.. annotators]) is { } counts)
        {
            return counts;
        }

        var source = Excerpt.Of(string.Join(' ', sentence.Tokens));
        problems.Error(
            ProblemCodes.TooDifferent,
            $"Line {line}: this sentence of {tokens.Length} tokens has too little in common with sentence {line} of the source, \"{source}\": there are too many ways to align the two. Are the lines in the order of the source?",
            file.Name,
            line);
        return [];
    }

    private void ReadEdits(InputFile file, EditLevel level)
    {
        var sentences = M2Reader.Read(file, problems);
        if (gold is null)
        {
            Count = sentences.Count;
        }
        else if (!problems.HasErrors && HasSameCount(file, sentences.Count, "sentence", sentences[Math.Min(sentences.Count - 1, Count)].Line) && HasSameTokens(file, sentences))
        {
            Comparisons = [.. gold.Zip(sentences).Select(pair => (IReadOnlyList<EditComparison>)[.. pair.Second.Annotators.SelectMany(own => pair.First.Annotators.Select(
                annotator => new EditComparison(own.Edits.Select(edit => edit.Typed()), annotator.Edits.Select(edit => edit.Typed()), level)))])];
            Counts = [.. Comparisons.Select(sentence => (IReadOnlyList<CorrectionCounts>)[.. sentence.Select(comparison => comparison.Counts)])];
        }
    }

    private bool HasSameCount(InputFile file, int found, string unit, long line)
    {
        if (found != Count)
        {
            problems.Error(
                ProblemCodes.LineCount,
                $"The file has {found} {unit}{(found == 1 ? "" : "s")}, and the reference has {Count} sentence{(Count == 1 ? "" : "s")}. Expected one {unit} for each, in the order of the reference.",
                file.Name,
                line);
        }

        return found == Count;
    }

    private bool HasSameTokens(InputFile file, IReadOnlyList<M2Sentence> run)
    {
        foreach (var (wanted, found) in gold!.Zip(run).Where(pair => !pair.First.Tokens.SequenceEqual(pair.Second.Tokens, StringComparer.Ordinal)))
        {
            problems.Error(() => new(
                default, ProblemCodes.TokenDiffers, $"Line {found.Line}: the tokens are not those of the reference, \"{Excerpt.Of(string.Join(' ', wanted.Tokens))}\".", file.Name, found.Line));
        }

        return !problems.HasErrors;
    }
}
