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

        result.Scores.Select(score => score.Metric).ShouldBe(["laal", "al", "ap", "dal", "atd", "laal_ca", "al_ca", "ap_ca", "dal_ca", "atd_ca"]);
        result.Scores.Take(4).Select(score => score.Value!.Value).ShouldBe([4.75 / 3, 3.875 / 3, 1.62 / 3, 2], 1e-12);
        result.Scores.Skip(5).ShouldAllBe(score => score.Value == null);
        result.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void ColumnNames_LeftEmpty_AreTheUsualOnes() =>
        Work(Lines("a", WaitThree) + Lines("b", WaitThree) + Lines("c", "[0, 0, 0]"), """{"reference_length_column": "", "reference_column": "", "delays_column": ""}""")
            .Scores[0].Value!.Value.ShouldBe(4.75 / 3, 1e-12);

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
        result.Scores.Take(4).Select(score => score.Value!.Value).ShouldBe(outcome == ScoringOutcome.Scored ? [3, 5.125 / 2, 0.81, 3] : [], 1e-12);
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
    [InlineData("gold.tsv", "id\tsource_length\treference\na\t4\t \n", """{"latency_unit": "char"}""")]
    [InlineData("gold.txt", "4\n")]
    public void Reference_WithoutLengths_IsTheOrganizersFault(string name, string gold, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference(name, gold).Run("run.jsonl", Lines("a", "[1]"));

        job.Work(new LatencyScorer(), parameters).ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void LogOfSimulEval_IsARunAndHoldsWhatAReferenceNeeds()
    {
        const string Log = """{"index": 0, "prediction": "x y", "delays": [1.0, 2.0], "elapsed": [3.0, 4.0], "prediction_length": 2, "reference": "x z", "source": ["a.wav"], "source_length": 2}""";
        using var job = new PluginJobFolder().Reference("instances.log", Log).Run("instances.log", Log);

        var result = job.Work(new LatencyScorer()).Result!;

        (Value(result, "al"), Value(result, "al_ca")).ShouldBe((1, 3));
        job.Work(new LatencyScorer(), """{"delays_column": "elapsed"}""").Result!.Scores.Single(score => score.Metric == "al").Value.ShouldBe(3);
        result.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("word", 4)]
    [InlineData("char", 5)]
    public void TextOfTheReference_IsCountedInTheUnit(string unit, int length)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tsource_length\treference\n1\t3\t a  \u00e9\U0001F600\n").Run("run.jsonl", """{"id": 1, "delays": [3]}""");

        var result = job.Work(new LatencyScorer(), $$"""{"latency_unit": "{{unit}}"}""").Result!;

        Value(result, "ap").ShouldBe(1.0 / length, 1e-12);
    }

    [Fact]
    public void SegmentWithoutElapsedTimes_IsLeftOutOfComputationAwareMeans()
    {
        var result = Work("""{"id": "a", "delays": [5], "elapsed": [7]}""" + "\n" + """{"id": "b", "delays": [6], "elapsed": []}""" + "\n" + Lines("c", "[4]"));

        (Value(result, "al"), Value(result, "al_ca")).ShouldBe((5, 7));
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Line, problem.Column).ShouldBe((ProblemSeverity.Warning, "no-elapsed", 2L, "elapsed"));
    }

    [Theory]
    [InlineData("{}", "\"elapsed\": [1]", "count-differs", "elapsed", "are 1 numbers; there are 2 delays")]
    [InlineData("{}", "\"elapsed\": 4", "wrong-type", "elapsed", "as in [1, 2.5, 4]")]
    [InlineData("""{"translation": "speech-to-speech"}""", "\"x\": 1", "missing-field", "durations", "durations")]
    [InlineData("""{"translation": "speech-to-speech"}""", "\"durations\": [1, 0]", "out-of-range", "durations", "0 at place 2")]
    [InlineData("""{"translation": "speech-to-speech"}""", "\"durations\": [1, 1e12]", "out-of-range", "durations", "longer than a day")]
    [InlineData("""{"translation": "speech-to-speech"}""", "\"durations\": [1]", "count-differs", "durations", "are 1 numbers")]
    [InlineData("""{"translation": "text-to-text"}""", "\"x\": 1", "out-of-range", "delays", "a fraction at place 2")]
    public void Times_ThatDoNotBelongTogether_AreToldWithTheirField(string parameters, string field, string code, string column, string message)
    {
        var problem = Work(Lines("a", "[5]").Replace("}", ", \"durations\": [3]}", StringComparison.Ordinal) + $$"""{"id": "b", "delays": [1, 2.5], {{field}}}""" + "\n", parameters).Problems[0];

        (problem.Code, problem.Line, problem.Column).ShouldBe((code, 2L, column));
        problem.Message.ShouldContain(message);
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
