using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Statistics;
using SharedTask.Worker.Plugins;

namespace SharedTask.Cli;

/// <summary>Has a plugin compare every two of several runs.</summary>
internal sealed class OfflineComparison(OfflineScoring scoring)
{
    /// <summary>Checks the runs, then compares them; stops at the first one that is not valid and at the first fault.</summary>
    public async Task<ComparisonAnswer> RunAsync(
        ScoringOrder order, IReadOnlyList<string> runs, string? metric, double level, CancellationToken cancellationToken)
    {
        foreach (var run in runs)
        {
            var answer = await scoring.RunAsync(order with { Verb = ScoringVerb.Check, Run = run }, cancellationToken);
            if (answer.Outcome.Verdict != PluginVerdict.Scored)
            {
                return new ComparisonAnswer(answer, [run]);
            }

            metric = ChosenMetric(answer.Manifest, metric).Key;
        }

        List<ComparedPair> pairs = [];
        ScoringAnswer? last = null;
        for (var second = 1; second < runs.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                last = await scoring.RunAsync(order with { Run = runs[first], Other = runs[second] }, cancellationToken);
                if (last.Outcome.Verdict != PluginVerdict.Scored)
                {
                    return new ComparisonAnswer(last, [runs[first], runs[second]]);
                }

                pairs.Add(new ComparedPair(first, second, last.Outcome.Result!.Comparisons!));
            }
        }

        return new ComparisonAnswer(last!, runs) { Pairs = pairs, Ranking = Rank(runs, pairs, ChosenMetric(last!.Manifest, metric), level) };
    }

    private static MetricDescription ChosenMetric(PluginManifest manifest, string? key) =>
        manifest.Metrics.FirstOrDefault(metric => metric.Key == (key ?? manifest.DefaultMetric)) ?? throw new UsageException(
            $"There is no metric \"{key}\". There are: {string.Join(", ", manifest.Metrics.Select(metric => metric.Key))}.");

    private static RunRanking Rank(IReadOnlyList<string> runs, List<ComparedPair> pairs, MetricDescription metric, double level)
    {
        double? ValueOf(int run)
        {
            var pair = pairs.First(pair => pair.First == run || pair.Second == run);
            var comparison = pair.By(metric.Key);
            return pair.First == run ? comparison?.Run : comparison?.Other;
        }

        double? PValue(int one, int other) => pairs.First(pair => (pair.First, pair.Second) == (Math.Min(one, other), Math.Max(one, other))).By(metric.Key)?.PValue;

        var sign = metric.Direction == MetricDirection.HigherIsBetter ? -1 : 1;
        int[] order = [.. Enumerable.Range(0, runs.Count).OrderBy(run => sign * ValueOf(run) ?? double.PositiveInfinity)];
        var clusters = SystemClusters.Number(order.Length, (better, worse) => PValue(order[better], order[worse]) ?? double.NaN, level);
        return new RunRanking(
            metric, level, [.. order.Select((run, place) => new RankedRun(runs[run], ValueOf(run), clusters[place], [.. order.Select(other => other == run ? null : PValue(run, other))]))]);
    }
}
