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

    /// <summary>The column over whose values a mean is taken, or nothing.</summary>
    internal string MeanOver { get; init; } = "";

    /// <summary>The mean over that column on every resample.</summary>
    internal DrawMean SliceDraws { get; } = new();

    /// <summary>Scores the slices of some columns; those that a mean is taken over are resampled, each by itself.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="isScored">Whether an item, by its number, is scored.</param>
    /// <param name="metrics">The metrics' keys.</param>
    /// <param name="resamples">How many resamples; 0 for no interval.</param>
    /// <param name="level">The confidence level, in 0..1 exclusive.</param>
    /// <param name="measure">Measures the items of a slice, by their numbers.</param>
    /// <returns>The slices.</returns>
    public IReadOnlyList<SliceScore> ScoreSlices(
        IEnumerable<SliceColumn> columns, Func<int, bool> isScored, IReadOnlyList<string> metrics, int resamples, double level, Func<int[], SliceMeasure> measure)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(measure);
        return
        [
            .. columns.SelectMany(column => column.Cut(isScored, Files.RunProblems).Select((slice, place) => new SliceScore(
                column.Name, slice.Value, slice.Items.Length, Score(column.Name == MeanOver ? resamples : 0, place, measure(slice.Items))))),
        ];

        IReadOnlyList<MetricScore> Score(int wanted, int place, SliceMeasure slice)
        {
            var drawn = slice.Resample is null ? 0 : wanted;
            var scores = MetricIntervals.Score(metrics, slice.Values, drawn, level, SeedOf(place), slice.Resample ?? (_ => slice.Values));
            if (wanted > 0)
            {
                SliceDraws.Add(scores, 1);
            }

            // The values on resamples are kept by the mean: those of all slices together would be too many.
            return [.. scores];
        }
    }

    // Slices are resampled independently of each other, and of other files and their slices.
    private long SeedOf(int place) => unchecked(Seed + ((place + 1L) << 32));
}
