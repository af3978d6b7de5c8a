using CsCheck;
using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class SmatchProperties
{
    private static readonly Gen<AmrGraph> Graphs =
        from count in Gen.Int[1, 6]
        from concepts in Gen.Int[0, 2].Array[count]
        from attributes in Gen.Select(Gen.Int[0, 1], Gen.Int[0, count - 1], Gen.Int[0, 1]).Array[0, 3]
        from relations in Gen.Select(Gen.Int[0, 2], Gen.Int[0, count - 1], Gen.Int[0, count - 1]).Array[0, 8]
        select new AmrGraph(
            [.. concepts.Select(concept => $"c{concept}")],
            [.. attributes.Select(attribute => new AmrAttribute($"a{attribute.Item1}", attribute.Item2, $"{attribute.Item3}"))],
            [.. relations.Select(relation => new AmrRelation($"r{relation.Item1}", relation.Item2, relation.Item3))]);

    [Fact]
    public void BestMapping_IsThatOfAllMappingsTried() => Gen.Select(Graphs, Graphs, Gen.Enum<TripleKinds>()).Sample((run, gold, kinds) =>
    {
        var counts = new SmatchMatcher(kinds).Match(run, gold);

        counts.IsProven.ShouldBeTrue();
        counts.Matched.ShouldBe(Best(run, gold, kinds));
    });

    [Fact]
    public void LittleWork_FindsNoMoreThanThereIs_AndBoundsIt() => Gen.Select(Graphs, Graphs, Gen.Long[-1, 3000]).Sample((run, gold, steps) =>
    {
        var counts = new SmatchMatcher().Match(run, gold, steps);

        Best(run, gold, TripleKinds.All).ShouldBeInRange(counts.Matched, counts.Bound);
    });

    [Fact]
    public void NoWork_MapsNodesWithTheSameConceptInTheirOrder() => Gen.Select(Graphs, Graphs, Gen.Enum<TripleKinds>()).Sample((run, gold, kinds) =>
    {
        var mapping = run.Concepts.Select((concept, node) =>
            Enumerable.Range(0, gold.Concepts.Count).Where(other => gold.Concepts[other] == concept).Skip(run.Concepts.Take(node).Count(before => before == concept)).FirstOrDefault(-1)).ToArray();

        new SmatchMatcher(kinds).Match(run, gold, 0).Matched.ShouldBe(Count(run, gold, kinds, mapping));
    });

    [Fact]
    public void SidesChanged_ChangeRunAndReference() => Gen.Select(Graphs, Graphs).Sample((one, other) =>
    {
        var (there, back) = (new SmatchMatcher().Match(one, other), new SmatchMatcher().Match(other, one));

        (back.Matched, back.Run, back.Gold).ShouldBe((there.Matched, there.Gold, there.Run));
    });

    [Fact]
    public void SameGraphWithNodesInAnotherOrder_MatchesItself() => Graphs.Sample(graph =>
    {
        var last = graph.Concepts.Count - 1;
        var turned = new AmrGraph(
            [.. graph.Concepts.Reverse()],
            [.. graph.Attributes.Select(attribute => attribute with { Node = last - attribute.Node })],
            [.. graph.Relations.Select(relation => relation with { Source = last - relation.Source, Target = last - relation.Target })]);

        new SmatchMatcher().Match(turned, graph).Matched.ShouldBeGreaterThanOrEqualTo(graph.Count(TripleKinds.All));
    });

    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0)]
    [InlineData(0, 0, 4, 0, 0, 0)]
    [InlineData(0, 5, 0, 0, 0, 0)]
    [InlineData(0, 5, 4, 0, 0, 0)]
    [InlineData(2, 5, 4, 0.4, 0.5, 4.0 / 9)]
    public void Scores_WithNothingToDivideBy_AreZero(double matched, double run, double gold, double precision, double recall, double f1)
    {
        var report = new SmatchReport(matched, run, gold);

        (report.Precision, report.Recall).ShouldBe((precision, recall));
        report.F1.ShouldBe(f1, 1e-12);
    }

    private static int Best(AmrGraph run, AmrGraph gold, TripleKinds kinds)
    {
        var mapping = new int[run.Concepts.Count];
        int Try(int node, int taken)
        {
            if (node == mapping.Length)
            {
                return Count(run, gold, kinds, mapping);
            }

            mapping[node] = -1;
            var best = Try(node + 1, taken);
            for (var other = 0; other < gold.Concepts.Count; other++)
            {
                if ((taken >> other & 1) == 0)
                {
                    mapping[node] = other;
                    best = Math.Max(best, Try(node + 1, taken | 1 << other));
                }
            }

            return best;
        }

        return Try(0, 0);
    }

    private static int Count(AmrGraph run, AmrGraph gold, TripleKinds kinds, int[] mapping)
    {
        var instances = mapping.Where((other, node) => other >= 0 && run.Concepts[node] == gold.Concepts[other]).Count();
        var attributes = run.Attributes.Sum(one => gold.Attributes.Count(other => one.Role == other.Role && one.Value == other.Value && mapping[one.Node] == other.Node));
        var relations = run.Relations.Sum(one => gold.Relations.Count(other => one.Role == other.Role && mapping[one.Source] == other.Source && mapping[one.Target] == other.Target));
        return (kinds.HasFlag(TripleKinds.Instances) ? instances : 0) + (kinds.HasFlag(TripleKinds.Attributes) ? attributes : 0) + (kinds.HasFlag(TripleKinds.Relations) ? relations : 0);
    }
}
