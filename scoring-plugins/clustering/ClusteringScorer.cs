using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.Clustering;
using SharedTask.Scoring.Statistics;

namespace Clustering;

/// <summary>Scores a cluster per item, within groups where there are any.</summary>
public sealed class ClusteringScorer : IScorer
{
    private const int MaxTableGroups = 200;

    private static readonly string[] Keys = [.. ClusteringManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => ClusteringManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        var groupColumn = parameters.Text("group_column", "");
        var hasGroups = groupColumn.Length > 0;
        var layout = new PairLayout(
            new FieldSpec(parameters.Text("id_column", "id")),
            parameters.Column("reference_column", "cluster", "label", "class", "gold"),
            parameters.Column("prediction_column", "cluster", "label", "prediction", "predicted"),
            [.. parameters.Texts("slices"), .. hasGroups ? [groupColumn] : Array.Empty<string>()]);
        var data = PartitionData.Read(input.Files, layout, mayMiss: missing != "error");
        var resamples = parameters.Whole("interval_resamples", 0, 0, 100_000);
        var level = parameters.Number("interval_level", 0.95, 0.5, 0.999);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        var predicted = data.Predicted.ToArray();
        bool IsScored(int item) => missing != "ignore" || predicted[item] != PartitionData.Unanswered;
        var groups = hasGroups ? data.Columns[^1] : null;
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var whole = Groups(data, groups, all);
        var scores = MetricIntervals.Score(
            Keys, Mean(whole), whole.Count > 1 ? resamples : 0, level, input.Seed, random => Mean([.. whole.Select(_ => whole[(int)random.Next((uint)whole.Count)])]));
        var slices = data.Columns
            .SkipLast(hasGroups ? 1 : 0)
            .SelectMany(column => column.Cut(IsScored, input.Files.RunProblems).Select(slice => (column.Name, slice.Value, slice.Items)))
            .Select(slice => new SliceScore(
                slice.Name,
                slice.Value,
                slice.Items.Length,
                MetricIntervals.Score(Keys, Mean(Groups(data, groups, slice.Items)), 0, level, 0, _ => [])))
            .ToList();
        return new ScoreSheet(all.Length, scores, slices, groups is null ? [] : [PerGroup(groups.Name, whole)])
        {
            // Items of one clustering depend on each other: only groups are units that may be exchanged.
            Statistics = groups is null ? null : new ItemStatistics(Keys, whole.Count, group => whole[group].Name, group => whole[group].Values),
        };
    }

    private static List<(string Name, int Size, double[] Values)> Groups(PartitionData data, SliceColumn? groups, int[] items)
    {
        if (groups is null)
        {
            return [(string.Empty, items.Length, Score(data, items))];
        }

        var members = items.ToLookup(item => groups.Codes[item]);
        return [.. groups.InOrder().Where(members.Contains).Select(code => (code, Items: members[code].ToArray()))
            .Select(group => (groups.Value(group.code), group.Items.Length, Score(data, group.Items)))];
    }

    private static double[] Score(PartitionData data, int[] items)
    {
        var gold = Renumber(items, item => data.Gold[item], out var classes);
        var predicted = Renumber(items, item => data.Predicted[item], out var clusters);
        var report = new ClusteringReport(ConfusionMatrix.Count(Math.Max(classes, clusters), gold, predicted));
        return
        [
            report.AdjustedRandIndex, report.AdjustedMutualInformation, report.NormalizedMutualInformation,
            report.Homogeneity, report.Completeness, report.VMeasure, report.FowlkesMallows, report.Purity,
            report.BCubedF1, report.BCubedPrecision, report.BCubedRecall,
        ];
    }

    /// <summary>Numbers from 0 instead of those of the whole file, so that small groups have small tables; an unanswered item gets one of its own.</summary>
    private static int[] Renumber(int[] items, Func<int, int> number, out int count)
    {
        var numbers = new Dictionary<int, int>();
        var renumbered = new int[items.Length];
        var next = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var old = number(items[i]);
            if (old == PartitionData.Unanswered)
            {
                renumbered[i] = next++;
                continue;
            }

            if (!numbers.TryGetValue(old, out renumbered[i]))
            {
                numbers[old] = renumbered[i] = next++;
            }
        }

        count = next;
        return renumbered;
    }

    private static double[] Mean(List<(string Name, int Size, double[] Values)> groups)
    {
        var means = new double[Keys.Length];
        for (var metric = 0; metric < means.Length; metric++)
        {
            var sum = default(CompensatedSum);
            foreach (var (_, _, values) in groups)
            {
                sum.Add(values[metric]);
            }

            means[metric] = groups.Count == 1 ? groups[0].Values[metric] : sum.Value / groups.Count;
        }

        return means;
    }

    private static ScoreTable PerGroup(string column, List<(string Name, int Size, double[] Values)> groups) => new(
        $"Per {column}",
        [column, "Items", .. ClusteringManifest.Manifest.Metrics.Select(metric => metric.Title)],
        [.. groups.Take(MaxTableGroups).Select(group => (IReadOnlyList<string>)
        [
            group.Name,
            group.Size.ToString(CultureInfo.InvariantCulture),
            .. group.Values.Select(value => value.ToString("0.0000", CultureInfo.InvariantCulture)),
        ])]);
}
