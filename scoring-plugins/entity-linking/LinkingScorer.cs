using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.EntityLinking;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.EntityLinking;
using SharedTask.Scoring.Statistics;

namespace EntityLinking;

/// <summary>Scores mentions that are linked to entities.</summary>
public sealed class LinkingScorer : IScorer
{
    // The last unit: a document that only some runs have is none that two runs could be compared by.
    private const string OtherDocuments = "(documents beyond the reference)";

    private static readonly string[] Keys = [.. LinkingManifest.Manifest.Metrics.Select(metric => metric.Key)];

    private static readonly string[] Counts = [.. Enum.GetNames<LinkingCount>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    /// <inheritdoc/>
    public PluginManifest Manifest => LinkingManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var data = LinkingData.Read(input.Files, Options(input.Parameters));
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        var whole = new DocumentSums(data.Gold, data.Run);
        var scores = input.ScoreAll(Keys, whole.Measure(Values, input.IsPaired));
        SliceMeasure Measure(int[] gold, int[] run) => new DocumentSums([.. gold.Select(mention => data.Gold[mention])], [.. run.Select(mention => data.Run[mention])]).Measure(Values, input.IsPaired);
        var slices = data.Slices.SelectMany(column => input.ScoreSlicesOfBoth(column, data.Gold.Count, Keys, Measure));
        return new ScoreSheet(data.Gold.Count, scores, [.. slices], [Table(whole.Total)])
        {
            Statistics = new ItemStatistics(
                Counts, whole.GoldDocuments + 1, unit => unit < whole.GoldDocuments ? data.NameOf(whole.DocumentOf(unit)) : OtherDocuments, whole.RowOrRest),
        };
    }

    private static LinkingOptions Options(ParameterReader parameters) => new(
        parameters.Choice("types", "entity_and_mention", "entity") == "entity_and_mention",
        Policy(parameters, "missing_predictions"),
        Policy(parameters, "additional_documents"),
        parameters.Choices("slices", LinkingData.SliceNames));

    private static UnpairedDocuments Policy(ParameterReader parameters, string key) => parameters.Choice(key, "wrong", "error", "ignore") switch
    {
        "wrong" => UnpairedDocuments.Wrong,
        "error" => UnpairedDocuments.Error,
        _ => UnpairedDocuments.Ignore,
    };

    private static double[] Values(double[] sums) =>
        [.. LinkingMeasure.All.Select(measure => measure.Score(sums)).SelectMany(score => new[] { score.F1, score.Precision, score.Recall })];

    private static ScoreTable Table(double[] sums) => new(
        "Measures",
        ["Measure", "Right of the run", "Wrong of the run", "Found of the reference", "Missed of the reference", "Precision", "Recall", "F1"],
        [.. LinkingMeasure.All.Select(measure => Row(measure, sums))]);

    private static IReadOnlyList<string> Row(LinkingMeasure measure, double[] sums)
    {
        var score = measure.Score(sums);
        return
        [
            measure.Key,
            .. new[] { score.PrecisionPart, score.Run - score.PrecisionPart, score.RecallPart, score.Gold - score.RecallPart }.Select(count => count.ToString("0.###", CultureInfo.InvariantCulture)),
            .. new[] { score.Precision, score.Recall, score.F1 }.Select(value => value.ToString("0.0000", CultureInfo.InvariantCulture)),
        ];
    }
}
