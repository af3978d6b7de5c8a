using System.Text.Json;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Rank scores beside those of EuroEval's leaderboards.</summary>
public sealed class EuroEvalVectors
{
    [Fact]
    public void RankScores_EveryGoldenCase_EqualEuroEval()
    {
        var cases = GoldenFolder.Cases("euroeval.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            double[][] scores = [.. one.GetProperty("scores").EnumerateArray().Select(system => system.EnumerateArray().Select(score => score.GetDouble()).ToArray())];

            var ranks = EuroEvalRank.Of(scores);

            foreach (var (system, expected) in one.GetProperty("expected").EnumerateArray().Index())
            {
                var value = expected.ValueKind == JsonValueKind.Null ? double.PositiveInfinity : expected.GetDouble();
                (ranks[system] == value || Math.Abs(ranks[system] - value) < 1e-9).ShouldBeTrue($"case {i}, system {system}: {ranks[system]}, expected {value}");
            }
        }
    }

    [Fact]
    public void RankScores_WithoutSystems_AreNone() => EuroEvalRank.Of([]).ShouldBeEmpty();

    [Fact]
    public void RankScores_WithoutScores_AreInfinite() => EuroEvalRank.Of([[], []]).ShouldAllBe(rank => double.IsPositiveInfinity(rank));
}
