using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Hosting;

/// <summary>What a scorer is given.</summary>
/// <param name="Verb">Check or score.</param>
/// <param name="Files">The reference and the run, either of which may be absent in a check.</param>
/// <param name="Parameters">The organizers' parameters.</param>
/// <param name="Seed">The seed of every random choice.</param>
public sealed record ScorerInput(ScoringVerb Verb, PairFiles Files, ParameterReader Parameters, long Seed)
{
    /// <summary>Whether scores are wanted and nothing stands against them.</summary>
    public bool MayScore => Verb == ScoringVerb.Score && !Files.ReferenceProblems.HasErrors && !Files.RunProblems.HasErrors;

    /// <summary>
    /// Whether the scores are compared with those of another run: resamples have to draw the same items of both, whatever the runs say of them.
    /// </summary>
    public bool IsPaired { get; init; }

    private readonly HashSet<string> overflowed = new(StringComparer.Ordinal);
    private GreatestNumber? greatest;

    /// <summary>The column over whose values a mean is taken, or nothing.</summary>
    internal string MeanOver { get; init; } = "";

    /// <summary>Whether scores get confidence intervals.</summary>
    internal IntervalOptions Intervals { get; init; } = new(0, 0.95);

    /// <summary>The mean over that column on every resample.</summary>
    internal DrawMean SliceDraws { get; } = new();

    /// <summary>
    /// Scores all items together. Nothing is resampled where a mean over slices takes the place of these scores.
    /// </summary>
    /// <param name="metrics">The metrics' keys.</param>
    /// <param name="whole">What all items together are.</param>
    /// <param name="greatest">Where the run has its greatest number, for metrics that may be too large to compute: an infinite value, of all items or of a slice, is told in a warning.</param>
    /// <returns>The scores.</returns>
    public IReadOnlyList<MetricScore> ScoreAll(IReadOnlyList<string> metrics, SliceMeasure whole, GreatestNumber? greatest = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(whole);
        this.greatest = greatest;
        WarnOfOverflow(metrics, whole.Values, string.Empty);
        var drawn = whole.Resample is null || MeanOver.Length > 0 ? 0 : Intervals.Resamples;
        return MetricIntervals.Score(metrics, whole.Values, drawn, Intervals.Level, Seed, whole.Resample ?? (_ => whole.Values));
    }

    /// <summary>Scores the slices of some columns; those that a mean is taken over are resampled, each by itself.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="isScored">Whether an item, by its number, is scored.</param>
    /// <param name="metrics">The metrics' keys.</param>
    /// <param name="measure">Measures the items of a slice, by their numbers.</param>
    /// <returns>The slices.</returns>
    public IReadOnlyList<SliceScore> ScoreSlices(
        IEnumerable<SliceColumn> columns, Func<int, bool> isScored, IReadOnlyList<string> metrics, Func<int[], SliceMeasure> measure)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(measure);
        return
        [
            .. columns.SelectMany(column => column.Cut(isScored, Files.RunProblems).Select((slice, place) => new SliceScore(
                column.Name, slice.Value, slice.Items.Length, Score(column.Name, place, slice.Value, measure(slice.Items))))),
        ];

        IReadOnlyList<MetricScore> Score(string column, int place, string value, SliceMeasure slice)
        {
            WarnOfOverflow(metrics, slice.Values, $" where {Excerpt.Of(column)} is \"{Excerpt.Of(value)}\"");
            var wanted = column == MeanOver ? Intervals.Resamples : 0;
            var drawn = slice.Resample is null ? 0 : wanted;
            var scores = MetricIntervals.Score(metrics, slice.Values, drawn, Intervals.Level, SeedOf(place), slice.Resample ?? (_ => slice.Values));
            if (wanted > 0)
            {
                SliceDraws.Add(scores, 1);
            }

            // The values on resamples are kept by the mean: those of all slices together would be too many.
            return [.. scores];
        }
    }

    /// <summary>
    /// Scores the slices of a column whose items are those of the reference and, behind them, those of the run: a slice has the items of both
    /// with a value, its size is how many the reference has, and a value that the reference does not have makes none.
    /// </summary>
    /// <param name="column">The column.</param>
    /// <param name="gold">How many items the reference has.</param>
    /// <param name="metrics">The metrics' keys.</param>
    /// <param name="measure">Measures items of the reference, by their numbers, and of the run, counted from 0 as well.</param>
    /// <returns>The slices.</returns>
    public IEnumerable<SliceScore> ScoreSlicesOfBoth(SliceColumn column, int gold, IReadOnlyList<string> metrics, Func<int[], int[], SliceMeasure> measure)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(measure);
        var sizes = new int[column.ValueCount];
        foreach (var code in column.Codes[..gold])
        {
            sizes[code]++;
        }

        SliceMeasure Measure(int[] items)
        {
            var first = items.Count(item => item < gold);
            return measure(items[..first], [.. items[first..].Select(item => item - gold)]);
        }

        var sizeOf = Enumerable.Range(0, sizes.Length).ToDictionary(column.Value, code => sizes[code], StringComparer.Ordinal);
        return ScoreSlices([column], item => sizes[column.Codes[item]] > 0, metrics, Measure).Select(slice => slice with { Size = sizeOf[slice.Value] });
    }

    private void WarnOfOverflow(IReadOnlyList<string> metrics, double[] values, string where)
    {
        var keys = metrics.Where((key, metric) => greatest is not null && double.IsInfinity(values[metric]) && overflowed.Add(key)).ToList();
        if (keys.Count > 0)
        {
            var cause = greatest!.Line is { } line ? $"Line {line}: the number {greatest.Value} is too large to compute with. " : string.Empty;
            Files.RunProblems.Warning(
                ProblemCodes.Overflow,
                $"{cause}These scores are beyond 1.79E+308, the greatest number there is for them, and so undefined{where}: {string.Join(", ", keys)}.",
                greatest.File, greatest.Line, greatest.Column, greatest.Value);
        }
    }

    // Slices are resampled independently of each other, and of other files and their slices.
    private long SeedOf(int place) => unchecked(Seed + ((place + 1L) << 32));
}
