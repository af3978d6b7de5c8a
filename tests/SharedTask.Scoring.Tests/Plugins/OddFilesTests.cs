using System.Text;
using Classification;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>What a team is told of files that editors, spreadsheets and scripts leave behind.</summary>
public sealed class OddFilesTests
{
    private const string Gold = "id\tlabel\n1\tx\n2\ty\n3\tx\n";

    [Theory]
    [InlineData("run.tsv", "id\tlabel\r1\tx\r2\ty\r3\tx\r")]
    [InlineData("run.csv", "id,label\r1,x\r2,y\r3,x")]
    [InlineData("run.txt", "x\ry\rx")]
    public void LinesThatEndWithACarriageReturnAlone_AreToldByName(string name, string run)
    {
        var problem = Work(name, run).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(ProblemCodes.WrongFormat);
        problem.Line.ShouldBe(1);
        problem.Message.ShouldContain("carriage return alone");
    }

    [Fact]
    public void OneLineWithACarriageReturnAtItsEnd_IsARow()
    {
        using var job = new PluginJobFolder().Reference("gold.txt", "x\n").Run("run.txt", "x\r");

        job.Work(new ClassificationScorer()).Result!.Problems.ShouldNotContain(problem => problem.Code == ProblemCodes.WrongFormat);
    }

    [Theory]
    [InlineData("run.tsv", "id\tlabel\n1\tx\n   \n2\ty\n3\tx\n  \n")]
    [InlineData("run.csv", "id,label\n1,x\n \t \n2,y\n3,x\n  ")]
    [InlineData("run.jsonl", "{\"id\": 1, \"label\": \"x\"}\n \t\n{\"id\": 2, \"label\": \"y\"}\n{\"id\": 3, \"label\": \"x\"}\n")]
    public void LineOfSpaces_IsBlank(string name, string run)
    {
        var result = Work(name, run);

        result.Outcome.ShouldBe(ScoringOutcome.Scored);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Line).ShouldBe((ProblemSeverity.Warning, ProblemCodes.BlankLine, name.EndsWith(".jsonl", StringComparison.Ordinal) ? 2 : 3));
    }

    [Fact]
    public void LineOfTabs_SaysThatTheIdIsEmpty()
    {
        var problem = Work("run.tsv", "id\tlabel\n1\tx\n2\ty\n3\tx\n\t\n").Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column).ShouldBe((ProblemCodes.EmptyValue, 5, "id"));
    }

    [Theory]
    [InlineData("\uFEFF2", "\\ufeff2")]
    [InlineData("2\u200B", "2\\u200b")]
    [InlineData("\u00A02", "\u00A02")]
    [InlineData("\"2\"", "\"2\"")]
    public void IdWithCharactersAroundIt_IsToldWithoutThem(string id, string shown)
    {
        var problem = Work("run.tsv", $"id\tlabel\n1\tx\n{id}\ty\n3\tx\n").Problems[0];

        problem.Message.ShouldBe($"Line 3: the id \"{shown}\" is not in the reference. Did you mean \"2\", without the characters around it?");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_WithoutAByteOrderMark_IsRecognized(string encoding)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.tsv", Encoding.GetEncoding(encoding).GetBytes("id\tlabel\n1\tx\n2\tß\n3\tx\n"));

        var problem = job.Work(new ClassificationScorer()).Result!.Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe(ProblemCodes.NotUtf8);
        problem.Message.ShouldContain("UTF-16");
    }

    [Fact]
    public void ByteThatIsNotUtf8_InAValueOfSeveralLines_IsToldByItsOwnLineAlone()
    {
        byte[] run = [.. "id,label\n1,x\n2,\"y\nz\n"u8, 0xFF, .. "\"\n3,x\n"u8];
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.csv", run);

        var problem = job.Work(new ClassificationScorer()).Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe((ProblemCodes.NotUtf8, 5));
    }

    private static ScoringResult Work(string name, string run)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run(name, run);
        var (exitCode, result) = job.Work(new ClassificationScorer());
        exitCode.ShouldBe(0);
        return result!;
    }
}
