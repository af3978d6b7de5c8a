using System.Globalization;
using AmrParsing;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class AmrPluginTests
{
    private const string Gold = "# ::id g1 ::genre news\n(w / want-01 :ARG0 (b / boy) :ARG1 (g / go-02 :ARG0 b))\n\n# ::id g2 ::genre talk\n(s / sleep-01 :polarity - :ARG0 (c / cat))\n";

    /// <summary>Random graphs with many nodes alike; the file says where the values are from.</summary>
    [Fact]
    public void GoldenGraphs_ScoreAsSmatch()
    {
        var cases = GoldenFolder.Cases("amr-parsing.json");
        cases.ShouldNotBeEmpty();
        foreach (var (place, one) in cases.Index())
        {
            using var job = new PluginJobFolder().Reference("gold.amr", one.GetProperty("gold").GetString()!).Run("run.amr", one.GetProperty("run").GetString()!);

            var result = job.Work(new AmrScorer(), one.GetProperty("parameters").GetRawText()).Result!;

            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Value(result, expected.Name).ShouldBe(expected.Value.GetDouble(), 1e-12, $"case {place}: {expected.Name}");
            }

            job.Items().Select(item => new[] { item.Values["matched"], item.Values["run"], item.Values["gold"] }).ShouldBe(
                one.GetProperty("items").EnumerateArray().Select(item => item.EnumerateArray().Select(count => count.GetDouble()).ToArray()), $"case {place}");
        }
    }

    [Fact]
    public void WeakExample_HasTheScoresOfSmatch()
    {
        using var job = ExampleFolder.Load("amr-parsing", "weak");

        var result = job.Work(new AmrScorer(), """{"slices": ["genre"]}""").Result!;

        result.Scores.Select(score => score.Value!.Value).ShouldBe([0.8, 0.8571428571428571, 0.75], 1e-12);
        result.Tables[0].Rows.Select(row => string.Join(' ', row.Skip(1).Take(3))).ShouldBe(["3 18 18", "0 0 0", "3 18 18"]);
        result.Slices.Select(slice => (slice.Value, slice.Size)).ShouldBe([("news", 2L), ("talk", 1L)]);
        result.Slices[1].Scores[0].Value!.Value.ShouldBe(0.75, 1e-12);
    }

    [Fact]
    public void MalformedExample_IsToldEachFaultWithItsPlace()
    {
        using var job = ExampleFolder.Load("amr-parsing", "malformed");

        var result = job.Work(new AmrScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => (problem.Code, problem.Line, problem.Column)).ShouldBe(
            [("invalid-graph", 4L, "character 11"), ("invalid-graph", 8L, "character 4"), ("invalid-graph", 12L, "character 1")]);
    }

    [Theory]
    [InlineData("(w / want-01 :ARG0 (b / boy) :ARG1 (g / go-02 :ARG0 b))\n\n(s / sleep-01 :polarity - :ARG0 (c / cat))\n")]
    [InlineData("# header\n\n\n(x / WANT-01\n\t:ARG1 (y / go-02 :ARG0 z)\r\n  # comment\n  :ARG0 (z / boy))\n\n \n(s/sleep-01 :ARG0(c/cat):polarity \"-\")")]
    [InlineData("\uFEFF(b / boy :ARG0-of (w / want-01) :ARG0-of (g / go-02 :ARG1-of w))\n\n(c / cat :ARG0-of (s / sleep-01 :polarity -_))\n")]
    public void SameGraphs_InAnyShape_MatchButForTheirTops(string run)
    {
        var top = run.Contains("ARG0-of", StringComparison.Ordinal) ? 2 : 0;

        Value(Work(Gold, run), "smatch_f1").ShouldBe((12.0 - top) / 12, 1e-12);
    }

    [Theory]
    [InlineData("(a / b", "character 1", "not closed")]
    [InlineData("(a / b))", "character 8", "a blank line before the next graph")]
    [InlineData("(a / b) (c / d)", "character 9", "a blank line before the next graph")]
    [InlineData("(a)", "character 3", "a node's name")]
    [InlineData("( / b)", "character 3", "no name")]
    [InlineData("(a / b :ARG0)", "character 8", ":ARG0 has neither")]
    [InlineData("(a / b :)", "character 8", "no name")]
    [InlineData("(a / b :ARG0 :ARG1 a)", "character 8", ":ARG0 has neither")]
    [InlineData("(a / b :ARG0 c (d / e))", "character 16", "\"(\" stands where a node's name, a value or \"(\" is expected")]
    [InlineData("(a / b :(c / d))", "character 9", "\"(\" stands where a role's name is expected")]
    [InlineData("(a / b :ARG0 :ARG1)", "character 8", ":ARG0 has neither")]
    [InlineData("(a / \"😀\" :x 1/2)", "character 14", "quotation marks")]
    [InlineData("(a / b (c / d))", "character 8", "behind a role")]
    [InlineData("(a / b :ARG0 (c / d) e)", "character 22", "\":\" or \")\"")]
    [InlineData("(a / b :x 1/2)", "character 12", "quotation marks")]
    [InlineData("(a / b :ARG0 (a / c))", "character 15", "already a node a")]
    [InlineData("(é / \"b)", "character 6", "quotation mark is opened here")]
    [InlineData("(\"a\" / b)", "character 2", "only concepts and values")]
    [InlineData("x", "character 1", "a graph, which begins with")]
    public void FaultyGraph_IsToldWithItsPlace(string graph, string column, string message)
    {
        using var job = new PluginJobFolder().Run("run.amr", $"(a / b)\n\n{graph}\n\n(a / b)\n");

        var problem = job.Work(new AmrScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Code, problem.Line, problem.Column).ShouldBe((ProblemSeverity.Error, "invalid-graph", 3L, column));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void WordsBehindAValue_AreWarnedOf()
    {
        var result = Work("(a / b :x new)\n", "(a / b :x New York)\n");

        Value(result, "smatch_f1").ShouldBe(1);
        result.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(problem => (problem.Severity, problem.Column, problem.Value).ShouldBe((ProblemSeverity.Warning, "character 8", "x New York")));
    }

    [Fact]
    public void Graphs_BelongTogetherById_IfWanted()
    {
        const string Run = "# ::id g2\n(s / sleep-01 :polarity - :ARG0 (c / cat))\n\n# ::id g1\n(w / want-01)\n";

        Value(Work(Gold, Run, """{"pairs": "id"}"""), "smatch_recall").ShouldBe(7 / 12.0, 1e-12);
        var byOrder = Work(Gold, Run);
        byOrder.Problems.Select(problem => (problem.Severity, problem.Code, problem.Line)).ShouldBe([(ProblemSeverity.Warning, "out-of-order", 2L), (ProblemSeverity.Warning, "out-of-order", 5L)]);
    }

    [Fact]
    public void GraphThatCannotBeRead_MakesNoOtherLookMisplaced()
    {
        const string Two = "# ::id a\n(b / boy)\n\n# ::id b\n(c / cat)\n";

        Work(Two, Two.Replace("(b / boy)", "(b boy)", StringComparison.Ordinal)).Problems.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("wrong", 2, 5 / 12.0)]
    [InlineData("ignore", 1, 1)]
    public void GraphsThatAreMissing_CountAsWanted(string policy, int items, double recall)
    {
        var result = Work(Gold, "# ::id g2\n(s / sleep-01 :polarity - :ARG0 (c / cat))\n", $$"""{"pairs": "id", "missing_predictions": "{{policy}}"}""");

        (result.Items, Value(result, "smatch_recall")).ShouldBe((items, recall));
    }

    /// <summary>Four hundred nodes that are all alike: there is no end to the ways of mapping them.</summary>
    [Fact]
    public void GraphsWithoutAnyDifference_TakeBoundedWork()
    {
        string Graph(int count, int step) => "(x0 / a" + string.Concat(Enumerable.Range(1, count).Select(node => string.Create(
            CultureInfo.InvariantCulture, $" :r (x{node} / a :s x{node * step % count})"))) + ")\n";

        var result = Work(Graph(400, 7), Graph(400, 11));

        Value(result, "smatch_f1").ShouldBeInRange(0.5, 1);
        result.Tables[0].Rows.Select(row => row[1]).ShouldBe(["0", "1", "1"]);
        double.Parse(result.Tables[0].Rows[1][5], CultureInfo.InvariantCulture).ShouldBeGreaterThan(Value(result, "smatch_f1"));
    }

    [Fact]
    public void DoubledTriples_MatchEachOther_AsInSmatch() =>
        Value(Work("(a / b :x 1 :x 1)\n", "(a / b :x 1 :x 1)\n"), "smatch_f1").ShouldBe(6 / 4.0);

    [Fact]
    public void Intervals_EncloseTheScores()
    {
        using var job = ExampleFolder.Load("amr-parsing", "weak");

        job.Work(new AmrScorer(), """{"interval_resamples": 200}""").Result!.Scores.ShouldAllBe(score => score.Interval!.Low < score.Value && score.Value < score.Interval.High);
    }

    private static ScoringResult Work(string gold, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.amr", gold).Run("run.amr", run);
        var (exitCode, result) = job.Work(new AmrScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
