using CsCheck;
using SharedTask.Scoring.Metrics.Coreference;
using SharedTask.Scoring.Metrics.EntityLinking;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class LinkingProperties
{
    /// <summary>For each of some spans its entity, or none; entities from 3 on are not in the knowledge base.</summary>
    private static readonly Gen<(int Entity, int Type)[]> Sides = Gen.Select(Gen.Int[-1, 5], Gen.Int[0, 1]).Array[1, 14];

    private static readonly Gen<((int Entity, int Type)[] Gold, (int Entity, int Type)[] Run)> Pairs = Gen.Select(Sides, Sides);

    [Fact]
    public void Measures_AreFromZeroToOne() => Pairs.Sample(pair =>
    {
        foreach (var (measure, score) in Scores(pair.Gold, pair.Run))
        {
            score.Recall.ShouldBeInRange(0, 1 + 1e-12, measure);
            score.Precision.ShouldBeInRange(0, 1 + 1e-12, measure);
        }
    });

    [Fact]
    public void SameMentions_ArePerfect() => Sides.Where(side => side.Any(mention => mention.Entity is >= 0 and < 3)).Sample(side =>
    {
        foreach (var (measure, score) in Scores(side, side).Where(entry => entry.Score.Gold > 0))
        {
            score.F1.ShouldBe(1, 1e-12, measure);
        }
    });

    [Fact]
    public void SidesChanged_ChangeRecallAndPrecision() => Pairs.Sample(pair =>
    {
        foreach (var ((measure, one), (_, other)) in Scores(pair.Gold, pair.Run).Zip(Scores(pair.Run, pair.Gold)))
        {
            one.Recall.ShouldBe(other.Precision, 1e-12, measure);
            one.Precision.ShouldBe(other.Recall, 1e-12, measure);
        }
    });

    /// <summary>What is shared out among documents adds up to the counts of all clusters together.</summary>
    [Fact]
    public void SumsOverDocuments_AreThoseOfCoreference() => Pairs.Sample(pair =>
    {
        var counts = new ClusterOverlap(Clusters(pair.Gold), Clusters(pair.Run)).Count();
        var sums = Sums(pair.Gold, pair.Run);

        foreach (var (count, expected) in new[]
        {
            (LinkingCount.Mentions, counts.Correct), (LinkingCount.GoldClusters, counts.GoldClusters), (LinkingCount.RunClusters, counts.RunClusters),
            (LinkingCount.GoldLinks, counts.GoldLinks), (LinkingCount.RunLinks, counts.RunLinks), (LinkingCount.CommonLinks, counts.Links),
            (LinkingCount.BCubedRecall, counts.BCubedRecall), (LinkingCount.BCubedPrecision, counts.BCubedPrecision),
            (LinkingCount.MentionCeaf, counts.SharedMentions), (LinkingCount.EntityCeaf, counts.Similarity),
        })
        {
            sums[(int)count].ShouldBe(expected, 1e-9, count.ToString());
        }
    });

    [Fact]
    public void StricterMeasures_FindNoMore() => Pairs.Sample(pair =>
    {
        var sums = Sums(pair.Gold, pair.Run);
        foreach (var (strict, loose) in new[]
        {
            (LinkingCount.TypedMentions, LinkingCount.Mentions), (LinkingCount.Resolved, LinkingCount.Mentions), (LinkingCount.TypedResolved, LinkingCount.Resolved),
            (LinkingCount.Links, LinkingCount.LinkedMentions), (LinkingCount.TypedLinks, LinkingCount.Links), (LinkingCount.TypedNils, LinkingCount.Nils),
            (LinkingCount.MentionCeafPlus, LinkingCount.MentionCeaf), (LinkingCount.TypedMentionCeaf, LinkingCount.MentionCeaf), (LinkingCount.TypedMentionCeafPlus, LinkingCount.TypedMentionCeaf),
            (LinkingCount.BCubedPlusRecall, LinkingCount.BCubedRecall), (LinkingCount.MentionCeaf, LinkingCount.Mentions),
        })
        {
            sums[(int)strict].ShouldBeLessThanOrEqualTo(sums[(int)loose] + 1e-12, $"{strict} and {loose}");
        }
    });

    private static IEnumerable<(string Measure, CoreferenceScore Score)> Scores((int Entity, int Type)[] gold, (int Entity, int Type)[] run)
    {
        var sums = Sums(gold, run);
        return LinkingMeasure.All.Select(measure => (measure.Key, measure.Score(sums)));
    }

    private static double[] Sums((int Entity, int Type)[] gold, (int Entity, int Type)[] run) => LinkingCounter.Count(Mentions(gold), Mentions(run), 3).Total([0, 1, 2]);

    private static List<LinkedMention> Mentions((int Entity, int Type)[] side) =>
        [.. side.Index().Where(mention => mention.Item.Entity >= 0).Select(mention => new LinkedMention(mention.Index % 3, mention.Index, mention.Index, mention.Item.Entity, mention.Item.Entity < 3, mention.Item.Type))];

    private static List<IReadOnlyList<string>> Clusters((int Entity, int Type)[] side) =>
        [.. side.Index().Where(mention => mention.Item.Entity >= 0).GroupBy(mention => mention.Item.Entity).Select(cluster => (IReadOnlyList<string>)[.. cluster.Select(mention => $"m{mention.Index}")])];
}
