using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats.Mrp;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Mrp;

namespace MeaningRepresentationParsing;

/// <summary>Scores graphs of meanings in several frameworks.</summary>
public sealed class MrpScorer : IScorer
{
    private static readonly string[] Keys = [.. MrpMetric.All.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => MrpManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var missing = input.Parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        var mayHaveOthers = input.Parameters.Choice("unknown_graphs", "error", "ignore") == "ignore";
        var data = MrpData.Read(input.Files, new MrpOptions(missing != "error", mayHaveOthers, input.Parameters.Texts("slices")));
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        bool IsScored(int item) => missing != "ignore" || data.RunOf(item) is not null;
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var sums = Compare(data, all, input.Parameters.Whole("search_work", 3, 1, 1000));
        SliceMeasure Measure(int[] items) => new(MrpSums.Values(sums.Totals(items)), random => MrpSums.Values(sums.Draws(items, random)));
        var scores = input.ScoreAll(Keys, Measure(all));
        return new ScoreSheet(
            all.Length, scores, input.ScoreSlices(data.Slices, IsScored, Keys, Measure), [MrpTables.PerFramework(data, sums, all), MrpTables.Search(sums, all), MrpTables.PerGraph(data, sums, all)])
        {
            Statistics = new ItemStatistics(MrpSums.Names, all.Length, unit => data.IdOf(all[unit]), unit => sums.Row(all[unit])),
        };
    }

    private static MrpSums Compare(MrpData data, int[] items, long billions)
    {
        var frameworks = data.Frameworks.Index().ToDictionary(framework => framework.Item, framework => framework.Index, StringComparer.Ordinal);
        var sums = new MrpSums(data.Count, item => frameworks[data.GoldOf(item).Framework]);
        var matcher = new MrpMatcher(items.Length, billions * 1_000_000_000);
        foreach (var item in items)
        {
            var gold = data.GoldOf(item);
            var run = data.RunOf(item) ?? MrpGraph.EmptyFor(gold);
            sums.Set(item, matcher.Match(run, gold), MrpDependencies.Of(run, gold));
        }

        return sums;
    }
}
