using MultiLabel;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Plugins;
using SharedTask.Scoring.Tests.Problems;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>Sets of labels in cells and in lists: every mistake of every row is told, and only those.</summary>
public sealed class LabelSetDataTests
{
    private const string Gold = "id\tlabels\n1\tjoy\n2\tanger\n";
    private const string Empty = "a label in the labels is empty. Labels are separated by \",\"; an empty cell means that there are none.";
    private const string Separated = "Labels are separated by \",\"; an empty cell means that there are none.";
    private const string Unknown = "is not one of the 2 labels of the reference. They are: \"anger\", \"joy\".";
    private static readonly string Long = new('a', 2048);

    [Theory]
    [InlineData("zzzz,joy", "zzzz,joy", "{}", $"Line 2: the label \"zzzz\" {Unknown}", $"Line 3: the label \"zzzz\" {Unknown}")]
    [InlineData("joy,", "joy,", "{}", $"Line 2: {Empty}", $"Line 3: {Empty}")]
    [InlineData(",zzzz", "joy", "{}", $"Line 2: {Empty}", $"Line 2: the label \"zzzz\" {Unknown}")]
    [InlineData("joy,", "none", """{"empty_word": "none"}""", "Line 2: a label in the labels is empty. Labels are separated by \",\"; an empty cell or \"none\" means that there are none.")]
    [InlineData("joy;fear", "fear|joy", "{}", $"Line 2: the label \"joy;fear\" {Unknown} {Separated}", $"Line 3: the label \"fear|joy\" {Unknown} {Separated}")]
    [InlineData("joy,joy", "[\"joy\"]", "{}", "Line 2: the label \"joy\" occurs twice; it counts once.", $"Line 3: the label \"[\"joy\"]\" {Unknown} {Separated}")]
    public void Cell_WithAMistake_IsToldInEveryRow(string first, string second, string parameters, params string[] messages)
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", "{\"id\": 1, \"labels\": [\"joy\"]}\n{\"id\": 2, \"labels\": [\"anger\"]}\n").Run("run.tsv", $"id\tlabels\n1\t{first}\n2\t{second}\n");

        job.Messages(new MultiLabelScorer(), parameters).ShouldBe(messages);
    }

    [Theory]
    [InlineData("[7, \"joy\"]", "[7, \"joy\"]", $"Line 1: the label \"7\" {Unknown}", $"Line 2: the label \"7\" {Unknown}")]
    [InlineData("[[\"zzzz\"], \"qqqq\"]", "[]", "Line 1: the list \"labels\" holds something that is neither a text nor a number.", $"Line 1: the label \"qqqq\" {Unknown}")]
    [InlineData("[\"\\ud800\", \"joy\"]", "[\"\\ud800\", \"joy\"]", "Line 1: a half of a surrogate pair stands alone in a label.", "Line 2: a half of a surrogate pair stands alone in a label.")]
    [InlineData("[\"zzzz\", \"joy\"]", "[\"zzzz\", \"joy\"]", $"Line 1: the label \"zzzz\" {Unknown}", $"Line 2: the label \"zzzz\" {Unknown}")]
    [InlineData("[\"joy\"]", "\"[\\\"joy\\\"]\"", $"Line 2: the label \"[\"joy\"]\" {Unknown} {Separated}")]
    public void List_WithAMistake_IsToldInEveryRow(string first, string second, params string[] messages)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.jsonl", $"{{\"id\": 1, \"labels\": {first}}}\n{{\"id\": 2, \"labels\": {second}}}\n");

        job.Messages(new MultiLabelScorer()).ShouldBe(messages);
    }

    [Fact]
    public void Labels_AreNumbersWordsAndTextsOfAnyLengthUpToTheLimit()
    {
        var lines = $"{{\"id\": 1, \"labels\": [1, true, false, \"{new string('b', 300)}\", \"{Long}\"]}}\n{{\"id\": 2, \"labels\": [\"x\"]}}\n";
        using var job = new PluginJobFolder().Reference("gold.jsonl", lines).Run("run.tsv", $"id\tlabels\n1\t{Long},true,{new string('b', 300)},false,1\n2\tx\n");

        var result = job.Work(new MultiLabelScorer()).Result!;

        result.Problems.ShouldBeEmpty();
        result.Scores.Single(score => score.Metric == "exact_match").Value.ShouldBe(1);
    }

    [Fact]
    public void Label_BeyondTheLimit_IsToldItsLength()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", $"id\tlabels\n1\t{Long}a\n2\tanger\n");

        job.Messages(new MultiLabelScorer()).ShouldBe(["Line 2: a label is 2049 bytes long; at most 2048 are read."]);
    }

    [Theory]
    [InlineData("joy,joy", 0)]
    [InlineData("joy,", ScoringProtocol.ExitReferenceUnreadable)]
    public void MistakeOfTheReference_IsNotToldToTheRun(string labels, int expected)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", $"id\tlabels\n1\t{labels}\n").Run("run.tsv", "id\tlabels\n1\tjoy\n");

        var (exitCode, result) = job.Work(new MultiLabelScorer());

        exitCode.ShouldBe(expected);
        (result?.Problems ?? []).ShouldBeEmpty();
        job.Work(new MultiLabelScorer(), verb: "check").ExitCode.ShouldBe(expected);
    }
}
