using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Hosting;

/// <summary>Replaces the scores for all items by the plain mean over the slices of one column.</summary>
internal static class SliceMean
{
    /// <summary>Takes the mean.</summary>
    /// <param name="sheet">A sheet with slices by the column.</param>
    /// <param name="column">The column.</param>
    /// <param name="draws">The mean over the column on every resample.</param>
    /// <param name="seed">The seed of resampling, for the record.</param>
    /// <returns>The sheet with other scores; a metric that is undefined for a slice is undefined.</returns>
    /// <exception cref="RequestException">There are as many slices as are kept, so that others may be missing.</exception>
    public static ScoreSheet Of(ScoreSheet sheet, string column, DrawMean draws, long seed)
    {
        var slices = sheet.Slices.Where(slice => slice.By == column).ToList();
        return slices.Count < SliceColumn.MaxValues
            ? sheet with { Scores = draws.WithIntervals([.. sheet.Scores.Select((score, metric) => new MetricScore(score.Metric, Mean(slices, metric)))], seed) }
            : throw new RequestException($"The parameter \"{SharedParameters.MeanOver}\" names the column \"{Excerpt.Of(column)}\", which has {SliceColumn.MaxValues} values or more: too many for a mean over slices.");
    }

    private static double? Mean(List<SliceScore> slices, int metric) =>
        WeightedMean.Of([.. slices.Select(slice => (slice.Scores[metric].Value ?? double.NaN, 1.0))]);
}
