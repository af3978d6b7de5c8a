using System.Text.Json;
using SharedTask.Scoring.Metrics.Preference;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("trueskill")]
public sealed class TrueSkillVectors
{
    [Fact]
    public void TrueSkill_EveryVector_EqualsThePackage()
    {
        var cases = VectorFolder.Cases("trueskill.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            string[][] games = [.. one.GetProperty("games").EnumerateArray().Select(game => game.EnumerateArray().Select(part => part.GetString()!).ToArray())];
            var systems = games.SelectMany(game => game.Take(2)).Distinct(StringComparer.Ordinal).ToList();
            var ratings = new TrueSkill(Options(one)).Rate(systems.Count, games.Select(game => new Comparison(systems.IndexOf(game[0]), systems.IndexOf(game[1]), IsDraw(game[2]))));
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                systems.Contains(expected.Name, StringComparer.Ordinal).ShouldBeTrue($"case {i} expects a system that plays no game.");
                var rating = ratings[systems.IndexOf(expected.Name)];
                expected.Value.GetArrayLength().ShouldBe(2);
                VectorFolder.ShouldEqual($"case {i}: {expected.Name}", expected.Value, 1e-6, rating.Mu, rating.Sigma);
            }
        }
    }

    private static TrueSkillOptions Options(JsonElement one)
    {
        var options = new TrueSkillOptions();
        foreach (var setting in one.EnumerateObject().Where(setting => setting.Name is not ("games" or "expected")))
        {
            var value = VectorFolder.Number(setting.Value);
            options = setting.Name switch
            {
                "mu" => options with { Mu = value },
                "sigma" => options with { Sigma = value },
                "beta" => options with { Beta = value },
                "tau" => options with { Tau = value },
                "draw_probability" => options with { DrawProbability = value },
                var other => throw new InvalidOperationException($"No test covers the setting {other}."),
            };
        }

        return options;
    }

    private static bool IsDraw(string outcome) => outcome switch
    {
        "win" => false,
        "draw" => true,
        _ => throw new InvalidOperationException($"No test covers the outcome {outcome}."),
    };
}
