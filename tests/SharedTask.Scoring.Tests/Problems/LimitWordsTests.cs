using Classification;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Problems;

/// <summary>What lies beyond a limit is told as that, not as something that was not looked at.</summary>
public sealed class LimitWordsTests
{
    private const string Gold = "id\tlabel\n1\tx\n2\ty\n";

    [Fact]
    public void QuotedValue_BeyondTheLongestRow_IsToldTheLimit()
    {
        var problem = Work("run.csv", $"id,label,note\n1,x,\"{string.Concat(Enumerable.Repeat("a\n", 600_000))}\"\n2,y,b\n").Problems[0];

        (problem.Code, problem.Line, problem.Column).ShouldBe((ProblemCodes.LineTooLong, 2L, "note"));
        problem.Message.ShouldBe("Line 2: the quotation mark that opens here is not closed within 1048576 bytes, the longest row that can be read. Is its closing quotation mark missing, or the value too long? Nothing after it was read.");
    }

    [Fact]
    public void QuotationMark_NeverClosed_IsToldSo()
    {
        var problem = Work("run.csv", "id,label\n1,x\n2,\"y\n").Problems[0];

        (problem.Code, problem.Message).ShouldBe((ProblemCodes.Quoting, "Line 3: the quotation mark that opens here is never closed. Nothing after it was read."));
    }

    [Theory]
    [InlineData(1_048_576, true)]
    [InlineData(1_048_577, false)]
    public void RowOfSeveralLines_IsReadUpToTheLimit(int length, bool isRead)
    {
        // 2,y," and the closing quotation mark are six bytes, the line break is one.
        var note = new string('a', length - 7) + "\n";

        var result = Work("run.csv", $"id,label,note\n1,x,b\n2,y,\"{note}\"\n");

        result.Outcome.ShouldBe(isRead ? ScoringOutcome.Scored : ScoringOutcome.Invalid, string.Join("\n", result.Problems));
    }

    [Fact]
    public void ColumnBeyondTheThousandth_IsToldNotToHaveBeenLookedAt()
    {
        var names = string.Join('\t', Enumerable.Range(0, 1005).Select(column => $"c{column}"));

        var problem = Work("run.tsv", $"id\t{names}\tlabel\n").Problems.Single();

        problem.Message.ShouldEndWith("Only the first 1000 columns were looked at.");
    }

    [Fact]
    public void CarriageReturnInALongFirstLine_IsNotTakenForItsEnd()
    {
        var result = Work("run.csv", $"id,label,note\n1,x,b\n2,y,c\n".Insert(13, $"{new string('z', 5000)}\r{new string('z', 5000)}"));

        result.Problems.ShouldBeEmpty();
        result.Outcome.ShouldBe(ScoringOutcome.Scored);
    }

    [Fact]
    public void SentenceWithoutEnd_IsReportedOnce()
    {
        using var job = new PluginJobFolder().Reference("gold.conll", "a O\n").Run("run.conll", string.Concat(Enumerable.Repeat("a O\n", 100_100)));

        var problems = job.Work(new SequenceLabelling.SequenceScorer()).Result!;

        problems.Problems.Count(problem => problem.Code == ProblemCodes.TooManyRows).ShouldBe(1);
        problems.MoreProblems.ShouldBe(0);
    }

    [Fact]
    public void FileInAVeryDeepFolder_IsFound()
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run(string.Concat(Enumerable.Repeat("d/", 12)) + "run.tsv", Gold);

        job.Work(new ClassificationScorer()).Result!.Outcome.ShouldBe(ScoringOutcome.Scored);
    }

    private static ScoringResult Work(string name, string run)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run(name, run);
        return job.Work(new ClassificationScorer()).Result!;
    }
}
