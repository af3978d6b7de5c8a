using Classification;
using SharedTask.Scoring.Tests.Plugins;
using SharedTask.Scoring.Tests.Problems;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>What is said of a label that a task does not have, and the order of those that it has.</summary>
public sealed class LabelSetTests
{
    private const string AsClass = """{"unknown_labels": "class"}""";

    [Theory]
    [InlineData(1, "{}", "the only label of the reference. It is: \"l01\".")]
    [InlineData(2, "{}", "one of the 2 labels of the reference. They are: \"l01\", \"l02\".")]
    [InlineData(12, "{}", "one of the 12 labels of the reference. They are: \"l01\", \"l02\", \"l03\", \"l04\", \"l05\", \"l06\", \"l07\", \"l08\", \"l09\", \"l10\", \"l11\", \"l12\".")]
    [InlineData(13, "{}", "one of the 13 labels of the reference.")]
    [InlineData(2, """{"labels": ["l02", "l01", "l03"]}""", "one of the 3 labels of this task. They are: \"l01\", \"l02\", \"l03\".")]
    public void UnknownLabel_IsToldTheOthersIfTheyAreFew(int labels, string parameters, string message)
    {
        string File(string last) => "id\tlabel\n" + string.Concat(Enumerable.Range(1, labels).Select(label => $"{label}\tl{label:00}\n")) + $"0\t{last}\n";
        using var job = new PluginJobFolder().Reference("gold.tsv", File("l01")).Run("run.tsv", File("qqqq"));

        job.Messages(new ClassificationScorer(), parameters).ShouldBe([$"Line {labels + 2}: the label \"qqqq\" is not {message}"]);
    }

    /// <summary>What only a run has is not offered to it as what it may have meant.</summary>
    [Theory]
    [InlineData("qqqq", "zzzz", " They are: \"Egypt\", \"Palestine\".", " They are: \"Egypt\", \"Palestine\".")]
    [InlineData("Palastine", "Palastina", " Did you mean \"Palestine\"?", " Did you mean \"Palestine\"?")]
    [InlineData("qqqq", "qqqz", " They are: \"Egypt\", \"Palestine\".", " They are: \"Egypt\", \"Palestine\".")]
    public void UnknownLabels_AsClasses_AreToldInWarnings(string first, string second, params string[] hints)
    {
        var messages = Work("Palestine Egypt Egypt", $"{first} {second} {first}", AsClass);

        messages.ShouldBe([$"Line 2: the label \"{first}\" is not one of the 2 labels of the reference.{hints[0]}", $"Line 3: the label \"{second}\" is not one of the 2 labels of the reference.{hints[1]}"]);
    }

    /// <summary>Spreadsheets and data frames write whole numbers as 1.0 where a cell of the column is empty.</summary>
    [Theory]
    [InlineData("1 0 10", "1.0 00 ١٠", "1", "0", "10")]
    [InlineData("-1 1.0 x", "-1.00 1 １", "-1", "1.0", "1.0")]
    public void Number_InAnotherSpelling_IsToldAsTheLabelThatItIs(string gold, string run, params string[] meant) =>
        Work(gold, run).ShouldBe(run.Split(' ').Zip(meant, (label, one) => (label, one)).Index()
            .Select(row => $"Line {row.Index + 2}: the label \"{row.Item.label}\" is not one of the 3 labels of the reference. Did you mean \"{row.Item.one}\"?"));

    [Fact]
    public void Labels_ThatLookTheSame_AreToldOnce()
    {
        const string Same = "differs from another one in its Unicode normal form (NFC or NFD) alone, so the two look the same.";
        using var job = new PluginJobFolder().Reference("gold.tsv", Rows("x \u00E9 e\u0301 \u00F6 e\u0301"));

        job.Messages(new ClassificationScorer(), verb: "check").ShouldBe([$"Line 4: the label \"e\u0301\" {Same}"]);
        Work("\u00E9 x", "e\u0301 e\u0301").ShouldBe(
        [
            "Line 2: the label \"e\u0301\" is not one of the 2 labels of the reference. Did you mean \"\u00E9\"?", $"Line 2: the label \"e\u0301\" {Same}",
            "Line 3: the label \"e\u0301\" is not one of the 2 labels of the reference. Did you mean \"\u00E9\"?",
        ]);
    }

    [Theory]
    [InlineData("10 9 2.5", "2.5 9 10")]
    [InlineData("10x 9 2.5", "10x 2.5 9")]
    [InlineData("10 x 9", "10 9 x")]
    [InlineData("10 NaN 9", "10 9 NaN")]
    [InlineData("-1 -10 1", "-10 -1 1")]
    public void Labels_ThatAreNumbers_StandInTheirOrder(string labels, string order)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Rows(labels)).Run("run.tsv", Rows(labels));

        string.Join(' ', job.Work(new ClassificationScorer()).Result!.Tables[0].Rows.Select(row => row[0])).ShouldBe(order);
    }

    private static string Rows(string labels) => "id\tlabel\n" + string.Concat(labels.Split(' ').Select((label, row) => $"{row}\t{label}\n"));

    private static IReadOnlyList<string> Work(string gold, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Rows(gold)).Run("run.tsv", Rows(run));
        return job.Messages(new ClassificationScorer(), parameters);
    }
}
