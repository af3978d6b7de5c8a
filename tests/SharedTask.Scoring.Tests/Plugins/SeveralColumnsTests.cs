using Classification;
using Regression;
using Retrieval;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Files with several columns of answers, as Memotion's, through the host that all plugins share.</summary>
public sealed class SeveralColumnsTests
{
    private const string Memes = """{"mean_over_columns": ["humour", "sarcasm", "offensive", "motivational"], "interval_resamples": 40}""";
    private const string Two = """{"mean_over_columns": ["a", "b"]}""";

    /// <summary>The values are those of scikit-learn 1.2.1 for every column, and their plain mean.</summary>
    [Fact]
    public void Example_HasTheMeanOfTheColumnsValues()
    {
        using var job = ExampleFolder.Load("classification", "several-columns");

        var result = Score(job, new ClassificationScorer(), Memes);

        result.Problems.ShouldBeEmpty();
        result.Items.ShouldBe(8);
        Value(result.Scores, "macro_f1").ShouldBe(0.7440476190476191, 1e-12);
        Value(result.Scores, "accuracy").ShouldBe(0.71875, 1e-12);
        Value(result.Scores, "weighted_f1").ShouldBe(0.7202380952380952, 1e-12);
        result.Scores.Single(score => score.Metric == "macro_f1").Interval.ShouldNotBeNull();
        result.Slices.Select(slice => (slice.By, slice.Value, slice.Size, Math.Round(Value(slice.Scores, "macro_f1"), 12))).ShouldBe(
        [
            ("column", "humour", 8, 0.791666666667), ("column", "sarcasm", 8, 0.684523809524),
            ("column", "offensive", 8, 0.766666666667), ("column", "motivational", 8, 0.733333333333),
        ]);
        job.Items().Any(item => item.Id == "sarcasm/m3").ShouldBeTrue();
        result.Tables[0].Title.ShouldBe("humour: Per class");
    }

    [Fact]
    public void FilePerLanguage_WithSeveralColumns_GivesTheMeanOfMeans()
    {
        using var job = new PluginJobFolder()
            .Reference("en.tsv", "id\ta\tb\n1\tx\tx\n2\ty\ty\n").Run("en.tsv", "id\ta\tb\n1\tx\ty\n2\ty\tx\n")
            .Reference("hi.csv", "id,a,b\n1,x,x\n2,y,y\n").Run("hi.csv", "id,b,a\n1,x,x\n2,x,x\n");

        var result = Score(job, new ClassificationScorer(), """{"run_files": "{language}.*", "mean_over_columns": ["a", "b"]}""");

        Value(result.Scores, "accuracy").ShouldBe(((1 + 0) / 2.0 / 2) + ((0.5 + 0.5) / 2 / 2), 1e-15);
        result.Slices.Where(slice => slice.By == "language").Select(slice => (slice.Value, slice.Size, Value(slice.Scores, "accuracy"))).ShouldBe([("en", 2, 0.5), ("hi", 2, 0.5)]);
        result.Slices.Where(slice => slice.By == "language / column").Select(slice => (slice.Value, Value(slice.Scores, "accuracy")))
            .ShouldBe([("en / a", 1.0), ("en / b", 0.0), ("hi / a", 0.5), ("hi / b", 0.5)]);
    }

    [Fact]
    public void SliceOfTheReference_WithSeveralColumns_IsTheirMean()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\ta\tb\tdomain\n1\tx\tx\tnews\n2\ty\ty\tnews\n3\ty\tx\ttalk\n")
            .Run("run.tsv", "id\ta\tb\n1\tx\ty\n2\ty\ty\n3\tx\tx\n");

        var result = Score(job, new ClassificationScorer(), """{"mean_over_columns": ["a", "b"], "slices": ["domain"]}""");

