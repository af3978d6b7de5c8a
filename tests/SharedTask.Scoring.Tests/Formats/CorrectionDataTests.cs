using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Formats.Corrections;
using SharedTask.Scoring.Metrics.Corrections;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class CorrectionDataTests
{
    private static readonly CorrectionOptions Found = new(new MaxMatchOptions(2, false, false), null);
    private static readonly CorrectionOptions Given = Found with { GivenLevel = EditLevel.Correction };

    [Theory]
    [InlineData("", 1L, "The file is empty.")]
    [InlineData("\n \n", 1L, "The file has no sentences: expected lines that begin with \"S \".")]
    [InlineData("I 1\n", 1L, "The file has no sentences: expected lines that begin with \"S \".")]
    [InlineData("A 0 1|||X|||b|||REQUIRED|||-NONE-|||0\n", 1L, "Line 1: expected a sentence, \"S \" and its tokens.")]
    [InlineData("S a\n\nSa\n", 3L, "Line 3: expected a sentence, \"S \" and its tokens.")]
    [InlineData("S a\nB a\n", 2L, "Line 2: expected \"A start end|||type|||correction|||required|||comment|||annotator\", or a blank line before the next sentence.")]
    [InlineData("S a\nA 0 1|||X|||b|||REQUIRED|||-NONE-\n", 2L, "Line 2: an edit has 6 fields parted by |||, and this one has 5.")]
    [InlineData("S a\nA 0|||X|||b|||REQUIRED|||-NONE-|||0\n", 2L, "Line 2: \"0\" is not two whole numbers, the tokens where the edit starts and ends.")]
    [InlineData("S a\nA 0 1.5|||X|||b|||REQUIRED|||-NONE-|||0\n", 2L, "Line 2: \"0 1.5\" is not two whole numbers, the tokens where the edit starts and ends.")]
    [InlineData("S a\nA x 1|||X|||b|||REQUIRED|||-NONE-|||0\n", 2L, "Line 2: \"x 1\" is not two whole numbers, the tokens where the edit starts and ends.")]
    [InlineData("S a\nA 0 1|||X|||b|||REQUIRED|||-NONE-|||me\n", 2L, "Line 2: the annotator \"me\" is not a whole number.")]
    [InlineData("S a\nA 1 0|||X|||b|||REQUIRED|||-NONE-|||0\n", 2L, "Line 2: the edit starts at token 1, behind its end at token 0.")]
    [InlineData("S a\nA 1 2|||X|||b|||REQUIRED|||-NONE-|||0\n", 2L, "Line 2: the edit ends at token 2, and the sentence has 1 tokens. It is left out.")]
    public void Reference_ThatIsNoM2_IsToldWhereAndWhatIsExpected(string gold, long line, string message)
    {
        using var folder = new PairFolder().Add("reference/gold.m2", gold);

        CorrectionData.Read(folder.Files, Found);

        var problem = folder.ReferenceProblems.Listed.ShouldHaveSingleItem();
        (problem.Line, problem.Message).ShouldBe((line, message));
    }

    /// <summary>More fields than six, more numbers than two and blanks around the annotator are read as the official scorer reads them.</summary>
    [Theory]
    [InlineData("S a b\nA 0 1 9|||X|||c|||REQUIRED|||-NONE-||| 0 |||more\n")]
    [InlineData("S a b\nA 0 1|||X|||c|||REQUIRED|||-NONE-|||+0\n")]
    public void Edit_WithMoreThanItNeeds_IsRead(string gold)
    {
        using var folder = new PairFolder().Add("reference/gold.m2", gold).Add("run/run.txt", "c b\n");

        var data = CorrectionData.Read(folder.Files, Found);

        folder.ReferenceProblems.Listed.ShouldBeEmpty();
        data.Counts.ShouldHaveSingleItem().ShouldBe([new CorrectionCounts(1, 1, 1)]);
    }

    [Theory]
    [InlineData("a b\n", "The file has 1 line, and the reference has 2 sentences. Expected one line for each, in the order of the reference.", 1L)]
    [InlineData("a b\nc\nd\ne\n", "The file has 4 lines, and the reference has 2 sentences. Expected one line for each, in the order of the reference.", 3L)]
    public void Run_OfAnotherLength_IsToldAtItsFirstLineTooManyOrItsLast(string run, string message, long line)
    {
        using var folder = new PairFolder().Add("reference/gold.m2", "S a b\n\nS c\n").Add("run/run.txt", run);

        var data = CorrectionData.Read(folder.Files, Found);

        var problem = folder.RunProblems.Listed.ShouldHaveSingleItem();
        (problem.Line, problem.Message, problem.File).ShouldBe((line, message, "run.txt"));
        data.Counts.ShouldBeEmpty();
    }

    [Fact]
    public void Run_OfEditsForOneSentence_IsToldInTheSingular()
    {
        using var folder = new PairFolder().Add("reference/gold.m2", "S a b\n").Add("run/run.m2", "S a b\n\nS c\n");

        CorrectionData.Read(folder.Files, Given);

        folder.RunProblems.Listed.ShouldHaveSingleItem().Message
            .ShouldBe("The file has 2 sentences, and the reference has 1 sentence. Expected one sentence for each, in the order of the reference.");
    }

    [Fact]
    public void Sentence_OfMoreThanAThousandTokens_IsTold()
    {
        var longest = string.Join(' ', Enumerable.Repeat("a", 1000));
        using var reference = new PairFolder().Add("reference/gold.m2", $"S {longest}\n\nS {longest} a\n");
        using var run = new PairFolder().Add("run/run.txt", $"{longest}\n{longest} a\n");

        CorrectionData.Read(reference.Files, Found);
        CorrectionData.Read(run.Files, Found);

        foreach (var (problems, line) in new[] { (run.RunProblems, 2L), (reference.ReferenceProblems, 3L) })
        {
            var problem = problems.Listed.ShouldHaveSingleItem();
            (problem.Code, problem.Line, problem.Message).ShouldBe((ProblemCodes.SentenceTooLong, line, $"Line {line}: the sentence has 1001 tokens, and at most 1000 are compared."));
        }
    }

    [Fact]
    public void Sentences_OfWhichOneHasNothingInCommonWithItsSource_AreToldAndNotCounted()
    {
        string Words(string name) => string.Join(' ', Enumerable.Range(0, 60).Select(word => $"{name}{word}"));
        using var folder = new PairFolder().Add("reference/gold.m2", $"S a\n\nS {Words("x")}\n").Add("run/run.txt", $"a\n{Words("y")}\n");

        var data = CorrectionData.Read(folder.Files, Found);

        var problem = folder.RunProblems.Listed.ShouldHaveSingleItem();
        (problem.Code, problem.Line).ShouldBe((ProblemCodes.TooDifferent, 2L));
        problem.Message.ShouldStartWith("Line 2: this sentence of 60 tokens has too little in common with sentence 2 of the source, \"x0 x1 ");
        data.Counts.ShouldBeEmpty();
    }

    [Fact]
    public void Block_OfSeveralSentences_GivesEachTheEditsUpToItsOwnEnd()
    {
        using var folder = new PairFolder()
            .Add("reference/gold.m2", "S a b\nS c d\nA 0 1|||X|||e|||REQUIRED|||-NONE-|||0\nA 2 3|||X|||f|||REQUIRED|||-NONE-|||0\n")
            .Add("run/run.m2", "S a b\nA 0 1|||X|||e|||REQUIRED|||-NONE-|||0\n\nS c d\nA 2 2|||X|||g|||REQUIRED|||-NONE-|||0\n");

        var data = CorrectionData.Read(folder.Files, Given);

        folder.RunProblems.Listed.ShouldBeEmpty();
        data.Counts.Select(sentence => sentence.Single()).ShouldBe([new CorrectionCounts(1, 1, 1), new CorrectionCounts(0, 1, 2)]);
    }

    [Fact]
    public void Block_OfAsManySharedEditsAsAreTaken_IsRead()
    {
        var gold = string.Concat(Enumerable.Repeat("S a\n", 1000)) + string.Concat(Enumerable.Repeat("A 0 1|||X|||b|||REQUIRED|||-NONE-|||0\n", 1000));
        using var folder = new PairFolder().Add("reference/gold.m2", gold);

        CorrectionData.Read(folder.Files, Found).Count.ShouldBe(1000);

        folder.ReferenceProblems.Listed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(" a  b ", new[] { "a", "b" })]
    [InlineData("\u2003a\tb\u00A0", new[] { "a", "b" })]
    [InlineData(" \t ", new string[0])]
    [InlineData("", new string[0])]
    public void Line_OfARun_IsPartedAtWhiteSpace(string line, string[] tokens)
    {
        using var folder = new PairFolder().Add("reference/gold.m2", $"S a b\n").Add("run/run.txt", line + "\n");

        var data = CorrectionData.Read(folder.Files, Found);

        data.Counts.Single().Single().Proposed.ShouldBe(tokens.Length == 2 ? 0 : 1);
    }
}
