using SharedTask.Scoring.Metrics.Mrp;
using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Tests.Metrics;

/// <summary>As <see cref="SmatchWorkTests"/>: how much is found within how many steps, which is the same on every machine.</summary>
public sealed class MrpWorkTests
{
    [Theory]
    [InlineData("amr", 0, 0, 644, 2027)]
    [InlineData("amr", 3000, 1, 659, 2001)]
    [InlineData("amr", 10000, 6, 869, 1411)]
    [InlineData("amr", 20000, 20, 1187, 681)]
    [InlineData("amr", 30000, 30, 1310, 145)]
    [InlineData("amr", 100000, 49, 1404, 13)]
    [InlineData("amr", 300000, 55, 1405, 5)]
    [InlineData("dm", 0, 0, 551, 2483)]
    [InlineData("dm", 10000, 3, 682, 1803)]
    [InlineData("dm", 20000, 5, 801, 1020)]
    [InlineData("dm", 30000, 9, 851, 468)]
    [InlineData("dm", 100000, 17, 885, 328)]
    [InlineData("ucca", 0, 0, 211, 1298)]
    [InlineData("ucca", 10000, 4, 285, 1024)]
    [InlineData("ucca", 20000, 8, 459, 644)]
    [InlineData("ucca", 30000, 12, 516, 403)]
    [InlineData("ucca", 100000, 24, 607, 188)]
    public void Graphs_WithLittleWork_AreProvenOrBounded(string framework, long steps, int proven, double matched, int missed) =>
        Sum(framework, steps).ShouldBe((proven, matched, missed));

    /// <summary>What a pair does not need is shared by those behind it.</summary>
    [Fact]
    public void Pairs_HaveEqualSharesOfTheWorkThatIsLeft()
    {
        var (hard, easy) = (WorkGraphs.Alike(10), WorkGraphs.Alike(0));
        var matcher = new MrpMatcher(3, 60_000);

        var missed = new[] { hard, easy, hard, easy }.Select(pair => matcher.Match(In("dm", pair.Run), In("dm", pair.Gold)).Missed).ToArray();

        missed.ShouldBe([55, 0, 7, 20]);
        new long[] { 20_000, 40_000 }.Select(steps => Compare("dm", hard, steps).Missed).ShouldBe([55, 7]);
    }

    [Fact]
    public void GraphsThatAreNotSearched_MissAllPiecesOfTheSmallerOne()
    {
        TextSpan[] anchors = [new(0, 2)];
        MrpGraph Graph(params MrpNode[] nodes) => new("eds", null, nodes, [new(0, 0, "a", [new("remote", "true")]), new(0, 0, null, [])], null);
        MrpNode[] three = [new("x", true, [], null, null), new(null, false, [new("p", "1"), new("q", "2")], anchors, "0-2"), new("y", false, [], anchors, "0-2")];

        var comparison = new MrpMatcher(1, 0).Match(Graph([.. three, .. three]), Graph(three));

        comparison.Missed.ShouldBe(10);
        comparison.Pieces.Select(piece => piece.Matched).ShouldBe([1, 2, 2, 2, 2, 1]);
    }

    private static (int Proven, double Matched, int Missed) Sum(string framework, long steps)
    {
        MrpComparison[] all = [.. Enumerable.Range(0, 60).Select(number => Compare(framework, number < 30 ? WorkGraphs.Sentence(number) : WorkGraphs.Alike(number), steps))];
        return (all.Count(one => one.Missed == 0), all.Sum(one => one.Pieces.Sum(piece => piece.Matched)), all.Sum(one => one.Missed));
    }

    private static MrpComparison Compare(string framework, (AmrGraph Run, AmrGraph Gold) pair, long steps) =>
        new MrpMatcher(1, steps).Match(In(framework, pair.Run), In(framework, pair.Gold));

    private static MrpGraph In(string framework, AmrGraph graph)
    {
        var text = new MrpText(string.Join(' ', graph.Concepts));
        var nodes = graph.Concepts.Select((concept, node) =>
        {
            TextSpan[] anchors = [new(3 * node, (3 * node) + 2)];
            var isAnchored = framework == "dm" || graph.Relations.All(edge => edge.Source != node);
            return new MrpNode(
                framework == "ucca" ? null : concept,
                node == 0,
                [.. graph.Attributes.Where(attribute => attribute.Node == node).Select(attribute => new MrpProperty(attribute.Role, attribute.Value)).Distinct()],
                isAnchored ? anchors : null,
                isAnchored ? MrpText.Key(anchors, text) : null);
        });
        return new(framework, null, [.. nodes], [.. graph.Relations.Where(edge => edge.Source != edge.Target).Select(edge => new MrpEdge(edge.Source, edge.Target, edge.Role, []))], text);
    }
}