        result.Items.ShouldBe(3);
        result.Slices.Where(slice => slice.By == "domain").Select(slice => (slice.Value, slice.Size, Value(slice.Scores, "accuracy"))).ShouldBe([("news", 2, 0.75), ("talk", 1, 0.5)]);
    }

    [Fact]
    public void Numbers_InSeveralColumns_AreAveragedToo()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.jsonl", "{\"id\": 1, \"a\": 1, \"b\": 2}\n{\"id\": 2, \"a\": 3, \"b\": 2}\n")
            .Run("run.jsonl", "{\"id\": 2, \"a\": 3, \"b\": 4}\n{\"id\": 1, \"a\": 2, \"b\": 2}\n");

        Value(Score(job, new RegressionScorer(), Two).Scores, "mae").ShouldBe((0.5 + 1) / 2, 1e-15);
    }

    [Fact]
    public void Problems_OfAFile_AreToldOnceAndThoseOfAColumnWithItsName()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\ta\tb\n1\tx\tx\n2\ty\ty\n3\ty\ty\n")
            .Run("run.tsv", "id\ta\tb\n1\tx\tz\n2\ty\ty\n2\ty\ty\n9\tx\tx\n");

        var result = Score(job, new ClassificationScorer(), Two);

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.MoreProblems.ShouldBe(0);
        result.Problems.Select(problem => (problem.Code, problem.Line, problem.Column)).ShouldBe(
        [
            (ProblemCodes.DuplicateId, 4L, "id"), (ProblemCodes.UnknownId, 5L, "id"), (ProblemCodes.MissingId, 5, "id"), (ProblemCodes.UnknownLabel, 2L, "b"),
        ]);
    }

    [Fact]
    public void Problems_BeyondTheList_AreCountedOnce()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "id\ta\tb\n1\tx\tx\n")
            .Run("run.tsv", "id\ta\tb\n1\tx\tx\n" + string.Concat(Enumerable.Repeat("7\tx\n", 80)));

        var result = Score(job, new ClassificationScorer(), Two);

        (result.Problems.Count, result.MoreProblems).ShouldBe((ScoringProtocol.ListedProblems, 80 - ScoringProtocol.ListedProblems));
    }

    [Fact]
    public void Column_ThatARunLacks_IsNamed()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\ta\tb\n1\tx\tx\n").Run("run.tsv", "id\ta\n1\tx\n");

        var problem = Score(job, new ClassificationScorer(), Two).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(ProblemCodes.MissingColumn);
        problem.Message.ShouldContain("\"b\"");
    }

    [Fact]
    public void LinesOfText_HaveNoRoomForColumns()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\ta\tb\n1\tx\tx\n").Run("run.txt", "x\n");

        Score(job, new ClassificationScorer(), Two).Problems.Select(problem => problem.Code).ShouldBe([ProblemCodes.MissingColumn]);
    }

    [Theory]
    [InlineData("""{"mean_over_columns": ["a", "a"]}""")]
    [InlineData("""{"mean_over_columns": [""]}""")]
    [InlineData("""{"mean_over_columns": ["a"], "reference_column": "b"}""")]
    [InlineData("""{"mean_over_columns": ["a"], "prediction_column": "b"}""")]
    [InlineData("""{"mean_over_columns": "a"}""")]
    public void Columns_ThatMakeNoSense_AreNotUnderstood(string parameters)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\ta\n1\tx\n").Run("run.tsv", "id\ta\n1\tx\n");

        job.Work(new ClassificationScorer(), parameters).ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Fact]
    public void PluginsWithoutAColumnOfAnswers_DoNotOfferThem()
    {
        bool Offers(IScorer scorer) => SharedParameters.AddTo(scorer.Manifest).Parameters.GetProperty("properties").TryGetProperty("mean_over_columns", out _);

        Offers(new RegressionScorer()).ShouldBeTrue();
        Offers(new RetrievalScorer()).ShouldBeFalse();
    }

    [Fact]
    public void Reference_CheckedAlone_IsReadInEveryColumnWhateverMissingFilesMean()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\ta\n1\tx\n");

        var result = job.Work(new ClassificationScorer(), """{"mean_over_columns": ["a", "b"], "missing_files": "ignore"}""", "check").Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.ShouldHaveSingleItem().Message.ShouldContain("\"b\"");
    }

    private static ScoringResult Score(PluginJobFolder job, IScorer scorer, string parameters)
    {
        var (exitCode, result) = job.Work(scorer, parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(IReadOnlyList<MetricScore> scores, string metric) => scores.Single(score => score.Metric == metric).Value!.Value;
}
