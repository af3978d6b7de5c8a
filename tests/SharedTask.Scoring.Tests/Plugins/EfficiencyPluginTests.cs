using System.Globalization;
using Efficiency;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class EfficiencyPluginTests
{
    private const string Gold = "id\tlabel\tlang\n1\tx\ten\n2\ty\ten\n3\tx\tar\n4\ty\tar\n";
    private const string Run = "id\tlabel\ttime\n1\tx\t0.5\n2\ty\t1\n3\tx\t0.25\n4\tx\t0.25\n";

    [Theory]
    [InlineData(0.75, 2)]
    [InlineData(0.7501, null)]
    [InlineData(0, 2)]
    [InlineData(1, null)]
    public void System_BelowTheFloor_HasNoThroughputThere(double floor, int? ranked)
    {
        var result = Work(Run, string.Create(CultureInfo.InvariantCulture, $$"""{"floor": {{floor}}, "interval_resamples": 100}"""));

        Value(result, "throughput_at_floor").ShouldBe(ranked);
        (Value(result, "throughput"), Value(result, "accuracy"), Value(result, "mean_latency"), Value(result, "total_time")).ShouldBe((2, 0.75, 0.5, 2));
        result.Scores.Where(score => score.Value is not null).ShouldAllBe(score => score.Interval!.Low < score.Value && score.Value < score.Interval.High);
    }

    [Fact]
    public void ElapsedTimes_AreUpToTheGreatestOne()
    {
        var result = Work(Run, """{"times": "elapsed", "slices": ["lang"], "interval_resamples": 50}""");

        result.Scores.Select(score => score.Value).ShouldBe([4, 4, 0.75, null, 1]);
        result.Slices[0].Scores.Select(score => score.Value).ShouldBe([null, null, 0.5, null, null]);
    }

    [Theory]
    [InlineData("wrong", 0.5, 3 / 1.75, 4)]
    [InlineData("ignore", 2 / 3.0, 3 / 1.75, 3)]
    public void ItemsWithoutAnAnswer_CountAsWanted(string policy, double accuracy, double throughput, int items)
    {
        var result = Work(Run.Replace("3\tx\t0.25\n", "", StringComparison.Ordinal), $$"""{"missing_predictions": "{{policy}}"}""");

        (Value(result, "accuracy"), Value(result, "throughput"), result.Items).ShouldBe((accuracy, throughput, items));
    }

    [Fact]
    public void Slices_HaveTheirOwnTimes_AndReachTheFloorByThemselves()
    {
        var result = Work(Run, """{"slices": ["lang"], "floor": 0.6}""");

        result.Slices.Select(slice => (slice.Value, Value(slice.Scores, "throughput"), Value(slice.Scores, "throughput_at_floor"))).ShouldBe([("ar", 4, null), ("en", 2 / 1.5, 2 / 1.5)]);
    }

    [Fact]
    public void MalformedExample_IsToldEachFaultWithItsPlace()
    {
        using var job = ExampleFolder.Load("efficiency", "malformed");

        var result = job.Work(new EfficiencyScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => $"{problem.Line} {problem.Code} {problem.Column}").ShouldBe(
            ["2 not-a-number time", "3 out-of-range time", "3 unknown-label label", "4 empty-value time", "5 duplicate-id id", "5 missing-id id"]);
    }

    [Theory]
    [InlineData("run.txt", "x\ny\nx\ny\n", "missing-column", 1, "time")]
    [InlineData("run.tsv", "id\tlabel\n1\tx\n", "missing-column", 1, "time")]
    [InlineData("run.tsv", "id\tlabel\ttime\n1\tx\t0\n2\tx\t0\n3\tx\t0.0\n4\tx\t0\n", "out-of-range", 2, "time")]
    [InlineData("run.tsv", "id\tlabel\ttime\n1\tx\t2e9\n2\tx\t1\n3\tx\t1\n4\tx\t1\n", "out-of-range", 2, "time")]
    public void Run_WithoutUsableTimes_IsTold(string name, string content, string code, int line, string column)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run(name, content);

        var problem = job.Work(new EfficiencyScorer()).Result!.Problems[0];

        (problem.Code, problem.Line, problem.Column).ShouldBe((code, line, column));
    }

    [Fact]
    public void SliceWithoutAnyTime_HasNoThroughput()
    {
        var result = Work(Run.Replace("0.25", "0", StringComparison.Ordinal), """{"slices": ["lang"]}""");

        result.Slices.Select(slice => Value(slice.Scores, "throughput")).ShouldBe([null, 2 / 1.5]);
        result.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Items_AddUpToTheScores()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", Run);

        var result = job.Work(new EfficiencyScorer()).Result!;

        job.Items().Sum(item => item.Values["seconds"]).ShouldBe(Value(result, "total_time")!.Value);
        job.Items().Average(item => item.Values["correct"]).ShouldBe(Value(result, "accuracy")!.Value);
    }

    private static ScoringResult Work(string run, string parameters)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", run);
        var (exitCode, result) = job.Work(new EfficiencyScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double? Value(ScoringResult result, string metric) => Value(result.Scores, metric);

    private static double? Value(IReadOnlyList<MetricScore> scores, string metric) => scores.Single(score => score.Metric == metric).Value;
}
