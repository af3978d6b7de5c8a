using KeyPointAnalysis;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class KeyPointPluginTests
{
    private const string Arguments = "arg_id,topic,stance\na,T,1\nb,T,1\n";
    private const string KeyPoints = "key_point_id\nk\nl\n";
    private const string Labels = "arg_id,key_point_id,label\na,k,1\na,l,0\nb,k,0\n";

    /// <summary>The values are those of the shared task's own script, run on the same files with pandas 1.5.3 and scikit-learn 1.2.1.</summary>
    [Theory]
    [InlineData("1", 0.42587301587301585, 0.6223333333333333)]
    [InlineData("2", 0.192906746031746, 0.44395833333333334)]
    public void GoldenRun_InEachVersion_ScoresAsTheOfficialScript(string version, double strict, double relaxed)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Golden", "key-points");
        using var job = new PluginJobFolder();
        foreach (var name in (string[])["arguments_test.csv", "key_points_test.csv", "labels_test.csv"])
        {
            job.Reference(name, File.ReadAllText(Path.Combine(folder, name)));
        }

        job.Run("predictions.json", File.ReadAllText(Path.Combine(folder, "predictions.json")));

        var (exitCode, result) = job.Work(new KeyPointScorer(), $$"""{"version": "{{version}}", "interval_resamples": 100}""");

        exitCode.ShouldBe(0);
        result!.Outcome.ShouldBe(ScoringOutcome.Scored);
        Value(result, "map_strict").ShouldBe(strict, 1e-12);
        Value(result, "map_relaxed").ShouldBe(relaxed, 1e-12);
        result.Scores.ShouldAllBe(score => score.Interval!.Low <= score.Value && score.Value <= score.Interval.High);
        result.Problems.Select(problem => problem.Code).Distinct(StringComparer.Ordinal).ShouldBe(["unknown-label", "unknown-id", "missing-id"]);
        result.Tables.ShouldHaveSingleItem().Rows.Count.ShouldBe(5);
        job.Items().Select(item => item.Values["map_strict"]).Average().ShouldBe(strict, 1e-12);
    }

    [Theory]
    [InlineData("perfect", 1, 1, 1)]
    [InlineData("weak", 0.5, 0.25, 0.625)]
    public void Example_ScoresAsTheOfficialScript(string example, double strictOfOne, double strictOfTwo, double relaxedOfTwo)
    {
        using var job = ExampleFolder.Load("key-point-analysis", example);

        Value(job.Work(new KeyPointScorer(), """{"version": "1"}""").Result!, "map_strict").ShouldBe(strictOfOne);
        var second = job.Work(new KeyPointScorer()).Result!;
        (Value(second, "map_strict"), Value(second, "map_relaxed")).ShouldBe((strictOfTwo, relaxedOfTwo));
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsLine()
    {
        using var job = ExampleFolder.Load("key-point-analysis", "malformed");

        var result = job.Work(new KeyPointScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => $"{problem.Line} {problem.Code}")
            .ShouldBe(["1 not-a-number", "2 wrong-type", "3 duplicate-field", "4 duplicate-id", "4 not-finite", "5 invalid-json"]);
    }

    [Theory]
    [InlineData("", "empty-file")]
    [InlineData("{}", "empty-file")]
    [InlineData("{\n\"a\": {\"k\": 1}", "invalid-json")]
    [InlineData("{\"a\": {\"\\ud800\": 1}}", "invalid-json")]
    [InlineData("7", "wrong-type")]
    [InlineData("{\"other\": {\"k\": 1}}", "missing-id")]
    public void Run_OfAnotherShape_SaysWhatIsWrongWithIt(string run, string code)
    {
        using var job = Job(Arguments, Labels).Run("run.json", run);

        var result = job.Work(new KeyPointScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems[^1].Code.ShouldBe(code);
    }

    [Fact]
    public void Run_NotInUtf8_SaysWhere()
    {
        using var job = Job(Arguments, Labels).Run("run.json", [.. "{\n\"a"u8, 0xe9, .. "\": {}}"u8]);

        var problem = job.Work(new KeyPointScorer()).Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe(("not-utf8", 2));
        problem.Message.ShouldContain("offset 4 (0xe9)");
    }

    [Fact]
    public void BestKeyPoint_OfEqualScores_IsTheFirst()
    {
        using var first = Job(Arguments, Labels).Run("run.json", """{"a": {"elsewhere": 3, "k": 0.5, "l": 0.5}}""");
        using var second = Job(Arguments, Labels).Run("run.json", """{"a": {"l": 0.5, "k": 0.5}}""");

        Value(first.Work(new KeyPointScorer()).Result!, "map_strict").ShouldBe(1);
        Value(second.Work(new KeyPointScorer()).Result!, "map_strict").ShouldBe(0);
    }

    [Fact]
    public void TopicOfOneArgument_IsLeftOutWithAWarning()
    {
        using var job = Job(Arguments + "c,U,1\n", Labels).Run("run.json", """{"a": {"k": 0.5}, "b": {"k": 0.1}, "c": {"l": 1}}""");

        var result = job.Work(new KeyPointScorer()).Result!;

        Value(result, "map_strict").ShouldBe(1);
        result.Problems.ShouldHaveSingleItem().Message.ShouldContain("\"U\"");
    }

    [Theory]
    [InlineData("arg_id,topic\na,T\n", Labels)]
    [InlineData(Arguments + "a,T,1\n", Labels)]
    [InlineData(Arguments, "arg_id,key_point_id,label\na,k,yes\n")]
    [InlineData(Arguments, "arg_id,key_point_id,label\na,k,1\na,k,1\n")]
    public void Reference_ThatIsWrong_IsRefused(string arguments, string labels)
    {
        using var job = Job(arguments, labels);

        var result = job.Work(new KeyPointScorer(), verb: "check").Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.ShouldHaveSingleItem().Line.ShouldNotBeNull();
    }

    [Fact]
    public void Reference_OfOneFile_NamesThoseThatAreMissing()
    {
        using var job = new PluginJobFolder().Reference("arguments.csv", Arguments).Reference("arguments2.csv", Arguments);

        var problems = job.Work(new KeyPointScorer(), verb: "check").Result!.Problems;

        problems.Select(problem => problem.Code).ShouldBe(["several-files", "missing-file", "missing-file"]);
        problems[2].Message.ShouldContain("\"labels\"");
    }

    [Fact]
    public void Run_WithoutAReference_IsCheckedAndCounted()
    {
        using var job = new PluginJobFolder().Run("run.json", "{\n \"a\": {\"k\": 0.5},\n \"b\": {}\n}\n");

        var result = job.Work(new KeyPointScorer(), verb: "check").Result!;

        (result.Outcome, result.Items).ShouldBe((ScoringOutcome.Scored, 2));
        result.Problems.ShouldBeEmpty();
    }

    private static PluginJobFolder Job(string arguments, string labels) =>
        new PluginJobFolder().Reference("arguments.csv", arguments).Reference("key_points.csv", KeyPoints).Reference("labels.csv", labels);

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
