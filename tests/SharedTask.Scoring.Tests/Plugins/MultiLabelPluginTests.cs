using MultiLabel;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class MultiLabelPluginTests
{
    private const string Gold = "id\tlabels\tlanguage\n1\tjoy,surprise\ten\n2\tanger\ten\n3\t\tar\n";

    [Theory]
    [InlineData("run.tsv", "id\tlabels\n3\t\n1\tsurprise , joy\n2\tanger\n", "{}")]
    [InlineData("run.csv", "id,labels\n1,\"joy,surprise\"\n2,anger\n3,\n", "{}")]
    [InlineData("run.jsonl", "{\"id\": 1, \"labels\": [\"surprise\", \"j\\u006fy\"]}\n{\"id\": 2, \"labels\": [\"anger\"]}\n{\"id\": 3, \"labels\": []}\n", "{}")]
    [InlineData("run.jsonl", "{\"id\": 1, \"labels\": \"joy,surprise\"}\n{\"id\": 2, \"labels\": \"anger\"}\n{\"id\": 3, \"labels\": \"\"}\n", "{}")]
    [InlineData("run.tsv", "id\tlabels\n1\tjoy,surprise\n2\tanger\n3\tnone\n", """{"empty_word": "none"}""")]
    public void Run_PerfectInAnyFormat_ScoresOne(string name, string content, string parameters)
    {
        var result = Work(Gold, name, content, parameters);

        result.Problems.ShouldBeEmpty();
        Value(result, "exact_match").ShouldBe(1);
        Value(result, "hamming_loss").ShouldBe(0);
        Value(result, "macro_f1").ShouldBe(1);
    }

    [Fact]
    public void Lines_WithoutIds_MayHaveNoLabels()
    {
        using var job = new PluginJobFolder().Reference("gold.txt", "joy\n\nanger,joy\n").Run("run.txt", "joy\n\njoy,anger\n");

        Value(job.Work(new MultiLabelScorer()).Result!, "exact_match").ShouldBe(1);
    }

    [Fact]
    public void Separator_OfTheOrganizers_SplitsCells()
    {
        var result = Work("id\tlabels\n1\ta, b|c\n2\tc\n", "run.tsv", "id\tlabels\n1\tc|a, b\n2\tc\n", """{"separator": "|"}""");

        Value(result, "exact_match").ShouldBe(1);
        result.Tables[0].Rows.Select(row => row[0]).ShouldBe(["a, b", "c"]);
    }

    [Theory]
    [InlineData("run.tsv", "id\tlabels\n1\tjoy,suprise\n2\tanger\n3\t\n", "unknown-label", 2, "Did you mean \"surprise\"?")]
    [InlineData("run.tsv", "id\tlabels\n1\tjoy,,surprise\n2\tanger\n3\t\n", "empty-value", 2, "separated by \",\"")]
    [InlineData("run.jsonl", "{\"id\": 1, \"labels\": [\"joy\", null]}\n{\"id\": 2, \"labels\": []}\n{\"id\": 3, \"labels\": []}\n", "wrong-type", 1, "neither a text nor a number")]
    [InlineData("run.jsonl", "{\"id\": 1, \"labels\": {\"joy\": 1}}\n{\"id\": 2, \"labels\": []}\n{\"id\": 3, \"labels\": []}\n", "wrong-type", 1, "expected a list")]
    [InlineData("run.jsonl", "{\"id\": 1, \"labels\": [\"\\ud800\"]}\n{\"id\": 2, \"labels\": []}\n{\"id\": 3, \"labels\": []}\n", "invalid-json", 1, "surrogate")]
    public void Run_WithAProblem_IsInvalidAndSaysWhere(string name, string content, string code, long line, string message)
    {
        var result = Work(Gold, name, content);

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        var problem = result.Problems.First(one => one.Severity == ProblemSeverity.Error);
        (problem.Code, problem.Line, problem.Column, problem.File).ShouldBe((code, line, "labels", name));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void FieldName_WithHalfASurrogatePair_IsInvalidJson()
    {
        var result = Work(Gold, "run.jsonl", "{\"id\": 1, \"labels\": []}\n{\"i\\ud800\": 2, \"labels\": []}\n{\"id\": 3, \"labels\": []}\n");

        (result.Problems[0].Code, result.Problems[0].Line).ShouldBe(("invalid-json", 2L));
    }

    [Fact]
    public void Label_TwiceInASet_CountsOnceWithAWarning()
    {
        var result = Work(Gold, "run.tsv", "id\tlabels\n1\tjoy,surprise,joy\n2\tanger\n3\t\n");

        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        result.Problems.Single().Code.ShouldBe("duplicate-label");
        Value(result, "exact_match").ShouldBe(1);
    }

    [Theory]
    [InlineData("wrong", 2.0 / 3)]
    [InlineData("ignore", 1.0)]
    public void Run_WithMissingItems_FollowsTheOrganizersPolicy(string policy, double exactMatch)
    {
        // The missing item has no labels: leaving it out is still not a right answer.
        var result = Work("id\tlabels\n1\tjoy\n2\tanger\n3\t\n", "run.tsv", "id\tlabels\n1\tjoy\n2\tanger\n", $$"""{"missing_predictions": "{{policy}}"}""");

        Value(result, "exact_match").ShouldBe(exactMatch);
        Value(result, "samples_f1").ShouldBe(exactMatch);
        Value(result, "macro_f1").ShouldBe(1);
    }

    [Fact]
    public void DeclaredLabels_CountInMacroAveragesAndHammingLoss()
    {
        var result = Work(Gold, "run.tsv", "id\tlabels\n1\tjoy,surprise\n2\tanger\n3\tanger\n", """{"labels": ["anger", "joy", "surprise", "fear"]}""");

        Value(result, "hamming_loss").ShouldBe(1.0 / 12, 1e-12);
        Value(result, "macro_recall").ShouldBe(0.75);
    }

    [Fact]
    public void Slices_AreScoredPerValue()
    {
        var slices = Work(Gold, "run.tsv", "id\tlabels\n1\tjoy\n2\tanger\n3\t\n", """{"slices": ["language"]}""").Slices;

        slices.Select(slice => (slice.Value, slice.Size, slice.Scores.Single(score => score.Metric == "exact_match").Value)).ShouldBe([("ar", 1, 1), ("en", 2, 0.5)]);
    }

    [Theory]
    [InlineData("""{"averaged_labels": ["rage"]}""")]
    [InlineData("""{"separator": ""}""")]
    public void Request_WithAWrongParameter_IsNotUnderstood(string parameters)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", "id\tlabels\n1\tjoy\n2\tanger\n3\t\n");

        job.Work(new MultiLabelScorer(), parameters).ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    [Fact]
    public void Run_WithoutAReference_IsCheckedForItsForm()
    {
        using var job = new PluginJobFolder().Run("run.tsv", "id\tlabels\n1\tjoy,\n2\tanything\n");

        var result = job.Work(new MultiLabelScorer(), """{"averaged_labels": ["joy"]}""", "check").Result!;

        result.Problems.Select(problem => (problem.Code, problem.Line)).ShouldBe([("empty-value", 2L)]);
    }

    private static ScoringResult Work(string gold, string name, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", gold).Run(name, run);
        var (exitCode, result) = job.Work(new MultiLabelScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
