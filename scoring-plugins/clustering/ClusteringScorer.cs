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
        var knownColumn = parameters.Text("known_column", "");
        var knownValue = parameters.Text("known_value", "old");
        var layout = new PairLayout(
            parameters.Column("id_column", "id"),
            parameters.Column("reference_column", "cluster", "label", "class", "gold"),
            parameters.Column("prediction_column", "cluster", "label", "prediction", "predicted"),
            [.. parameters.Texts("slices"), .. FurtherColumns(groupColumn, knownColumn)]);
        var data = PartitionData.Read(input.Files, layout, mayMiss: missing != "error");
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        var predicted = data.Predicted.ToArray();
        var sliceCount = parameters.Texts("slices").Count;
        var groups = groupColumn.Length > 0 ? data.Columns[sliceCount] : null;
        var known = new KnownItems(data, groups, knownColumn.Length > 0 ? data.Columns[^1] : null, knownValue);
        bool IsScored(int item) => !known.Contains(item) && (missing != "ignore" || predicted[item] != PartitionData.Unanswered);
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var whole = Groups(data, groups, known, all);
        var scores = input.ScoreAll(Keys, Measure(whole));
        var slices = input.ScoreSlices(data.Columns.Take(sliceCount), IsScored, Keys, items => Measure(Groups(data, groups, known, items)));
        return new ScoreSheet(all.Length, scores, slices, groups is null ? [] : [PerGroup(groups.Name, whole)])
        {
            // Items of one clustering depend on each other: only groups are units that may be exchanged.
            Statistics = groups is null ? null : new ItemStatistics(Keys, whole.Count, group => whole[group].Name, group => whole[group].Values),
        };
    }

    private static IEnumerable<string> FurtherColumns(params string[] names) => names.Where(name => name.Length > 0);

    /// <summary>Groups are what may be drawn again; one of them alone tells nothing of chance.</summary>
    private static SliceMeasure Measure(List<(string Name, int Size, double[] Values)> groups) =>
        new(Mean(groups), groups.Count > 1 ? random => Mean([.. groups.Select(_ => groups[(int)random.Next((uint)groups.Count)])]) : null);

    private static List<(string Name, int Size, double[] Values)> Groups(PartitionData data, SliceColumn? groups, KnownItems known, int[] items)
    {
        if (groups is null)
        {
            return [(string.Empty, items.Length, Score(data, known, items))];
        }

        var members = items.ToLookup(item => groups.Codes[item]);
        return [.. groups.InOrder().Where(members.Contains).Select(code => (code, Items: members[code].ToArray()))
            .Select(group => (groups.Value(group.code), group.Items.Length, Score(data, known, group.Items)))];
    }

    private static double[] Score(PartitionData data, KnownItems known, int[] items)
    {
        var gold = Renumber(items, item => data.Gold[item], out var classes);
        var predicted = Renumber(items, item => data.Predicted[item], out var clusters);
        var report = new ClusteringReport(ConfusionMatrix.Count(Math.Max(classes, clusters), gold, predicted));
        return
        [
            report.AdjustedRandIndex, report.AdjustedMutualInformation, report.NormalizedMutualInformation,
            report.Homogeneity, report.Completeness, report.VMeasure, report.FowlkesMallows, report.Purity,
            report.BCubedF1, report.BCubedPrecision, report.BCubedRecall,
            known.MacroF1(items),
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
            // Only the F1 of known classes can be undefined: such groups are left out of its mean.
            var sum = default(CompensatedSum);
            var counted = 0;
            foreach (var (_, _, values) in groups.Where(group => !double.IsNaN(group.Values[metric])))
            {
                sum.Add(values[metric]);
                counted++;
            }

            means[metric] = groups.Count == 1 ? groups[0].Values[metric] : sum.Value / counted;
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
            .. group.Values.Select(value => double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture)),
        ])]);
}
