using Regression;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class RegressionPluginTests
{
    private const string Gold = "id\tscore\tdomain\n1\t4\tnews\n2\t1\tnews\n3\t2.5\tforum\n4\t3\tforum\n";

    [Theory]
    [InlineData("run.tsv", "id\tscore\n4\t3\n3\t2.50\n2\t1e0\n1\t4\n")]
    [InlineData("run.csv", "id,prediction\n1,4\n2,1\n3,2.5\n4,3\n")]
    [InlineData("run.jsonl", "{\"id\": 1, \"score\": 4}\n{\"id\": 2, \"score\": \"1\"}\n{\"id\": 3, \"score\": 2.5}\n{\"id\": 4, \"score\": 3}\n")]
    public void Run_PerfectInAnyFormat_HasNoError(string name, string content)
    {
        var result = Work(Gold, name, content);

        result.Problems.ShouldBeEmpty();
        Value(result, "pearson").ShouldBe(1);
        Value(result, "kendall_tau_b").ShouldBe(1);
        Value(result, "rmse").ShouldBe(0);
        Value(result, "r2").ShouldBe(1);
    }

    [Theory]
    [InlineData("6", "is not between 0 and 5.", """{"lowest": 0, "highest": 5}""")]
    [InlineData("6", "is greater than 5.", """{"highest": 5}""")]
    [InlineData("-1", "is less than 0.", """{"lowest": 0}""")]
    public void Number_OutsideTheRange_IsRefused(string number, string message, string parameters)
    {
        var result = Work(Gold, "run.tsv", $"id\tscore\n1\t{number}\n2\t1\n3\t2.5\n4\t3\n", parameters);

        var problem = result.Problems.Single();
        (problem.Code, problem.Line, problem.Column).ShouldBe(("out-of-range", 2L, "score"));
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{"missing_predictions": "value", "missing_value": 3}""", 0)]
    [InlineData("""{"missing_predictions": "value"}""", 0.75)]
    [InlineData("""{"missing_predictions": "ignore"}""", 0)]
    public void Run_WithMissingItems_FollowsTheOrganizersPolicy(string parameters, double error)
    {
        Value(Work(Gold, "run.tsv", "id\tscore\n1\t4\n2\t1\n3\t2.5\n", parameters), "mae").ShouldBe(error);
    }

    [Theory]
    [InlineData("""{}""", null)]
    [InlineData("""{"constant_numbers": "0"}""", 0.0)]
    public void ConstantRun_HasTheCorrelationOfThePolicy(string parameters, double? expected)
    {
        var result = Work(Gold, "run.tsv", "id\tscore\n1\t2\n2\t2\n3\t2\n4\t2\n", parameters);

        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        foreach (var metric in (string[])["pearson", "spearman", "kendall_tau_b", "kendall_tau_c", "weighted_tau"])
        {
            result.Scores.Single(score => score.Metric == metric).Value.ShouldBe(expected, metric);
        }

        Value(result, "mae").ShouldBe(1.125);
    }

    [Fact]
    public void Slices_AreScoredPerValue()
    {
        var slices = Work(Gold, "run.tsv", "id\tscore\n1\t1\n2\t4\n3\t2\n4\t3\n", """{"slices": ["domain"]}""").Slices;

        slices.Select(slice => (slice.Value, slice.Size, slice.Scores.Single(score => score.Metric == "kendall_tau_b").Value)).ShouldBe([("forum", 2, 1), ("news", 2, -1)]);
    }

    [Fact]
    public void Reference_WithoutNumbers_IsTheOrganizersFault()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tscore\n1\thigh\n").Run("run.tsv", "id\tscore\n1\t2\n");

        job.Work(new RegressionScorer()).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    private static ScoringResult Work(string gold, string name, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", gold).Run(name, run);
        var (exitCode, result) = job.Work(new RegressionScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
