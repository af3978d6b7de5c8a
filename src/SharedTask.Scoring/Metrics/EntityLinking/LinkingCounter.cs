using System.Runtime.InteropServices;
using SharedTask.Scoring.Metrics.Coreference;
using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Metrics.EntityLinking;

/// <summary>
/// Counts what the measures of entity linking need (Hachey, Nothman and Radford 2014; neleval). Clusters go across documents; what they have
/// right is shared out among the documents of their mentions, so that sums over all documents are those of the whole.
/// </summary>
public sealed class LinkingCounter
{
    private readonly IReadOnlyList<LinkedMention> gold;
    private readonly IReadOnlyList<LinkedMention> run;
    private readonly EntityClusters goldClusters;
    private readonly EntityClusters runClusters;
    private readonly UnitSums sums;
    private readonly List<(int Gold, int Run)> matches = [];

    private LinkingCounter(IReadOnlyList<LinkedMention> gold, IReadOnlyList<LinkedMention> run, int documents)
    {
        (this.gold, this.run) = (gold, run);
        (goldClusters, runClusters) = (new EntityClusters(gold), new EntityClusters(run));
        sums = new UnitSums(documents, Enum.GetValues<LinkingCount>().Length);
    }

    /// <summary>Counts.</summary>
    /// <param name="gold">The mentions of the reference; no two have one span.</param>
    /// <param name="run">The mentions of the run; no two have one span.</param>
    /// <param name="documents">How many documents there are.</param>
    /// <returns>A row for each document, with a number for each <see cref="LinkingCount"/>.</returns>
    public static UnitSums Count(IReadOnlyList<LinkedMention> gold, IReadOnlyList<LinkedMention> run, int documents)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(run);
        var counter = new LinkingCounter(gold, run, documents);
        counter.CountSide(gold, counter.goldClusters, LinkingCount.GoldMentions);
        counter.CountSide(run, counter.runClusters, LinkingCount.RunMentions);
        counter.Match();
        counter.CountMatches();
        counter.CountEntries();
        counter.CountClusters();
        return counter.sums;
    }

    /// <summary>The counts of one side stand in the same order as those of the other.</summary>
    private void CountSide(IReadOnlyList<LinkedMention> mentions, EntityClusters clusters, LinkingCount first)
    {
        var offset = first - LinkingCount.GoldMentions;
        void Plus(int document, LinkingCount count, double number) => Add(document, count + offset, number);
        for (var mention = 0; mention < mentions.Count; mention++)
        {
            var document = mentions[mention].Document;
            Plus(document, LinkingCount.GoldMentions, 1);
            Plus(document, mentions[mention].IsLinked ? LinkingCount.GoldLinked : LinkingCount.GoldNil, 1);
            Plus(document, LinkingCount.GoldClusters, 1.0 / clusters.SizeOf(mention));
            Plus(document, LinkingCount.GoldLinks, Math.Min(1, clusters.RankOf(mention)));
            Plus(document, LinkingCount.GoldPairs, clusters.RankOf(mention));
        }
    }

    private void Match()
    {
        var runOf = run.Index().ToDictionary(mention => mention.Item.Span, mention => mention.Index);
        for (var mention = 0; mention < gold.Count; mention++)
        {
            if (runOf.TryGetValue(gold[mention].Span, out var found))
            {
                matches.Add((mention, found));
            }
        }
    }

    private void CountMatches()
    {
        foreach (var (wanted, found) in matches.Select(match => (gold[match.Gold], run[match.Run])))
        {
            var isLinked = wanted.IsLinked && found.IsLinked;
            var isNil = !wanted.IsLinked && !found.IsLinked;
            var isResolved = wanted.HasEntryOf(found);
            var isTyped = wanted.Type == found.Type;
            Count(LinkingCount.Mentions, true);
            Count(LinkingCount.TypedMentions, isTyped);
            Count(LinkingCount.LinkedMentions, isLinked);
            Count(LinkingCount.Links, isLinked && isResolved);
            Count(LinkingCount.Nils, isNil);
            Count(LinkingCount.Resolved, isResolved);
            Count(LinkingCount.TypedLinks, isLinked && isResolved && isTyped);
            Count(LinkingCount.TypedNils, isNil && isTyped);
            Count(LinkingCount.TypedResolved, isResolved && isTyped);

            void Count(LinkingCount count, bool isRight) => Add(wanted.Document, count, isRight ? 1 : 0);
        }
    }

    private void CountEntries()
    {
        static HashSet<(int Document, int Entity)> Entries(IEnumerable<LinkedMention> mentions) =>
            [.. mentions.Where(mention => mention.IsLinked).Select(mention => (mention.Document, mention.Entity))];
        var (wanted, found) = (Entries(gold), Entries(run));
        foreach (var (document, entity) in wanted)
        {
            Add(document, LinkingCount.GoldEntries, 1);
            Add(document, LinkingCount.Entries, found.Contains((document, entity)) ? 1 : 0);
        }

        foreach (var (document, _) in found)
        {
            Add(document, LinkingCount.RunEntries, 1);
        }
    }

    private void CountClusters()
    {
        bool IsResolved((int Gold, int Run) match) => gold[match.Gold].HasEntryOf(run[match.Run]);
        bool IsTyped((int Gold, int Run) match) => gold[match.Gold].Type == run[match.Run].Type;
        List<(int Gold, int Run)> resolved = [.. matches.Where(IsResolved)];
        List<(int Gold, int Run)> typed = [.. matches.Where(IsTyped)];

        var overlap = Overlap(matches);
        CountLinks();
        CountBCubed(overlap, matches, LinkingCount.BCubedRecall, LinkingCount.BCubedPrecision);
        CountPaired(overlap.BestByMentions(), matches, LinkingCount.MentionCeaf, _ => 1);
        CountPaired(overlap.BestByF1(), matches, LinkingCount.EntityCeaf, match => 2.0 / (goldClusters.SizeOf(match.Gold) + runClusters.SizeOf(match.Run)));
        CountPaired(Overlap(typed).BestByMentions(), typed, LinkingCount.TypedMentionCeaf, _ => 1);

        var plus = Overlap(resolved);
        CountBCubed(plus, resolved, LinkingCount.BCubedPlusRecall, LinkingCount.BCubedPlusPrecision);
        CountPaired(plus.BestByMentions(), resolved, LinkingCount.MentionCeafPlus, _ => 1);
        List<(int Gold, int Run)> both = [.. typed.Where(IsResolved)];
        CountPaired(Overlap(both).BestByMentions(), both, LinkingCount.TypedMentionCeafPlus, _ => 1);
    }

    private ClusterOverlap Overlap(IEnumerable<(int Gold, int Run)> common) => new(goldClusters.Sizes, runClusters.Sizes, common.Select(ClustersOf));

    private (int Gold, int Run) ClustersOf((int Gold, int Run) match) => (goldClusters.Of(match.Gold), runClusters.Of(match.Run));

    private void CountLinks()
    {
        var seen = new Dictionary<(int Gold, int Run), int>();
        foreach (var match in matches)
        {
            ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, ClustersOf(match), out _);
            Add(gold[match.Gold].Document, LinkingCount.CommonLinks, Math.Min(1, before));
            Add(gold[match.Gold].Document, LinkingCount.CommonPairs, before++);
        }
    }

    private void CountBCubed(ClusterOverlap overlap, List<(int Gold, int Run)> common, LinkingCount recall, LinkingCount precision)
    {
        var inCommon = overlap.Cells.ToDictionary(cell => (cell.Gold, cell.Run), cell => (double)cell.Common);
        foreach (var match in common)
        {
            var mentions = inCommon[ClustersOf(match)];
            Add(gold[match.Gold].Document, recall, mentions / goldClusters.SizeOf(match.Gold));
            Add(gold[match.Gold].Document, precision, mentions / runClusters.SizeOf(match.Run));
        }
    }

    private void CountPaired(int[] partners, List<(int Gold, int Run)> common, LinkingCount count, Func<(int Gold, int Run), double> share)
    {
        foreach (var match in common.Where(match => partners[goldClusters.Of(match.Gold)] == runClusters.Of(match.Run)))
        {
            Add(gold[match.Gold].Document, count, share(match));
        }
    }

    private void Add(int document, LinkingCount count, double number) => sums.Row(document)[(int)count] += number;
}
