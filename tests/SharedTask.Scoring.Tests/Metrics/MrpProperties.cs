using CsCheck;
using SharedTask.Scoring.Metrics.Mrp;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class MrpProperties
{
    private static readonly Gen<MrpGraph> Graphs =
        from count in Gen.Int[1, 6]
        from nodes in Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 2]).Array[count]
        from edges in Gen.Select(Gen.Int[0, 2], Gen.Int[0, count - 1], Gen.Int[1, count]).Array[0, 8]
        select new MrpGraph(
            "amr",
            null,
            [.. nodes.Select(node => new MrpNode($"l{node.Item1}", node.Item2, [new("p", $"{node.Item3}")], null, null))],
            count == 1 ? [] : [.. edges.Where(edge => edge.Item3 != count).Select(edge => new MrpEdge(edge.Item2, (edge.Item2 + edge.Item3) % count, $"r{edge.Item1}", []))],
            null);

    [Fact]
    public void BestMapping_IsThatOfAllMappingsTried() => Gen.Select(Graphs, Graphs, Gen.Bool).Sample((run, gold, isBilexical) =>
    {
        var comparison = new MrpMatcher(1).Match(In(run, isBilexical), In(gold, isBilexical));

        comparison.Missed.ShouldBe(0);
        Matched(comparison).ShouldBe(Best(run, gold, isBilexical));
    });

    [Fact]
    public void LittleWork_FindsNoMoreThanThereIs_AndBoundsIt() => Gen.Select(Graphs, Graphs, Gen.Bool, Gen.Long[0, 8000]).Sample((run, gold, isBilexical, steps) =>
    {
        var comparison = new MrpMatcher(1, steps).Match(In(run, isBilexical), In(gold, isBilexical));

        ((double)Best(run, gold, isBilexical)).ShouldBeInRange(isBilexical ? 0 : Matched(comparison), Matched(comparison) + comparison.Missed);
    });

    [Fact]
    public void NoWork_MapsNodesWithTheSameLabelInTheirOrder() => Gen.Select(Graphs, Graphs).Sample((run, gold) =>
    {
        var mapping = gold.Nodes.Select((node, place) =>
            Enumerable.Range(0, run.Nodes.Count).Where(other => run.Nodes[other].Label == node.Label).Skip(gold.Nodes.Take(place).Count(before => before.Label == node.Label)).FirstOrDefault(-1)).ToArray();

        Matched(new MrpMatcher(1, 0).Match(run, gold)).ShouldBe(Count(run, gold, mapping));
    });

    [Fact]
    public void SameGraphWithNodesInAnotherOrder_MatchesItself() => Graphs.Sample(graph =>
    {
        var last = graph.Nodes.Count - 1;
        var turned = graph with
        {
            Nodes = [.. graph.Nodes.Reverse()],
            Edges = [.. graph.Edges.Select(edge => edge with { Source = last - edge.Source, Target = last - edge.Target })],
        };

        new MrpMatcher(1).Match(turned, graph).Pieces.ShouldAllBe(tally => tally.Matched == tally.Gold && tally.Run == tally.Gold);
    });

    private static MrpGraph In(MrpGraph graph, bool isBilexical) => graph with { Framework = isBilexical ? "dm" : "amr" };

    private static double Matched(MrpComparison comparison) => comparison.Pieces.Sum(tally => tally.Matched);

    private static int Best(MrpGraph run, MrpGraph gold, bool isOrdered)
    {
        var mapping = new int[gold.Nodes.Count];
        int Try(int node, int taken)
        {
            if (node == mapping.Length)
            {
                return Count(run, gold, mapping);
            }

            mapping[node] = -1;
            var best = Try(node + 1, taken);
            for (var other = 0; other < run.Nodes.Count; other++)
            {
                if (isOrdered ? taken >> other == 0 : (taken >> other & 1) == 0)
                {
                    mapping[node] = other;
                    best = Math.Max(best, Try(node + 1, taken | 1 << other));
                }
            }

            return best;
        }

        return Try(0, 0);
    }

    private static int Count(MrpGraph run, MrpGraph gold, int[] mapping)
    {
        var pairs = mapping.Select((other, node) => (other, node)).Where(pair => pair.other >= 0).Select(pair => (One: gold.Nodes[pair.node], Other: run.Nodes[pair.other])).ToList();
        var edges = run.Edges.Select(edge => (edge.Source, edge.Target, edge.Label)).ToHashSet();
        return pairs.Count(pair => pair.One.Label == pair.Other.Label) + pairs.Count(pair => pair.One.IsTop && pair.Other.IsTop) + pairs.Count(pair => pair.One.Properties[0] == pair.Other.Properties[0])
            + gold.Edges.Select(edge => (edge.Source, edge.Target, edge.Label)).Distinct().Count(edge => edges.Contains((mapping[edge.Source], mapping[edge.Target], edge.Label)));
    }
}
