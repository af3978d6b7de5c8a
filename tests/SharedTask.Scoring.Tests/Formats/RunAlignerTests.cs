using Classification;
using SharedTask.Scoring.Tests.Plugins;
using SharedTask.Scoring.Tests.Problems;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>Which row of the reference a row of a run answers, and what is said where it is none.</summary>
public sealed class RunAlignerTests
{
    private const string NotInOrder = "the reference has no ids, so rows have to be numbered in order; expected";

    [Theory]
    [InlineData("x\n", "The file has 1 line, and the reference has 3.")]
    [InlineData("x\ny\n", "The file has 2 lines, and the reference has 3.")]
    [InlineData("x\ny\nx\ny\n", "The file has 4 lines, and the reference has 3.")]
    public void Lines_OfAnotherNumber_AreCounted(string run, string message) =>
        Work("gold.txt", "x\ny\nx\n", "run.txt", run).ShouldBe([message + " Without ids, line by line one answer is expected for each."]);

    /// <summary>Numbers begin with 0 or 1; a first row that is wrong takes nothing from those behind it.</summary>
    [Theory]
    [InlineData("0 1 2")]
    [InlineData("1 2 3")]
    [InlineData("0 1", "There is no row for the id \"2\".")]
    [InlineData("1 2", "There is no row for the id \"3\".")]
    [InlineData("0 2 2", $"Line 2: {NotInOrder} 1 instead of \"2\".", "There is no row for the id \"1\".")]
    [InlineData("1x 2 3", $"Line 1: {NotInOrder} 1 instead of \"1x\".", "There is no row for the id \"1\".")]
    [InlineData("x 1 2", $"Line 1: {NotInOrder} 1 instead of \"x\".", "There is no row for the id \"0\".")]
    [InlineData("2 2 3", $"Line 1: {NotInOrder} 1 instead of \"2\".", "There is no row for the id \"1\".")]
    [InlineData("1 2 3 4", "Line 4: the id \"4\" is beyond the end of the reference, which has 3 rows.")]
    public void Numbers_BesideAReferenceWithoutIds_AreThoseOfTheRows(string numbers, params string[] messages)
    {
        string[] labels = ["x", "y", "x", "y"];
        var run = string.Concat(numbers.Split(' ').Select((number, row) => $"{number}\t{labels[row]}\n"));

        Work("gold.txt", "x\ny\nx\n", "run.tsv", run).ShouldBe(messages);
    }

    [Theory]
    [InlineData("3\tx\n2\ty\n", "Line 1: the id \"3\" is not in the reference. If this line is a header, it has to name the column \"id\".", "There is no row for the id \"1\".")]
    [InlineData("1\tx\n3\ty\n", "Line 2: the id \"3\" is not in the reference.", "There is no row for the id \"2\".")]
    [InlineData("id\tlabel\n \"1\"\tx\n2\ty\n", "Line 2: the id \" \"1\"\" is not in the reference. Did you mean \"1\", without the characters around it?", "There is no row for the id \"1\".")]
    [InlineData("id\tlabel\n1\tx\n2.0\ty\n", "Line 3: the id \"2.0\" is not in the reference. Did you mean \"2\"?", "There is no row for the id \"2\".")]
    [InlineData("id\tlabel\n001\tx\n\u0662\ty\n", "Line 2: the id \"001\" is not in the reference. Did you mean \"1\"?", "Line 3: the id \"\u0662\" is not in the reference. Did you mean \"2\"?", "There is no row for the id \"1\".", "There is no row for the id \"2\".")]
    [InlineData("id\tlabel\n1\tx\n2.5\ty\n", "Line 3: the id \"2.5\" is not in the reference.", "There is no row for the id \"2\".")]
    [InlineData("id\tlabel\n1\tx\n 9\ty\n", "Line 3: the id \" 9\" is not in the reference.", "There is no row for the id \"2\".")]
    public void Id_ThatTheReferenceDoesNotHave_IsToldWithWhatWasMeant(string run, params string[] messages) =>
        Work("gold.tsv", "id\tlabel\n1\tx\n2\ty\n", "run.tsv", run).ShouldBe(messages);

    [Theory]
    [InlineData("Doc A", "DOC  a", " Did you mean \"Doc A\"?")]
    [InlineData("\u00E9T", "E\u0301t", " Did you mean \"\u00E9T\"?")]
    [InlineData("Doc", "Dock", "")]
    [InlineData("x\ty\nX", "\u00A0 x", " Did you mean \"x\", without the characters around it?")]
    [InlineData("ab\ty\naB", "AB", "")]
    public void Id_ThatDiffersInCaseOrSpacesAlone_IsToldAsTheReferenceHasIt(string gold, string run, string hint) =>
        Work("gold.tsv", $"id\tlabel\n{gold}\tx\n", "run.tsv", $"id\tlabel\n{run}\tx\n")[0].ShouldBe($"Line 2: the id \"{run}\" is not in the reference.{hint}");

    [Fact]
    public void Id_InAnotherNormalForm_IsToldToBe()
    {
        var messages = Work("gold.tsv", "id\tlabel\na1\tx\n\u00E9\ty\n\u00F6\ty\n", "run.tsv", "id\tlabel\na1\tx\ne\u0301\ty\nü\ty\n\u00F6\ty\n");

        messages.ShouldBe(
        [
            "Line 3: the id \"e\u0301\" is not in the reference. The reference has an id that differs in its Unicode normal form (NFC or NFD) alone.",
            "Line 3: the id \"e\u0301\" differs from one of the reference in its Unicode normal form alone. Please write ids as they are in the data that you were given.",
            "Line 4: the id \"ü\" is not in the reference.",
            "There is no row for the id \"\u00E9\".",
        ]);
    }

    [Fact]
    public void MissingIds_BeyondTheList_AreCounted()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n" + string.Concat(Enumerable.Range(0, 60).Select(id => $"{id}\tx\n"))).Run("run.tsv", "id\tlabel\n7\tx\n");

        var result = job.Work(new ClassificationScorer()).Result!;

        result.Problems.Select(problem => problem.Value).ShouldBe(Enumerable.Range(0, 51).Where(id => id != 7).Select(id => $"{id}"));
        result.MoreProblems.ShouldBe(9);
    }

    private static IReadOnlyList<string> Work(string goldName, string gold, string runName, string run)
    {
        using var job = new PluginJobFolder().Reference(goldName, gold).Run(runName, run);
        return job.Messages(new ClassificationScorer());
    }
}
