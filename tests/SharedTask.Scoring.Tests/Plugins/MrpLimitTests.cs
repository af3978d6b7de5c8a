using MeaningRepresentationParsing;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>What a file of graphs may have at most, and that one more is told.</summary>
public sealed class MrpLimitTests
{
    [Theory]
    [InlineData("nodes", "nodes", "has 1001 nodes; at most 1000 are compared")]
    [InlineData("edges", "edges", "has 5001 edges; at most 5000 are compared")]
    [InlineData("pieces", "nodes", "has more than 20000 properties and attributes")]
    [InlineData("input", "input", "has 20001 characters; at most 20000 are compared")]
    public void GraphAtALimit_IsRead_AndBeyondItIsTold(string what, string column, string message)
    {
        Check(Graph(what, 0)).Problems.ShouldBeEmpty();

        var problem = Check(Graph(what, 1)).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column, problem.Message).ShouldBe(("graph-too-large", 1L, column, $"Line 1: {column} {message}."));
    }

    [Theory]
    [InlineData(20, null)]
    [InlineData(21, "The graphs have 21 frameworks; at most 20 are scored.")]
    public void FrameworksOfAReference_AreLimited(int count, string? message)
    {
        using var job = new PluginJobFolder().Reference("gold.mrp", string.Concat(Enumerable.Range(0, count).Select(one => $$"""{"id": 1, "framework": "f{{one}}"}""" + "\n")));

        job.Work(new MrpScorer(), verb: "check").Result!.Problems.Select(problem => problem.Message).ShouldBe(message is null ? [] : [message]);
    }

    [Fact]
    public void ReadingOfFaultyLines_StopsAfterAThousand()
    {
        const string Good = "{\"id\": 1, \"framework\": \"eds\"}\n";
        var faulty = string.Concat(Enumerable.Repeat(Good.Replace("}", ", \"tops\": [1]}", StringComparison.Ordinal), 999));

        var result = Check(faulty + Good);
        (result.Problems.Count + result.MoreProblems, result.Problems.Any(problem => problem.Code == "reading-stopped")).ShouldBe((999, false));

        result = Check(faulty + Good + "[]\n[]\n");
        (result.Problems.Count + result.MoreProblems).ShouldBe(1001);
        result.Problems[^1].Message.ShouldBe("Reading stopped at line 1001, because 1000 lines up to here could not be read.");
    }

    [Fact]
    public void GraphsOfAllFiles_AreLimited()
    {
        string Graphs(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(one => $$"""{"id":{{one}},"framework":"e"}""" + "\n"));
        using var job = new PluginJobFolder().Run("a.mrp", Graphs(0, 120_000)).Run("b.mrp", Graphs(120_000, 80_000) + Graphs(0, 1)).Run("c.mrp", Graphs(0, 1));
        var result = job.Work(new MrpScorer(), verb: "check").Result!;
        result.Items.ShouldBe(200_000);
        result.Problems.Select(problem => (problem.Code, problem.File, problem.Line)).ShouldBe([("duplicate-id", "b.mrp", 80_001L), ("duplicate-id", "c.mrp", 1L)]);

        var problem = job.Run("b.mrp", Graphs(120_000, 80_002)).Work(new MrpScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.File, problem.Line).ShouldBe(("graph-too-large", "b.mrp", 80_001));
        problem.Message.ShouldBe("There are more than 200000 graphs, or more than 4000000 nodes and edges in them; fewer are scored.");
    }

    private static string Graph(string what, int more)
    {
        static string Many(int count, Func<int, string> one) => string.Join(", ", Enumerable.Range(0, count).Select(one));
        static string Pairs(string names, int count) => $"\"{names}\": [{Many(count, place => $"\"p{place}\"")}], \"values\": [{Many(count, _ => "1")}]";
        return $"{{\"id\": 1, \"framework\": \"eds\", {what switch
        {
            "nodes" => $"\"nodes\": [{Many(1000 + more, place => $"{{\"id\": {place}}}")}]",
            "edges" => $"\"nodes\": [{Many(100, place => $"{{\"id\": {place}}}")}], \"edges\": [{Many(5000 + more, place => $"{{\"source\": {place % 100}, \"target\": {place / 100}}}")}]",
            "pieces" => $"\"nodes\": [{{\"id\": 1, {Pairs("properties", 12_000)}}}], \"edges\": [{{\"source\": 1, \"target\": 1, {Pairs("attributes", 8_000 + more)}}}]",
            _ => $"\"input\": \"{string.Concat(Enumerable.Repeat("😀", 20_000 + more))}\"",
        }}}}\n";
    }

    private static ScoringResult Check(string run)
    {
        using var job = new PluginJobFolder().Run("run.mrp", run);
        return job.Work(new MrpScorer(), verb: "check").Result!;
    }
}
