using Coreference;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class CoreferencePluginTests
{
    private const string Gold = "#begin document d\nd\t0\ta\t(0)\nd\t0\tb\t(1\nd\t0\tc\t1)\n\nd\t1\td\t(0)\n#end document\n";

    /// <summary>Random clusters, read as columns and as JSON lines; the file says where the values are from.</summary>
    [Fact]
    public void GoldenRuns_ScoreAsTheReferenceScorer()
    {
        foreach (var (place, one) in GoldenFolder.Cases("coreference.json").Index())
        {
            var lines = string.Join('\n', one.GetProperty("json").EnumerateArray().Select(document => document.GetRawText()));
            using var columns = new PluginJobFolder().Reference("gold.conll", one.GetProperty("gold").GetString()!).Run("run.conll", one.GetProperty("run").GetString()!);
            using var json = new PluginJobFolder().Reference("gold.conll", one.GetProperty("gold").GetString()!).Run("run.jsonl", lines);

            var result = columns.Work(new CoreferenceScorer()).Result!;

            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Value(result, expected.Name).ShouldBe(expected.Value.GetDouble(), 1e-12, $"case {place}: {expected.Name}");
            }

            result.Scores.Count.ShouldBe(one.GetProperty("expected").EnumerateObject().Count());
            json.Work(new CoreferenceScorer()).Result!.Scores.Select(score => score.Value!.Value).ShouldBe(result.Scores.Select(score => score.Value!.Value), 1e-12, $"case {place} as JSON");
        }
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsLine()
    {
        using var job = ExampleFolder.Load("coreference", "malformed");

        var result = job.Work(new CoreferenceScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => $"{problem.Line} {problem.Code}").ShouldBe(
        [
            "8 invalid-span", "9 malformed-tag", "3 invalid-span", "10 invalid-span", "13 sentence-length", "22 duplicate-id", "32 unknown-id",
        ]);
    }

    [Theory]
    [InlineData("(0", "invalid-span", "0")]
    [InlineData("(0))", "malformed-tag", "(0))")]
    [InlineData("0", "malformed-tag", "0")]
    [InlineData("()", "malformed-tag", "()")]
    [InlineData("(0)|", "malformed-tag", "(0)|")]
    [InlineData("(e1)", "malformed-tag", "(e1)")]
    [InlineData("(", "malformed-tag", "(")]
    [InlineData(")", "malformed-tag", ")")]
    [InlineData("5)", "invalid-span", "5")]
    [InlineData("(0)|(2)", "duplicate-mention", "[0, 0]")]
    public void Cell_ThatIsNone_IsToldWithItsLine(string cell, string code, string value)
    {
        var run = Gold.Replace("a\t(0)", "a\t" + cell, StringComparison.Ordinal);
        var problem = Work(run).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column, problem.Value).ShouldBe((code, 2L, "last column", value));
    }

    [Theory]
    [InlineData("[[[0, 1], [2]]]", "wrong-type")]
    [InlineData("[[[1, 0]]]", "wrong-type")]
    [InlineData("[[[-1, 0]]]", "wrong-type")]
    [InlineData("[[[0, 1, 2]]]", "wrong-type")]
    [InlineData("[[0, 1]]", "wrong-type")]
    [InlineData("[0]", "wrong-type")]
    [InlineData("{}", "wrong-type")]
    [InlineData("\"x\"", "wrong-type")]
    [InlineData("[[\"\\ud800\"]]", "invalid-json")]
    [InlineData("[[[0, 0], [0, 0]]]", "duplicate-mention")]
    public void ListOfClusters_ThatIsNone_IsToldWithItsLine(string clusters, string code)
    {
        using var job = new PluginJobFolder().Reference("gold.conll", Gold).Run("run.jsonl", $$"""{"id": "d", "clusters": {{clusters}}}""");

        var problem = job.Work(new CoreferenceScorer()).Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column).ShouldBe((code, 1L, "clusters"));
    }

    [Fact]
    public void MentionsWithNames_AreScoredAsThoseWithPlaces()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.jsonl", """{"doc_key": "d", "clusters": [["a", "b", "c"], ["d"]]}""")
            .Run("run.jsonl", """{"doc_key": "d", "predicted_clusters": [["a", "b"], ["c", "d"]], "clusters": [["x"]]}""");

        var result = job.Work(new CoreferenceScorer()).Result!;

        // B³ of the textbook: recall (4/3 + 1/3 + 1) / 4, precision (2 + 1/2 + 1/2) / 4.
        Value(result, "b_cubed_recall").ShouldBe(2 / 3.0, 1e-12);
        Value(result, "b_cubed_precision").ShouldBe(0.75);
        Value(result, "muc_f1").ShouldBe(0.5);
    }

    [Fact]
    public void Singletons_CanBeLeftOut()
    {
        var removed = Work(Gold.Replace("1)", "-", StringComparison.Ordinal).Replace("(1", "-", StringComparison.Ordinal), """{"singletons": "remove"}""");

        (Value(removed, "mention_recall"), Value(removed, "conll_f1")).ShouldBe((1, 1));
        Value(Work(Gold.Replace("1)", "-", StringComparison.Ordinal).Replace("(1", "-", StringComparison.Ordinal)), "mention_recall").ShouldBe(2 / 3.0);
    }

    [Theory]
    [InlineData("wrong", 2, 0.75)]
    [InlineData("ignore", 1, 1)]
    public void MissingDocument_FollowsThePolicy(string policy, int items, double recall)
    {
        using var job = new PluginJobFolder().Reference("gold.conll", Gold + "#begin document e\ne\t0\ta\t(0)\n#end document\n").Run("run.conll", Gold);

        var result = job.Work(new CoreferenceScorer(), $$"""{"missing_predictions": "{{policy}}"}""").Result!;

        (result.Items, Value(result, "mention_recall")).ShouldBe((items, recall));
        var problem = job.Work(new CoreferenceScorer()).Result!.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Value).ShouldBe(("missing-id", "e"));
    }

    [Fact]
    public void Slices_ComeFromJsonLines()
    {
        using var job = new PluginJobFolder()
            .Reference("gold.jsonl", """
                {"id": "a", "genre": "news", "clusters": [["x", "y"]]}
                {"id": "b", "genre": "chat", "clusters": [["x", "y"], ["v", "w"]]}
                """)
            .Run("run.jsonl", """
                {"id": "b", "clusters": [["x", "v"], ["y", "w"]]}
                {"id": "a", "clusters": [["x", "y"]]}
                """);

        var result = job.Work(new CoreferenceScorer(), """{"slices": ["genre"], "interval_resamples": 200}""").Result!;

        result.Slices.Select(slice => (slice.Value, slice.Scores.Single(score => score.Metric == "muc_f1").Value)).ShouldBe([("chat", 0), ("news", 1)]);
        job.Items().Select(item => (item.Id, item.Values["correct_links"], item.Values["ceaf_e"])).ShouldBe([("a", 1, 1), ("b", 0, 1)]);
        result.Scores.ShouldAllBe(score => score.Interval!.Low <= score.Value && score.Value <= score.Interval.High);
        using var columns = new PluginJobFolder().Reference("gold.conll", Gold).Run("run.conll", Gold);
        columns.Work(new CoreferenceScorer(), """{"slices": ["genre"]}""").ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Theory]
    [InlineData("d\t0\ta\t(0)\n", "malformed-tag", 1)]
    [InlineData("# x\n\n", "empty-file", 1)]
    [InlineData("{}\n", "malformed-tag", 1)]
    public void Run_WithoutDocuments_IsTold(string run, string code, int line)
    {
        var problem = Work(run).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe((code, line));
    }

    [Fact]
    public void LineEndsBlanksAndMissingEnd_ChangeNothing()
    {
        var run = "\uFEFF" + Gold.Replace("\n", " \r\n", StringComparison.Ordinal).Replace("\t", "   ", StringComparison.Ordinal).Replace("#end document \r\n", "", StringComparison.Ordinal);

        Value(Work(run), "conll_f1").ShouldBe(1);
    }

    [Fact]
    public void ManyClusters_ArePairedInMoments()
    {
        // Every cluster of the run shares a mention with its neighbours in the reference: one path through all of them.
        const int Clusters = 20_000;
        string Lines(int shift) => $$"""{"id": "d", "clusters": [{{string.Join(',', Enumerable.Range(0, Clusters).Select(place => $"[\"m{2 * place + shift}\",\"m{2 * place + 1 + shift}\"]"))}}]}""";
        using var job = new PluginJobFolder().Reference("gold.jsonl", Lines(0)).Run("run.jsonl", Lines(1));

        var result = job.Work(new CoreferenceScorer()).Result!;

        Value(result, "ceaf_m_recall").ShouldBe(0.5, 1e-9);
    }

    private static ScoringResult Work(string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.conll", Gold).Run("run.conll", run);
        var (exitCode, result) = job.Work(new CoreferenceScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
