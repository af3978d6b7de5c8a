using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.Coreference;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Coreference;
using SharedTask.Scoring.Statistics;

namespace Coreference;

/// <summary>Scores mentions in clusters.</summary>
public sealed class CoreferenceScorer : IScorer
{
    private const int MaxTableDocuments = 200;

    private static readonly string[] Keys = [.. CoreferenceManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => CoreferenceManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var parameters = input.Parameters;
        var missing = parameters.Choice("missing_predictions", "error", "wrong", "ignore");
        var data = CoreferenceData.Read(input.Files, Options(parameters, mayMiss: missing != "error"));
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        bool IsScored(int document) => missing != "ignore" || data.IsAnswered(document);
        int[] all = [.. Enumerable.Range(0, data.Count).Where(IsScored)];
        var sums = Sums(data, all);
        SliceMeasure Measure(int[] documents) => new(Values(sums.Total(documents)), random => Values(sums.Draw(documents, random)));
        var scores = input.ScoreAll(Keys, Measure(all));
        return new ScoreSheet(all.Length, scores, input.ScoreSlices(data.Slices, IsScored, Keys, Measure), [PerDocument(data, all, sums)])
        {
            Statistics = new ItemStatistics(DocumentCounts.Names, all.Length, unit => data.NameOf(all[unit]), unit => sums.Row(all[unit]).ToArray()),
        };
    }

    private static CoreferenceOptions Options(ParameterReader parameters, bool mayMiss) => new(
        new PairLayout(
            parameters.Column("id_field", "id", "doc_key"),
            parameters.Column("reference_field", "clusters") with { AllowsList = true },
            parameters.Column("prediction_field", "predicted_clusters", "clusters") with { AllowsList = true },
            parameters.Texts("slices")),
        parameters.Choice("singletons", "keep", "remove") == "keep",
        mayMiss);

    private static UnitSums Sums(CoreferenceData data, int[] documents)
    {
        var sums = new UnitSums(data.Count, DocumentCounts.Names.Count);
        foreach (var document in documents)
        {
            data.CountsOf(document).Write(sums.Row(document));
        }

        return sums;
    }

    private static double[] Values(double[] sums)
    {
        var report = new CoreferenceReport(sums);
        return [report.ConllF1, .. CoreferenceManifest.Scores.Select(score => score.Score(report)).SelectMany(score => new[] { score.F1, score.Precision, score.Recall })];
    }

    private static ScoreTable PerDocument(CoreferenceData data, int[] documents, UnitSums sums) => new(
        "Per document",
        ["Document", "CoNLL F1", .. CoreferenceManifest.Scores.Select(score => $"{score.Title} F1"), "Mentions", "Clusters", "Mentions of the run", "Clusters of the run"],
        [.. documents.Take(MaxTableDocuments).Select(document => Row(data.NameOf(document), sums.Row(document).ToArray()))]);

    private static IReadOnlyList<string> Row(string name, double[] row)
    {
        var report = new CoreferenceReport(row);
        var counts = DocumentCounts.Read(row);
        return
        [
            Excerpt.Of(name),
            Print(report.ConllF1),
            .. CoreferenceManifest.Scores.Select(score => Print(score.Score(report).F1)),
            .. new[] { counts.GoldMentions, counts.GoldClusters, counts.RunMentions, counts.RunClusters }.Select(count => count.ToString("0", CultureInfo.InvariantCulture)),
        ];
    }

    private static string Print(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
