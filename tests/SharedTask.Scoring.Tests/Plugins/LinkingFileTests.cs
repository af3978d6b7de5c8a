using EntityLinking;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Files of mentions as people write them: what is passed over, and what their authors are told, once for each row.</summary>
public sealed class LinkingFileTests
{
    private const string Header = "run\tid\ttext\textents\tkb\ttype\tmention\tconfidence\n";
    private const string Row = "s\tm1\tAnna\td1:3-6\tE1\tPER\tNAM\t1.0\n";

    [Theory]
    [InlineData("x", "column-count", "mention_id", "Line 2 has 1 column parted by tabs, expected 8: system_run_id, mention_id, mention_text, extents, kb_id, entity_type, mention_type, confidence.")]
    [InlineData("s\tm\tx", "column-count", "extents", "Line 2 has 3 columns parted by tabs, expected 8: system_run_id, mention_id, mention_text, extents, kb_id, entity_type, mention_type, confidence.")]
    [InlineData("s\tm\tx\td1:3\t\t\tNAM\tz", "invalid-span", "extents", "Line 2: the extents \"d1:3\" is not like DOCUMENT:3-9, the document with the mention's first and last character.")]
    [InlineData("s\tm\tx\td1:-6\tE1\tPER\tNAM\t1", "invalid-span", "extents", "Line 2: the extents \"d1:-6\" is not like DOCUMENT:3-9, the document with the mention's first and last character.")]
    [InlineData("s\tm\tx\td1:6-3\t\t\tNAM\tz", "invalid-span", "extents", "Line 2: the extents \"d1:6-3\" ends before it starts.")]
    [InlineData("s\tm\tx\td1:3-6\t\t\tNAM\tz", "empty-value", "kb_id", "Line 2: the kb_id is empty.")]
    [InlineData("s\tm\tx\td1:3-6\tE1\t\tNAM\tz", "empty-value", "entity_type", "Line 2: the entity_type is empty.")]
    [InlineData("s\tm\tx\td1:3-6\tE1\tPER\tNAM\tz", "not-a-number", "confidence", "Line 2: the confidence \"z\" is not a number.")]
    public void FaultyRow_IsToldItsFirstFault(string row, string code, string column, string message)
    {
        var problem = Check(Row + row + "\n").Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Code, problem.Line, problem.Column, problem.Message).ShouldBe((ProblemSeverity.Error, code, 2, column, message));
    }

    [Fact]
    public void Header_StandsOnTheFirstLineAlone()
    {
        Check(Header + Row).Problems.ShouldBeEmpty();

        Check(Row + Header).Problems.ShouldHaveSingleItem().Line.ShouldBe(2);
        Check(Header + Row + Header).Problems.ShouldHaveSingleItem().Line.ShouldBe(3);
        Check(Header).Problems.ShouldHaveSingleItem().Code.ShouldBe("empty-file");
    }

    [Fact]
    public void BlankLines_AreWarnedOfWhereTheFirstIs()
    {
        var problems = Check($"{Row}\n \n\t\n{Row.Replace("3-6", "7-9", StringComparison.Ordinal)}\n{Row.Replace("3-6", "8-9", StringComparison.Ordinal)}\n\n").Problems;

        problems.Select(problem => (problem.Severity, problem.Line, problem.Message)).ShouldBe(
            [(ProblemSeverity.Warning, 2L, "Line 2 is blank; it was passed over."), (ProblemSeverity.Warning, 6L, "Line 6 is blank; it was passed over.")]);
    }

    [Fact]
    public void LineThatIsTooLong_IsToldOnce() =>
        Check(Row + Row.Replace("Anna", new string('a', 1_100_000), StringComparison.Ordinal)).Problems.Select(problem => (problem.Code, problem.Line)).ShouldBe([("line-too-long", 2L)]);

    [Theory]
    [InlineData("E1", 0, "kb_id")]
    [InlineData("E1", 1, "kb_id")]
    [InlineData("PER", 1, "entity_type")]
    [InlineData("NAM", 1, "mention_type")]
    [InlineData("d1", 1, "extents")]
    public void ValueAtTheLimit_IsRead_AndBeyondItIsTold(string value, int more, string column)
    {
        // The confidence, which is none then, is not told as well.
        var row = Row.Replace(value, new string('x', RowReader.MaxValueBytes + more), StringComparison.Ordinal);
        row = more == 0 ? row : row.Replace("1.0", "z", StringComparison.Ordinal);

        Check(row).Problems.Select(problem => (problem.Code, problem.Column)).ShouldBe(more == 0 ? [] : [("value-too-long", column)]);
    }

    [Fact]
    public void TypeOfTheMention_MayBeLeftOut()
    {
        var row = Row.Replace("NAM", "", StringComparison.Ordinal);
        using var job = new PluginJobFolder().Reference("gold.tab", row).Run("run.tab", row);

        var result = job.Work(new LinkingScorer()).Result!;

        (result.Problems.Count, result.Scores.Single(score => score.Metric == "strong_typed_all_match_f1").Value).ShouldBe((0, 1));
    }

    [Fact]
    public void ReferenceOrRunAlone_IsCountedAndNotCompared()
    {
        using var reference = new PluginJobFolder().Reference("gold.tab", Row + Row.Replace("d1", "d2", StringComparison.Ordinal));
        var (gold, run) = (reference.Work(new LinkingScorer(), verb: "check").Result!, Check(Row));

        (gold.Items, gold.Problems.Count, run.Items, run.Problems.Count).ShouldBe((2, 0, 1, 0));
    }

    [Fact]
    public void RunWithAFaultyRow_IsNotToldWhatItMayLackForThat()
    {
        using var job = new PluginJobFolder().Reference("gold.tab", Row + Row.Replace("d1", "d2", StringComparison.Ordinal)).Run("run.tab", Row + "x\n");

        job.Work(new LinkingScorer(), """{"missing_predictions": "error"}""").Result!.Problems.ShouldHaveSingleItem().Code.ShouldBe("column-count");
    }

    [Fact]
    public void RowsOfAFile_AreLimited()
    {
        var most = string.Concat(Enumerable.Repeat("s\tm\tx\td:0-0\tE\tP\tN\t1\n", 500_000));
        Check(most).Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);

        var problem = Check(most + Row + "x\n").Problems.Single(problem => problem.Severity == ProblemSeverity.Error);

        (problem.Code, problem.Line, problem.Message).ShouldBe(("too-many-rows", 500_001, "Line 500001: the file has more rows than 500000, the most that are read."));
    }

    private static ScoringResult Check(string run)
    {
        using var job = new PluginJobFolder().Run("run.tab", run);
        return job.Work(new LinkingScorer(), verb: "check").Result!;
    }
}
