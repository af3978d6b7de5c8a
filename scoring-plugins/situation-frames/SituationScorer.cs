using System.Globalization;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats.Situations;
using SharedTask.Scoring.Hosting;
using SharedTask.Scoring.Metrics.Situations;

namespace SituationFrames;

/// <summary>Scores situations that frames of documents tell of.</summary>
public sealed class SituationScorer : IScorer
{
    private const int MaxTableRanks = 200;

    private static readonly string[] Keys = [.. SituationManifest.Manifest.Metrics.Select(metric => metric.Key)];

    /// <inheritdoc/>
    public PluginManifest Manifest => SituationManifest.Manifest;

    /// <inheritdoc/>
    public ScoreSheet Run(ScorerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (rank, options) = (Ranking(input.Parameters), Options(input.Parameters));
        var data = SituationData.Read(input.Files, options);
        if (!input.MayScore)
        {
            return ScoreSheet.Empty(data.Count);
        }

        SliceMeasure Measure(int[] gold, int[] run)
        {
            var frames = new DocumentFrames([.. gold.Select(frame => data.Gold[frame])], [.. run.Select(frame => data.Run[frame])], input.IsPaired);
            return new SliceMeasure(Values(rank(frames.Count())), random => Values(rank(frames.Draw(random))));
        }

        var all = new DocumentFrames(data.Gold, data.Run, input.IsPaired);
        var whole = rank(all.Count());
        var scores = input.ScoreAll(Keys, new SliceMeasure(Values(whole), random => Values(rank(all.Draw(random)))));
        var slices = data.Slices.SelectMany(column => input.ScoreSlicesOfBoth(column, data.Gold.Count, Keys, Measure));
        return new ScoreSheet(data.Gold.Count, scores, [.. slices], [Table(whole)]);
    }

    private static SituationOptions Options(ParameterReader parameters) => new(
        parameters.Choice("nil_places", "keep", "remove") == "keep",
        parameters.Number("more_confident_than", 0, 0, 1) is > 0 and var least ? least : null,
        parameters.Choices("slices", SituationData.SliceNames));

    private static Func<IEnumerable<SituationCounts>, SituationRanking> Ranking(ParameterReader parameters)
    {
        const int Most = 1_000_000;
        var scale = new GainScale(
            parameters.Whole("high_gravity", 3, 1, Most),
            parameters.Whole("medium_gravity", 2, 1, Most),
            parameters.Number("high_gain", 10, 0, Most),
            parameters.Number("medium_gain", 5, 0, Most),
            parameters.Number("low_gain", 1, 0, Most));
        var discountsSecond = parameters.Choice("discount", "from_third_rank", "from_second_rank") == "from_second_rank";
        return counts => new SituationRanking(counts, scale, discountsSecond);
    }

    private static double[] Values(SituationRanking ranking) =>
    [
        .. SituationManifest.Ties.SelectMany(ties =>
        {
            var curve = ranking.Curve(ties.Order);
            return SituationManifest.Ranks.Prepend(curve.Length).Select(rank => curve.Length == 0 ? 0 : curve[Math.Min(rank, curve.Length) - 1]);
        }),
        ranking.HighGravityRecall,
    ];

    private static ScoreTable Table(SituationRanking ranking)
    {
        double[][] curves = [.. SituationManifest.Ties.Select(ties => ranking.Curve(ties.Order))];
        return new(
            "nDCG by rank",
            ["Rank", .. SituationManifest.Ties.Select(ties => ties.Key)],
            [.. Enumerable.Range(0, Math.Min(MaxTableRanks, ranking.Count)).Select(rank => (IReadOnlyList<string>)[(rank + 1).ToString(CultureInfo.InvariantCulture), .. curves.Select(curve => curve[rank].ToString("0.0000", CultureInfo.InvariantCulture))])]);
    }
}
