using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.Amr;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Smatch;
using SharedTask.Scoring.Statistics;

namespace AmrParsing;

/// <summary>Scores graphs of abstract meaning representation.</summary>
public sealed class AmrScorer : IScorer
{
    private const int MaxTableGraphs = 200;

    private static readonly string[] Keys = [.. AmrManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => AmrManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        var byId = parameters.Choice("pairs", "order", "id") == "id";
        var matcher = new SmatchMatcher(Kinds(parameters.Choice("triples", "all", "instances", "attributes", "relations")));
        var data = AmrData.Read(input.Files, new AmrOptions(byId, byId && missing != "error", parameters.Texts("slices")));
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        bool IsScored(int item) => missing != "ignore" || data.RunOf(item) is not null;
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var sums = Sums(data, all, matcher);
        SliceMeasure Measure(int[] items) => new(Values(sums.Total(items)), random => Values(sums.Draw(items, random)));
        var scores = input.ScoreAll(Keys, Measure(all));
        return new ScoreSheet(all.Length, scores, input.ScoreSlices(data.Slices, IsScored, Keys, Measure), [Search(sums, all), PerGraph(data, sums, all)])
        {
            Statistics = new ItemStatistics(SmatchCounts.Names, all.Length, unit => data.IdOf(all[unit]), unit => sums.Row(all[unit]).ToArray()),
        };
    }

    private static TripleKinds Kinds(string triples) => triples switch
    {
        "instances" => TripleKinds.Instances,
        "attributes" => TripleKinds.Attributes,
        "relations" => TripleKinds.Relations,
        _ => TripleKinds.All,
    };

    private static UnitSums Sums(AmrData data, int[] items, SmatchMatcher matcher)
    {
        var sums = new UnitSums(data.Count, SmatchCounts.Names.Count);
        foreach (var item in items)
        {
            matcher.Match(data.RunOf(item) ?? AmrGraph.Empty, data.GoldOf(item), SmatchMatcher.StepsOfEach(items.Length)).Write(sums.Row(item));
        }

        return sums;
    }

    private static SmatchReport Report(double[] sums) => new(sums[0], sums[1], sums[2]);

    private static double[] Values(double[] sums)
    {
        var report = Report(sums);
        return [report.F1, report.Precision, report.Recall];
    }

    /// <summary>How sure it is that the best mappings were found.</summary>
    private static ScoreTable Search(UnitSums sums, int[] items)
    {
        IReadOnlyList<string> Row(string title, Func<SmatchCounts, bool> isMeant)
        {
            int[] meant = [.. items.Where(item => isMeant(SmatchCounts.Read(sums.Row(item))))];
            var total = sums.Total(meant);
            return [title, Whole(meant.Length), Whole(total[0]), Whole(total[3]), Share(Report(total).F1), Share(new SmatchReport(total[3], total[1], total[2]).F1)];
        }

        return new(
            "Mappings of nodes",
            ["Mapping", "Graphs", "Triples that match", "At most", "F1", "F1 at most"],
            [Row("Proven to be the best", counts => counts.IsProven), Row("Best that was found", counts => !counts.IsProven), Row("All", _ => true)]);
    }

    private static ScoreTable PerGraph(AmrData data, UnitSums sums, int[] items) => new(
        "Per graph",
        ["Graph", "F1", "Precision", "Recall", "Triples that match", "Of the run", "Of the reference", "Proven"],
        [.. items.Take(MaxTableGraphs).Select(item => Row(data.IdOf(item), SmatchCounts.Read(sums.Row(item))))]);

    private static IReadOnlyList<string> Row(string name, SmatchCounts counts)
    {
        var report = new SmatchReport(counts.Matched, counts.Run, counts.Gold);
        return
        [
            Excerpt.Of(name), Share(report.F1), Share(report.Precision), Share(report.Recall),
            Whole(counts.Matched), Whole(counts.Run), Whole(counts.Gold), counts.IsProven ? "yes" : "no",
        ];
    }

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
