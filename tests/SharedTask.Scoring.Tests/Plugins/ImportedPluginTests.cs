using System.Security.Cryptography;
using System.Text;
using Imported;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class ImportedPluginTests
{
    private const string Text = "The cat sat.\n";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    [Fact]
    public void Run_WithItsHashInTheTable_GetsItsValues()
    {
        var (_, result) = Work(
            $"sha256\tcomet\tter\ttool\tversion\n{Hash.ToUpperInvariant()}\t0.84\t41.5\tCOMET\twmt22-comet-da 2.2.0\n{new string('0', 64)}\t0.1\t90\tCOMET\t2\n",
            """{"value_columns": ["comet"], "loss_columns": ["ter"]}""");

        result!.Problems.ShouldBeEmpty();
        result.Scores.Where(score => score.Value is not null).Select(score => (score.Metric, score.Value)).ShouldBe([("value_1", 0.84), ("loss_1", 41.5)]);
        result.Tables.Single().Rows.Single().ShouldBe([Hash, "COMET", "wmt22-comet-da 2.2.0"]);
    }

    [Theory]
    [InlineData("undefined", ScoringOutcome.Scored, ProblemSeverity.Warning)]
    [InlineData("error", ScoringOutcome.Invalid, ProblemSeverity.Error)]
    public void Run_WithoutARow_IsToldItsHash(string policy, ScoringOutcome outcome, ProblemSeverity severity)
    {
        var (_, result) = Work($"sha256\tvalue\ttool\tversion\n{new string('a', 64)}\t1\tx\t1\n", $$"""{"missing_scores": "{{policy}}"}""");

        result!.Outcome.ShouldBe(outcome);
        result.Scores.ShouldAllBe(score => score.Value == null);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Message).ShouldBe((severity, $"There is no score for this file yet. Its SHA-256 is {Hash}."));
    }

    [Theory]
    [InlineData("sha256\tvalue\ttool\tversion\nabc\t1\tx\t1\n")]
    [InlineData("sha256\tvalue\ttool\tversion\n{0}\thigh\tx\t1\n")]
    [InlineData("sha256\tvalue\ttool\tversion\n{0}\t1\t\t1\n")]
    [InlineData("sha256\tvalue\ttool\tversion\n{0}\t1\tx\t\n")]
    [InlineData("sha256\tvalue\ttool\tversion\n{0}\t1\tx\t1\n{0}\t2\tx\t1\n")]
    [InlineData("sha256\tvalue\tversion\n{0}\t1\t1\n")]
    public void Table_ThatIsNotSound_IsTheOrganizersFault(string table) =>
        Work(table.Replace("{0}", Hash, StringComparison.Ordinal), "{}").ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);

    private static (int ExitCode, ScoringResult? Result) Work(string table, string parameters)
    {
        using var job = new PluginJobFolder().Reference("values.tsv", table).Run("run.txt", Text);
        return job.Work(new ImportedScorer(), parameters);
    }
}
