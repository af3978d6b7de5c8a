using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("ranks")]
public sealed class RankVectors
{
    [Fact]
    public void Ranks_EveryVector_EqualsScipy()
    {
        var cases = VectorFolder.Cases("ranks.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            double[] values = [.. one.GetProperty("values").EnumerateArray().Select(VectorFolder.Number)];
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                var ranks = Ranks.Of(values, higherIsBetter: true, Rule(expected.Name));
                expected.Value.GetArrayLength().ShouldBe(ranks.Length);
                VectorFolder.ShouldEqual($"case {i}: {expected.Name}", expected.Value, 1e-9, ranks);
            }
        }
    }

    private static TieRule Rule(string key) => key switch
    {
        "min" => TieRule.Competition,
        "max" => TieRule.ModifiedCompetition,
        "dense" => TieRule.Dense,
        "ordinal" => TieRule.Earlier,
        "average" => TieRule.Average,
        _ => throw new InvalidOperationException($"No test covers the expected key {key}."),
    };
}
