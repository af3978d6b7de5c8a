using System.Globalization;
using BoundIntegrals;
using CsCheck;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class BoundPluginTests
{
    private const string Header = "id,time,primal_bound,dual_bound\n";
    private const string Instances = "id,problem,time_limit,initial_primal,initial_dual,offset,direction\na,x,10,100,0,50,min\nb,y,20,0,30,10,max\n";
    private const string Run = Header + "a,2,80,\na,4,60,40\nb,5,8,12\n";

    // Of a: (2 * 50) + (2 * 30) + (6 * 10), (4 * 50) + (6 * 10); of b: (5 * 10) + (15 * 2), (5 * 20) + (15 * 2).
    private static readonly double[][] Areas = [[220, 260], [80, 130]];

    [Fact]
    public void Integrals_AreMeansOverInstancesOfAreas()
    {
        var result = Work(Instances, Run);

        Value(result, "primal_integral").ShouldBe((220 + 80) / 2.0);
        Value(result, "dual_integral").ShouldBe((260 + 130) / 2.0);

        // (2 * 100) + (2 * 80) + (6 * 20), and (5 * 30) + (15 * 4).
        Value(result, "gap_integral").ShouldBe((480 + 210) / 2.0);
        result.Tables.ShouldHaveSingleItem().Rows.ShouldBe([["a", "480", "220", "260"], ["b", "210", "80", "130"]]);
        result.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Slices_AndItems_AreTheInstancesOwn()
    {
        using var job = new PluginJobFolder().Reference("instances.csv", Instances).Run("run.csv", Run);

        var result = job.Work(new BoundScorer(), """{"slices": ["problem"], "interval_resamples": 100}""").Result!;

        result.Slices.Select(slice => (slice.Value, slice.Size, slice.Scores.Single(score => score.Metric == "primal_integral").Value)).ShouldBe([("x", 1L, 220), ("y", 1L, 80)]);
        job.Items().Select(item => new[] { item.Values["primal_integral"], item.Values["dual_integral"] }).ShouldBe(Areas);
        result.Scores.ShouldAllBe(score => score.Interval!.Low <= score.Value && score.Value <= score.Interval.High && score.Interval.Low < score.Interval.High);
    }

    [Theory]
    [InlineData("initial", (220 + 200) / 2.0, 2)]
    [InlineData("ignore", 220, 1)]
    public void InstancesWithoutARow_CountAsWanted(string policy, double primal, int items)
    {
        var result = Work(Instances, Header + "a,2,80,\na,4,60,\n", $$"""{"missing_predictions": "{{policy}}"}""");

        (Value(result, "primal_integral"), result.Items).ShouldBe((primal, items));
    }

    [Fact]
    public void RowWithATimeAlone_SaysThatNothingWasFound() =>
        Value(Work(Instances, Header + "a,2,80,\na,4,60,\nb,0,,\n"), "primal_integral").ShouldBe((220 + 200) / 2.0);

    [Theory]
    [InlineData("initial_primal", "50,", "primal_integral", 750)]
    [InlineData("initial_dual", ",120", "dual_integral", -1100)]
    public void MetricsWithoutAnInitialBound_AreUndefined(string column, string bounds, string defined, double value)
    {
        var result = Work($"id,time_limit,{column}\na,10,100\n", Header + $"a,5,{bounds}\n", """{"interval_resamples": 50}""");

        result.Scores.Where(score => score.Value is not null).Select(score => score.Metric).ShouldBe([defined]);
        Value(result, defined).ShouldBe(value);
    }

    [Fact]
    public void TablesOfEveryFormat_ScoreAlike()
    {
        var expected = Scores(Work(Instances, Run));
        using var tabs = new PluginJobFolder().Reference("instances.tsv", Instances.Replace(',', '\t')).Run("run.tsv", Run.Replace(',', '\t').Replace("\n", "\r\n", StringComparison.Ordinal));
        using var json = new PluginJobFolder()
            .Reference("instances.jsonl", "{\"instance\": \"a\", \"time_limit\": 10, \"initial_primal\": 100, \"initial_dual\": 0, \"offset\": 50}\n{\"instance\": \"b\", \"time_limit\": 20, \"initial_primal\": 0, \"initial_dual\": 30, \"offset\": 10, \"direction\": \"Maximize\"}\n")
            .Run("run.jsonl", "{\"instance\": \"b\", \"time\": 5, \"primal_bound\": 8, \"dual_bound\": 12}\n{\"instance\": \"a\", \"time\": 4, \"primal_bound\": 60, \"dual_bound\": 40}\n{\"instance\": \"a\", \"time\": 2, \"primal_bound\": 80, \"dual_bound\": null}\n");

        Scores(tabs.Work(new BoundScorer()).Result!).ShouldBe(expected);
        Scores(json.Work(new BoundScorer()).Result!).ShouldBe(expected);
    }

    [Theory]
    [InlineData("error", ScoringOutcome.Invalid, ProblemSeverity.Error)]
    [InlineData("warning", ScoringOutcome.Scored, ProblemSeverity.Warning)]
    public void SolutionBetterThanABound_IsTold(string policy, ScoringOutcome outcome, ProblemSeverity severity)
    {
        var result = Work(Instances, Header + "a,2,80,\na,4,60,60.1\nb,5,8,\nb,1,,7\n", $$"""{"contradictions": "{{policy}}"}""");

        result.Outcome.ShouldBe(outcome);
        result.Problems.Select(problem => (problem.Severity, problem.Code, problem.Line, problem.Column)).ShouldBe(
            [(severity, "contradicting-bounds", 3L, "dual_bound"), (severity, "contradicting-bounds", 5L, "dual_bound")]);
    }

    [Fact]
    public void BoundsWithinATolerance_AreNoContradiction() => Work(Instances, Header + "a,4,60,60.00005\nb,5,8,8\n").Problems.ShouldBeEmpty();

    [Fact]
    public void MalformedExample_IsToldEachFaultWithItsPlace()
    {
        using var job = ExampleFolder.Load("bound-integrals", "malformed");

        var result = job.Work(new BoundScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => $"{problem.Line} {problem.Code} {problem.Column}").ShouldBe(
        [
            "3 out-of-range time", "4 not-a-number primal_bound", "5 unknown-id id", "6 late-bound time", "8 not-finite primal_bound", "8 missing-id id", "7 contradicting-bounds dual_bound",
        ]);
        result.Problems.Single(problem => problem.Code == "unknown-id").Message.ShouldContain("Did you mean");
    }

    [Fact]
    public void FurtherBounds_InAnyOrder_NeverRaiseAnIntegral() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[50, 99], Gen.Int[1, 49]).Array[1, 8].Sample(
            rows =>
            {
                string[] lines = [.. rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"a,{row.Item1},{row.Item2},{row.Item3}\n"))];
                var fewer = Work(Instances, Header + "b,0,,\n" + string.Concat(lines.Skip(1)), """{"missing_predictions": "initial"}""");
                var all = Scores(Work(Instances, Header + string.Concat(lines) + "b,0,,\n"));

                all.Zip(Scores(fewer), (one, other) => one <= other).ShouldNotContain(false);
                Scores(Work(Instances, Header + "b,0,,\n" + string.Concat(lines.Reverse()))).ShouldBe(all);
            },
            iter: 50);

    [Fact]
    public void Check_OfARunAlone_ReadsItsRows()
    {
        using var job = new PluginJobFolder().Run("run.csv", Run);

        var result = job.Work(new BoundScorer(), verb: "check").Result!;

        (result.Items, result.Problems.Count).ShouldBe((2, 0));
    }

    private static double[] Scores(ScoringResult result) => [.. result.Scores.Select(score => score.Value!.Value)];

    private static ScoringResult Work(string instances, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("instances.csv", instances).Run("run.csv", run);
        var (exitCode, result) = job.Work(new BoundScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
