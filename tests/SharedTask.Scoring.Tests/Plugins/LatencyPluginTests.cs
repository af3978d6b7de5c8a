using Latency;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class LatencyPluginTests
{
    private const string Gold = """
        {"id": "a", "source_length": 10, "reference_length": 10, "language": "de"}
        {"id": "b", "source_length": 10, "reference_length": 8, "language": "ja"}
        {"id": "c", "source_length": 5, "reference_length": 4, "language": "ja"}

        """;

    private const string WaitThree = "[3, 4, 5, 6, 7, 8, 9, 10, 10, 10]";

    [Fact]
    public void Run_HasTheMeanOfItsSegments()
    {
        var result = Work(Lines("b", WaitThree) + Lines("c", "[0, 0, 0]") + Lines("a", WaitThree));

        result.Scores.Select(score => score.Metric).ShouldBe(["laal", "al", "ap", "dal"]);
        result.Scores.Select(score => score.Value!.Value).ShouldBe([4.75 / 3, 3.875 / 3, 1.62 / 3, 2], 1e-12);
        result.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void SegmentWithoutDelays_IsLeftOutWithAWarning()
    {
        var result = Work(Lines("a", WaitThree) + Lines("b", "[]") + Lines("c", "[5]"));

        result.Items.ShouldBe(2);
        result.Scores.Single(score => score.Metric == "al").Value.ShouldBe(4);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Line).ShouldBe((ProblemSeverity.Warning, "no-delays", 2L));
    }

    [Fact]
    public void RunWithoutAnyDelays_IsScoredWithoutValues()
    {
        var result = Work(Lines("a", "[]") + Lines("b", "[]") + Lines("c", "[]"));

        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        result.Scores.ShouldAllBe(score => score.Value == null);
    }

    [Theory]
    [InlineData("{}", ScoringOutcome.Invalid)]
    [InlineData("""{"missing_predictions": "ignore"}""", ScoringOutcome.Scored)]
    public void MissingSegment_FollowsThePolicy(string parameters, ScoringOutcome outcome)
    {
        var result = Work(Lines("a", WaitThree) + Lines("b", WaitThree), parameters);

        result.Outcome.ShouldBe(outcome);
        result.Scores.Select(score => score.Value!.Value).ShouldBe(outcome == ScoringOutcome.Scored ? [3, 5.125 / 2, 0.81, 3] : [], 1e-12);
    }

    [Theory]
    [InlineData("[1, -2]", ProblemCodes.OutOfRange, "\"-2\" at place 2")]
    [InlineData("[1, 2, 1e999]", ProblemCodes.OutOfRange, "\"1e999\" at place 3")]
    [InlineData("[[1]]", ProblemCodes.NotANumber, "at place 1")]
    [InlineData("[1, null]", ProblemCodes.NotANumber, "at place 2")]
    [InlineData("4", ProblemCodes.WrongType, "as in [1, 2.5, 4]")]
    [InlineData("\"[1, 2]\"", ProblemCodes.WrongType, "as in [1, 2.5, 4]")]
    public void Delays_ThatAreNone_AreToldWithLineAndPlace(string delays, string code, string message)
    {
        var problem = Work(Lines("a", WaitThree) + Lines("b", delays) + Lines("c", "[5]")).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column).ShouldBe((code, 2L, "delays"));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsLine()
    {
        using var job = ExampleFolder.Load("latency", "malformed");

        var result = job.Work(new LatencyScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Where(problem => problem.Code != "missing-id").Select(problem => $"{problem.Line} {problem.Code}")
            .ShouldBe(["1 out-of-range", "2 wrong-type", "3 not-a-number", "4 duplicate-id", "5 unknown-id"]);
    }

    [Theory]
    [InlineData("gold.tsv", "id\tsource_length\treference_length\na\t0\t3\n")]
    [InlineData("gold.tsv", "id\tsource_length\treference_length\na\t4\t-1\n")]
    [InlineData("gold.tsv", "id\tsource_length\na\t4\n")]
    [InlineData("gold.txt", "4\n")]
    public void Reference_WithoutLengths_IsTheOrganizersFault(string name, string gold)
    {
        using var job = new PluginJobFolder().Reference(name, gold).Run("run.jsonl", Lines("a", "[1]"));

        job.Work(new LatencyScorer()).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void LogOfSimulEval_IsARunWithEitherOfItsTimes()
    {
        const string Log = """{"index": 0, "prediction": "x y", "delays": [1.0, 2.0], "elapsed": [3.0, 4.0], "source_length": 2, "reference": "x z"}""";
        using var job = new PluginJobFolder().Reference("gold.csv", "id,source_length,reference_length\n0,2,2\n").Run("run.jsonl", Log);

        Value(job.Work(new LatencyScorer()).Result!, "al").ShouldBe(1);
        Value(job.Work(new LatencyScorer(), """{"delays_column": "elapsed"}""").Result!, "al").ShouldBe(3);
    }

    [Fact]
    public void Slices_AreScoredByThemselves()
    {
        var slices = Work(Lines("a", WaitThree) + Lines("b", WaitThree) + Lines("c", "[5]"), """{"slices": ["language"]}""").Slices;

        slices.Select(slice => (slice.Value, slice.Size, slice.Scores.Single(score => score.Metric == "al").Value)).ShouldBe([("de", 1, 3), ("ja", 2, (2.125 + 5) / 2)]);
    }

    [Fact]
    public void Items_HaveTheMeanThatIsTheScore()
    {
        using var job = ExampleFolder.Load("latency", "weak");
        var result = job.Work(new LatencyScorer(), """{"interval_resamples": 100}""").Result!;

        job.Items().Select(item => item.Id).ShouldBe(["1", "2", "3", "4"]);
        job.Items().Average(item => item.Values["dal"]).ShouldBe(Value(result, "dal"), 1e-12);
        var laal = result.Scores.Single(score => score.Metric == "laal");
        laal.Value!.Value.ShouldBeInRange(laal.Interval!.Low, laal.Interval.High);
    }

    private static string Lines(string id, string delays) => $$"""{"id": "{{id}}", "delays": {{delays}}}""" + "\n";

    private static ScoringResult Work(string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", Gold).Run("run.jsonl", run);
        var (exitCode, result) = job.Work(new LatencyScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
