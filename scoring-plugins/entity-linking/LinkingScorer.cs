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
        var scores = input.ScoreAll(Keys, whole.Measure(Values));
        return new ScoreSheet(data.Gold.Count, scores, [.. data.Slices.SelectMany(column => Slices(input, data, column))], [Table(whole.Total)])
        {
            Statistics = new ItemStatistics(
                Counts, whole.GoldDocuments + 1, unit => unit < whole.GoldDocuments ? data.NameOf(whole.DocumentOf(unit)) : OtherDocuments, whole.RowOrRest),
        };
    }

    private static LinkingOptions Options(ParameterReader parameters)
    {
        var slices = parameters.Texts("slices");
        return slices.FirstOrDefault(name => !LinkingData.SliceNames.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new RequestException($"The parameter \"slices\" names \"{Excerpt.Of(unknown)}\", and slices are by {string.Join(", ", LinkingData.SliceNames)}.")
            : new LinkingOptions(
                parameters.Choice("types", "entity_and_mention", "entity") == "entity_and_mention",
                Policy(parameters, "missing_predictions"),
                Policy(parameters, "additional_documents"),
                slices);
    }

    private static UnpairedDocuments Policy(ParameterReader parameters, string key) => parameters.Choice(key, "wrong", "error", "ignore") switch
    {
        "wrong" => UnpairedDocuments.Wrong,
        "error" => UnpairedDocuments.Error,
        _ => UnpairedDocuments.Ignore,
    };

    /// <summary>A slice has the mentions of both sides with a value; its size is how many the reference has, and without any there is none.</summary>
    private static IEnumerable<SliceScore> Slices(ScorerInput input, LinkingData data, SliceColumn column)
    {
        var sizes = new int[column.ValueCount];
        foreach (var code in column.Codes[..data.Gold.Count])
        {
            sizes[code]++;
        }

        SliceMeasure Measure(int[] items)
        {
            var first = items.Count(item => item < data.Gold.Count);
            return new DocumentSums([.. items[..first].Select(item => data.Gold[item])], [.. items[first..].Select(item => data.Run[item - data.Gold.Count])]).Measure(Values);
        }

        var sizeOf = Enumerable.Range(0, sizes.Length).ToDictionary(column.Value, code => sizes[code], StringComparer.Ordinal);
        return input.ScoreSlices([column], item => sizes[column.Codes[item]] > 0, Keys, Measure).Select(slice => slice with { Size = sizeOf[slice.Value] });
    }

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
