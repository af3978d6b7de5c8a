using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats.KeyPoints;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.KeyPoints;

namespace KeyPointAnalysis;

/// <summary>Scores arguments that were matched to key points.</summary>
public sealed class KeyPointScorer : IScorer
{
    private const int MaxTableGroups = 500;

    private static readonly string[] Keys = [.. KeyPointManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => KeyPointManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var version = parameters.Choice("version", "2", "1") == "1" ? KeyPointVersion.One : KeyPointVersion.Two;
        var data = KeyPointData.Read(input.Files);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        var groups = data.Groups();
        var report = new KeyPointReport([.. groups.Select(group => group.Group)], version);
        var scores = input.ScoreAll(Keys, new([report.Strict, report.Relaxed], random =>
        {
            var (strict, relaxed) = report.Resample(random);
            return [strict, relaxed];
        }));
        return new ScoreSheet(data.Count, scores, [], [PerGroup(groups, version)])
        {
            Statistics = new ItemStatistics(Keys, groups.Count, group => $"{groups[group].Topic} / {groups[group].Stance}", group => Values(groups[group].Group, version)),
        };
    }

    private static double[] Values(KeyPointGroup group, KeyPointVersion version) => [group.AveragePrecision(version, isRelaxed: false), group.AveragePrecision(version, isRelaxed: true)];

    private static ScoreTable PerGroup(IReadOnlyList<(string Topic, string Stance, KeyPointGroup Group)> groups, KeyPointVersion version) => new(
        "Per topic and stance",
        ["Topic", "Stance", "Arguments", "With a key point", "Scored", "AP strict", "AP relaxed"],
        [.. groups.Take(MaxTableGroups).Select(group => (IReadOnlyList<string>)
        [
            group.Topic, group.Stance,
            Print(group.Group.Arguments), Print(group.Group.Answered), Print(group.Group.Kept),
            .. Values(group.Group, version).Select(Print),
        ])]);

    private static string Print(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Print(double value) => double.IsNaN(value) ? "–" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
