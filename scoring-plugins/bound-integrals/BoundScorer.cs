using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;

namespace BoundIntegrals;

/// <summary>Scores the bounds of solvers over time.</summary>
public sealed class BoundScorer : IScorer
{
    private const int MaxTableInstances = 500;

    private static readonly string[] Keys = [.. BoundManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => BoundManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var options = BoundOptions.Read(input.Parameters);
        var reference = InstanceTable.Read(input.Files, options);
        var run = BoundTable.Read(input.Files, reference, options);
        return input.MayScore ? Score(input, reference, run, options.IgnoresMissing) : ScoreSheet.Empty(run.Count);
    }

    private static ScoreSheet Score(ScorerInput input, InstanceTable reference, BoundTable run, bool ignoresMissing)
    {
        bool IsScored(int instance) => !ignoresMissing || run.Found[instance] is not null;
        double[][] integrals = [.. reference.Instances.Select((instance, place) => instance.Integrals(run.Found[place] ?? new FoundBounds()))];
        SliceMeasure Measure(int[] instances) => ItemMeans.Of(Keys.Length, Array.ConvertAll(instances, instance => integrals[instance]));

        int[] all = [.. Enumerable.Range(0, run.Count).Where(IsScored)];
        string NameOf(int unit) => reference.Rows!.NameOf(all[unit]);
        IReadOnlyList<string> Row(int unit) => [NameOf(unit), .. integrals[all[unit]].Select(Print)];
        var scores = input.ScoreAll(Keys, Measure(all), run.Greatest);
        var slices = input.ScoreSlices(reference.Slices, IsScored, Keys, Measure);
        var table = new ScoreTable("Per instance", ["Instance", .. BoundManifest.Manifest.Metrics.Select(metric => metric.Title)], [.. Enumerable.Range(0, Math.Min(all.Length, MaxTableInstances)).Select(Row)]);
        return new ScoreSheet(all.Length, scores, slices, [table])
        {
            Statistics = new ItemStatistics(Keys, all.Length, NameOf, unit => integrals[all[unit]]),
        };
    }

    private static string Print(double value) => double.IsFinite(value) ? value.ToString("0.####", CultureInfo.InvariantCulture) : "–";
}
