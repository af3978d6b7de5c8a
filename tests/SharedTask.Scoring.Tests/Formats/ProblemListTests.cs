using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class ProblemListTests
{
    [Fact]
    public void FiftyFirstError_IsCountedAndNotDescribed()
    {
        var problems = new ProblemList();
        for (var line = 1; line <= 50; line++)
        {
            problems.ListsAnotherError.ShouldBeTrue();
            problems.Error("code", "text", "run.tsv", line);
        }

        problems.More.ShouldBe(0);
        problems.Error(() => throw new InvalidOperationException("Nobody reads this one."));
        problems.CountErrors(3);

        problems.ListsAnotherError.ShouldBeFalse();
        problems.Listed.Select(problem => problem.Line).ShouldBe(Enumerable.Range(1, 50).Select(line => (long?)line));
        (problems.ErrorCount, problems.More).ShouldBe((54, 4));
    }

    [Fact]
    public void ErrorThatEndsTheReading_IsListedInPlaceOfTheFiftieth()
    {
        var problems = Errors(60);

        problems.LastError("stopped", "text", "run.tsv", 61);

        problems.Listed.Select(problem => problem.Line).ShouldBe([.. Lines(49), 61]);
        (problems.ErrorCount, problems.More).ShouldBe((61, 11));
    }

    [Fact]
    public void ProblemWithoutAPlace_StandsAtTheFirstCharacter()
    {
        var problems = new ProblemList();
        problems.Error("code", "text", "run.tsv");
        problems.Error(() => new(default, "code", "text", "run.tsv", 7));
        problems.Warning("code", "text", column: "label");

        problems.Listed.Select(problem => (problem.Line, problem.Column)).ShouldBe([(1, "character 1"), (7, "character 1"), (1, "label")]);
    }

    [Fact]
    public void ErrorBehindFiftyWarnings_TakesThePlaceOfTheLast()
    {
        var problems = new ProblemList();
        for (var line = 1; line <= 51; line++)
        {
            problems.Warning("code", "text", "run.tsv", line);
        }

        problems.HasErrors.ShouldBeFalse();
        problems.Error("code", "text", "run.tsv", 60);

        problems.Listed.Select(problem => problem.Line).ShouldBe([.. Enumerable.Range(1, 49).Select(line => (long?)line), 60]);
        problems.Listed[^1].Severity.ShouldBe(ProblemSeverity.Error);
        (problems.ErrorCount, problems.WarningCount, problems.More).ShouldBe((1, 51, 2));
    }

    [Fact]
    public void ProblemsOfAnotherFile_StandBehindAndAreCounted()
    {
        var (first, second) = (Errors(30), Errors(30));
        first.Warning("code", "a warning", "run.tsv", 31);

        first.Add(second);

        first.Listed.Select(problem => problem.Line).ShouldBe([.. Lines(30), .. Lines(20)]);
        (first.ErrorCount, first.WarningCount, first.More).ShouldBe((60, 1, 11));
    }

    private static IEnumerable<long?> Lines(int count) => Enumerable.Range(1, count).Select(line => (long?)line);

    private static ProblemList Errors(int count)
    {
        var problems = new ProblemList();
        foreach (var line in Lines(count))
        {
            problems.Error("code", "text", "run.tsv", line);
        }

        return problems;
    }
}
