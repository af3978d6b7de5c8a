using System.Text.Json;
using SharedTask.Scoring.Metrics.Preference;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Means of people's scores beside WMT's formula under pandas.</summary>
public sealed class DirectAssessmentVectors
{
    [Fact]
    public void Means_EveryGoldenCase_EqualWmt()
    {
        var cases = GoldenFolder.Cases("direct-assessment.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            Rating[] ratings = [.. one.GetProperty("ratings").EnumerateArray().Select(row => new Rating(row[0].GetInt32(), row[1].GetInt32(), row[2].GetInt32(), row[3].GetDouble()))];

            var rated = DirectAssessment.Score(one.GetProperty("systems").GetInt32(), [.. ratings.Reverse()]);

            foreach (var (system, expected) in one.GetProperty("expected").EnumerateArray().Index())
            {
                AreSame(rated[system].Mean, Number(expected[0])).ShouldBeTrue($"case {i}, system {system}: {rated[system]}");
                AreSame(rated[system].ZScore, Number(expected[1])).ShouldBeTrue($"case {i}, system {system}: {rated[system]}");
                rated[system].Segments.ShouldBe(ratings.Where(rating => rating.System == system).DistinctBy(rating => rating.Segment).Count());
            }
        }
    }

    [Fact]
    public void Rater_WhoIsSevere_CountsAsMuchAsOneWhoIsMild()
    {
        Rating[] ratings = [new(0, 0, 0, 90), new(0, 1, 0, 80), new(1, 0, 1, 30), new(1, 1, 1, 10)];

        var rated = DirectAssessment.Score(2, ratings);

        rated[0].ZScore.ShouldBe(Math.Sqrt(0.5), 1e-12);
        rated[1].ZScore.ShouldBe(-Math.Sqrt(0.5), 1e-12);
        rated[0].Mean.ShouldBe(60);
    }

    private static bool AreSame(double one, double other) => double.IsNaN(one) ? double.IsNaN(other) : Math.Abs(one - other) < 1e-9;

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
}
