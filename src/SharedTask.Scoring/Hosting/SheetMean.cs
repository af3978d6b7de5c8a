using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Hosting;

/// <summary>
/// Makes one sheet of those of a task's parts: a score is the mean over parts, or the mean of means where parts have several names, or
/// the worst one; undefined if it is for one part. Each part, and each group of parts, becomes a slice.
/// </summary>
/// <param name="options">How parts count.</param>
/// <param name="metrics">The plugin's metrics.</param>
/// <param name="parts">The parts that count.</param>
internal sealed class SheetMean(FileOptions options, IReadOnlyList<MetricDescription> metrics, IReadOnlyList<FilePart> parts)
{
    private readonly List<Entry> entries = [];
    private readonly DrawMean draws = new(options.TakesWorst ? key => IsHigherBetter(metrics, key) : null);

    private sealed record Entry(FilePart Part, ScoreSheet Sheet);

    private sealed record Share(FilePart Part, IReadOnlyList<MetricScore> Scores, long Size);

    /// <summary>Adds the sheet of a part; its scores are not used if the run has no file for it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="sheet">Its sheet.</param>
    public void Add(FilePart part, ScoreSheet sheet)
    {
        var weight = options.ByItems ? sheet.Items : EqualWeight(part);
        if (sheet.Scores is ResampledScores resampled)
        {
            draws.Add(resampled, weight);
            // Kept by the mean: those of two hundred parts together would be too many.
            sheet = sheet with { Scores = [.. sheet.Scores] };
        }
        else if (part.Run is null)
        {
            draws.AddConstant(metric => MissingValue(metric.Metric) ?? double.NaN, weight);
        }

        entries.Add(new Entry(part, sheet));
    }

    /// <summary>The sheet of all parts together.</summary>
    /// <param name="seed">The seed of resampling, for the record.</param>
    /// <returns>The sheet.</returns>
    public ScoreSheet Result(long seed)
    {
        string[] keys = [.. entries.First(entry => entry.Part.Run is not null).Sheet.Scores.Select(score => score.Metric)];
        List<Share> shares = [.. entries.Select(entry => new Share(
            entry.Part, entry.Part.Run is null ? [.. keys.Select(key => new MetricScore(key, MissingValue(key)))] : entry.Sheet.Scores, entry.Sheet.Items))];
        return new ScoreSheet(ItemsOf(shares), draws.WithIntervals(Mean(shares, 0), seed), [.. PartSlices(shares), .. InnerSlices()], Tables())
        {
            Statistics = ItemStatistics.Concat([.. entries.Where(entry => entry.Sheet.Statistics is not null).Select(entry => (entry.Part.Title, entry.Sheet.Statistics!))]),
        };
    }

    /// <summary>What a metric is for a file that did not come.</summary>
    private double? MissingValue(string key) => options.Missing != MissingFiles.Zero ? null
        : metrics.First(metric => metric.Key == key) is { Direction: MetricDirection.LowerIsBetter } metric ? metric.Highest
        : 0;

    private static long ItemsOf(IEnumerable<Share> shares) => shares.Sum(share => share.Part.CountsItems ? share.Size : 0);

    private double EqualWeight(FilePart part)
    {
        var weight = 1.0;
        IEnumerable<FilePart> group = parts;
        for (var level = 0; level < part.Values.Count; level++)
        {
            var value = part.Values[level];
            weight *= options.WeightOf(value) / group.Select(other => other.Values[level]).Distinct(StringComparer.Ordinal).Sum(options.WeightOf);
            var at = level;
            group = [.. group.Where(other => other.Values[at] == value)];
        }

        return weight;
    }

    private IReadOnlyList<MetricScore> Mean(IReadOnlyList<Share> shares, int level)
    {
        if (level == options.Names.Count)
        {
            return shares[0].Scores;
        }

        List<(IReadOnlyList<MetricScore> Scores, double Weight)> means = options.ByItems
            ? [.. shares.Select(share => (share.Scores, (double)share.Size))]
            : [.. shares.GroupBy(share => share.Part.Values[level], StringComparer.Ordinal).Select(group => (Mean([.. group], level + 1), options.WeightOf(group.Key)))];
        return [.. means[0].Scores.Select((score, metric) => new MetricScore(score.Metric, OneOf(score.Metric, [.. means.Select(mean => (mean.Scores[metric].Value ?? double.NaN, mean.Weight))])))];
    }

    private static bool IsHigherBetter(IReadOnlyList<MetricDescription> metrics, string key) => metrics.First(metric => metric.Key == key).Direction == MetricDirection.HigherIsBetter;

    private double? OneOf(string metric, IReadOnlyList<(double Value, double Weight)> values)
    {
        if (!options.TakesWorst)
        {
            return WeightedMean.Of(values);
        }

        // Both are NaN where one value is.
        var worst = values.Select(value => value.Value).Aggregate(IsHigherBetter(metrics, metric) ? Math.Min : Math.Max);
        return double.IsFinite(worst) ? worst : null;
    }

    private IEnumerable<SliceScore> PartSlices(IReadOnlyList<Share> shares) =>
        from level in Enumerable.Range(1, options.Names.Count)
        let property = string.Join(FilePart.Separator, options.Names.Take(level))
        from slice in shares.GroupBy(share => string.Join(FilePart.Separator, share.Part.Values.Take(level)), StringComparer.Ordinal)
        select new SliceScore(property, slice.Key, level == options.Names.Count ? slice.Sum(share => share.Size) : ItemsOf(slice), Mean([.. slice], level));

    /// <summary>A slice of the parts is the mean over the parts that have it.</summary>
    private IEnumerable<SliceScore> InnerSlices() =>
        entries
            .SelectMany(entry => entry.Sheet.Slices.Select(slice => (slice.By, slice.Value, Share: new Share(entry.Part, slice.Scores, slice.Size))))
            .GroupBy(slice => slice.By, StringComparer.Ordinal)
            .SelectMany(column => column
                .GroupBy(slice => slice.Value, slice => slice.Share, StringComparer.Ordinal)
                .Select(slice => new SliceScore(column.Key, slice.Key, ItemsOf(slice), Mean([.. slice], 0)))
                .OrderByDescending(slice => slice.Size)
                .Take(SliceColumn.MaxValues)
                .OrderBy(slice => slice.Value, StringComparer.Ordinal));

    /// <summary>The first table of every part, then the second of every part: where they are too many, each part keeps its first.</summary>
    private List<ScoreTable> Tables()
    {
        var left = ScoringProtocol.MaxCells;
        return
        [
            .. entries
                .SelectMany(entry => entry.Sheet.Tables.Select((table, place) => (Place: place, Table: table with { Title = $"{entry.Part.Title}: {table.Title}" })))
                .OrderBy(entry => entry.Place)
                .Select(entry => entry.Table)
                .Take(ScoringProtocol.MaxTables)
                .TakeWhile(table => (left -= (table.Rows.Count + 1) * table.Columns.Count) >= 0),
        ];
    }
}
