using System.Globalization;
using MeaningRepresentationParsing;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class MrpPluginTests
{
    /// <summary>Random graphs of seven frameworks; the file says where the values are from.</summary>
    [Fact]
    public void GoldenGraphs_ScoreAsMtool()
    {
        var cases = GoldenFolder.Cases("meaning-representation-parsing.json");
        cases.ShouldNotBeEmpty();
        foreach (var (place, one) in cases.Index())
        {
            using var job = new PluginJobFolder().Reference("gold.mrp", one.GetProperty("gold").GetString()!).Run("run.mrp", one.GetProperty("run").GetString()!);

            var result = job.Work(new MrpScorer(), """{"missing_predictions": "wrong"}""").Result!;

            result.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
            one.GetProperty("expected").EnumerateObject().Count().ShouldBe(result.Scores.Count);
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Value(result, expected.Name).ShouldBe(expected.Value.GetDouble(), 1e-12, $"case {place}: {expected.Name}");
            }

            job.Items().Select(item => item.Values.Values.Take(18).ToArray()).ShouldBe(
                one.GetProperty("items").EnumerateArray().Select(item => item.EnumerateArray().SelectMany(piece => piece.EnumerateArray().Select(count => count.GetDouble())).ToArray()), $"case {place}");
        }
    }

    /// <summary>Pairs of graphs in which many mappings are equally good: of which kind the pieces are that match depends on the one that is taken.</summary>
    [Fact]
    public void GoldenGraphs_MatchUnderTheMappingOfMtool()
    {
        var cases = GoldenFolder.Cases("meaning-representation-graphs.json");
        string Lines(string side) => string.Concat(cases.Select(one => one.GetProperty(side).GetRawText() + "\n"));
        using var job = new PluginJobFolder().Reference("gold.mrp", Lines("gold")).Run("run.mrp", Lines("run"));

        job.Work(new MrpScorer()).ExitCode.ShouldBe(0);

        var items = job.Items().ToDictionary(item => item.Id, item => item.Values.Values.Take(18).ToArray(), StringComparer.Ordinal);
        items.Count.ShouldBe(217);
        foreach (var one in cases)
        {
            var id = one.GetProperty("gold").GetProperty("framework").GetString() + "/" + one.GetProperty("gold").GetProperty("id").GetString();
            items[id].ShouldBe([.. one.GetProperty("items").EnumerateArray().SelectMany(piece => piece.EnumerateArray().Select(count => count.GetDouble()))], id);
        }
    }

    [Fact]
    public void WeakExample_HasTheScoresOfMtool()
    {
        using var job = ExampleFolder.Load("meaning-representation-parsing", "weak");

        var result = job.Work(new MrpScorer(), """{"slices": ["framework", "source"], "interval_resamples": 50}""").Result!;

        (Value(result, "macro_f1"), Value(result, "all_f1"), Value(result, "edges_f1")).ShouldBe((0.8478331169866319, 0.8586387434554975, 0.819672131147541));
        (Value(result, "sdp_labelled_f1"), Value(result, "edm_f1")).ShouldBe((0.8529411764705882, 0.8382352941176471));
        result.Tables[0].Rows.Select(row => row[0]).ShouldBe(["dm", "eds", "ucca", "amr", "ptg", "Mean"]);
        result.Tables[0].Rows[^1][2].ShouldBe("0.8478");
        result.Tables[1].Rows.Select(row => row[1]).ShouldBe(["5", "0", "5"]);
        result.Slices.Where(slice => slice.By == "source").Select(slice => (slice.Value, slice.Size)).ShouldBe([("news", 4L), ("talk", 1L)]);
    }

    [Fact]
    public void PerfectExample_WithOtherNodesAndInverseEdges_IsPerfect()
    {
        using var job = ExampleFolder.Load("meaning-representation-parsing", "perfect");

        job.Work(new MrpScorer()).Result!.Scores.ShouldAllBe(score => score.Value == 1);
    }

    [Fact]
    public void MalformedExample_IsToldEachFaultWithItsPlace()
    {
        using var job = ExampleFolder.Load("meaning-representation-parsing", "malformed");

        var result = job.Work(new MrpScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => (problem.Code, problem.Line, problem.Column)).ShouldBe(
            [("invalid-graph", 1L, "edges[1].target"), ("out-of-range", 2L, "nodes[3].anchors[0]"), ("invalid-json", 3L, "character 1098"), ("unknown-id", 4L, "id")]);
    }

    [Theory]
    [InlineData("""{"framework": "eds"}""", "missing-field", "id", "is missing")]
    [InlineData("""{"id": 1}""", "missing-field", "framework", "such as \"eds\"")]
    [InlineData("""{"id": 1, "framework": "eds", "flavor": "1"}""", "wrong-type", "flavor", "none of 0, 1 and 2")]
    [InlineData("""{"id": 1, "framework": "eds", "input": 7}""", "wrong-type", "input", "no text")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": {}}""", "wrong-type", "nodes", "no list")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1}, {"id": 1}]}""", "invalid-graph", "nodes[1].id", "nodes[0] is already")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"label": "x"}]}""", "invalid-graph", "nodes[0]", "a number as its \"id\"")]
    [InlineData("""{"id": 1, "framework": "eds", "tops": [2], "nodes": [{"id": 1}]}""", "invalid-graph", "tops[0]", "is 2, and no node")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "label": []}]}""", "wrong-type", "nodes[0].label", "no text")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "properties": ["a"]}]}""", "invalid-graph", "nodes[0].values", "0 values, and properties has 1 names")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "properties": ["a"], "values": [{}]}]}""", "wrong-type", "nodes[0].values", "expected texts")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "anchors": [{"from": 1}]}]}""", "invalid-graph", "nodes[0].anchors[0]", "is not like")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "anchors": [{"from": 2, "to": 1}]}]}""", "out-of-range", "nodes[0].anchors[0]", "from 2 to 1")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1}], "edges": [{"target": 1}]}""", "invalid-graph", "edges[0].source", "is missing")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1}], "edges": [{"source": 1, "target": 8}]}""", "invalid-graph", "edges[0].target", "is 8, and no node")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1}], "edges": [{"source": 1, "target": 1, "attributes": ["a"], "values": []}]}""", "invalid-graph", "edges[0].values", "0 values")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "label": "\ud800"}]}""", "invalid-json", "character 1", "surrogate")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1}, {"id": 1, "label": "\ud800"}]}""", "invalid-graph", "nodes[1].id", "nodes[0] is already")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1}, {"id": 1}], "tops": [7], "edges": [{"source": 1, "target": 1, "label": "\ud800"}]}""", "invalid-graph", "nodes[1].id", "nodes[0] is already")]
    [InlineData("""{"id": "", "framework": "eds"}""", "missing-field", "id", "is missing")]
    [InlineData("""{"id": null, "framework": "eds"}""", "missing-field", "id", "is missing")]
    [InlineData("""{"id": 1, "framework": ""}""", "missing-field", "framework", "such as \"eds\"")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "anchors": [{"from": "1", "to": 2}]}]}""", "invalid-graph", "nodes[0].anchors[0]", "is not like")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "anchors": [{"from": 1, "to": 2.5}]}]}""", "invalid-graph", "nodes[0].anchors[0]", "is not like")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1, "anchors": [{"from": -1, "to": 2}]}]}""", "out-of-range", "nodes[0].anchors[0]", "from -1 to 2")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1}], "edges": [[1, 1]]}""", "invalid-graph", "edges[0]", "is no object with a \"source\" and a \"target\"")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [{"id": 1}], "edges": [{"source": 1, "target": 1, "normal": 5}]}""", "wrong-type", "edges[0].normal", "is no text")]
    [InlineData("""{"id": 1, "framework": "eds", "nodes": [""", "invalid-json", "character 41", "it ends before its object does; a graph stands on one line")]
    [InlineData("""{"id": 1, "framework": "é", "nodes": x}""", "invalid-json", "character 38", "something unexpected stands at character 38")]
    [InlineData("""["id", 1, "framework", "eds"]""", "invalid-json", "character 1", "a graph is an object")]
    public void FaultyGraph_IsToldWithItsField(string graph, string code, string column, string message)
    {
        using var job = new PluginJobFolder().Run("run.mrp", graph + "\n");

        var problem = job.Work(new MrpScorer(), verb: "check").Result!.Problems.ShouldHaveSingleItem();

        (problem.Severity, problem.Code, problem.Line, problem.Column).ShouldBe((ProblemSeverity.Error, code, 1L, column));
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""[{"id": 1, "label": "CAT", "anchors": [{"from": 0, "to": 6}]}]""", 1)]
    [InlineData("""[{"id": 1, "label": "cat", "anchors": [{"from": 1, "to": 3}, {"from": 3, "to": 5}]}]""", 1)]
    [InlineData("""[{"id": 1, "label": "cat", "anchors": [{"from": 1, "to": 99}]}]""", 0.5)]
    [InlineData("""[{"id": 1, "label": "cats", "anchors": [{"from": 2, "to": 4}]}]""", 0)]
    public void Anchors_AreComparedByTheirCharacters_WithoutMarksAtTheirEnds(string nodes, double f1)
    {
        const string Begin = """{"id": 1, "framework": "eds", "input": "«😀a»: c", "nodes": """;
        var run = Begin.Replace("«😀a»", "(😀a)", StringComparison.Ordinal) + nodes + "}\n";
        var gold = Begin.Replace("«😀a»", "(😀a)", StringComparison.Ordinal) + """[{"id": 7, "label": "cat", "anchors": [{"from": 1, "to": 3}]}]}""";

        var result = Work(gold, run);

        Value(result, "all_f1").ShouldBe(f1);
        result.Problems.Select(problem => problem.Code).ShouldBe(nodes.Contains("99", StringComparison.Ordinal) ? ["out-of-range"] : []);
    }

    /// <summary>The reference has one anchor over the first six characters. Parts are joined where the first one ends with a blank, or touches the next; as in mtool.</summary>
    [Theory]
    [InlineData("ab. cd, ef", "4-6 0-3", 0.5)]
    [InlineData("ab. cd, ef", "0-3 4-4 4-7", 0.5)]
    [InlineData("ab. cd, ef", "0-4 2-6", 1)]
    [InlineData("ab. cd, ef", "0-6 1-3", 1)]
    [InlineData("ab. cd, ef", "0-2 4-6", 0.5)]
    [InlineData("ab. cd, ef", "0-1 3-6", 0.5)]
    [InlineData("ab. cd, ef", "2-3", 0.5)]
    [InlineData("ab. cd, ef", "0-4 4-6", 1)]
    [InlineData("a.  cd, ef", "0-3 4-6", 1)]
    [InlineData("ab  cd, ef", "0-3 4-6", 1)]
    [InlineData("ab  cd, ef", "0-2 4-6", 1)]
    [InlineData("ab  cd, ef", "4-7 0-3", 1)]
    [InlineData("ab\\f\\t cd, ef", "0-4 5-6", 1)]
    [InlineData("ab\\f\\t cd, ef", "0-2 5-6", 1)]
    [InlineData("", "4-6 0-4", 1)]
    [InlineData("", "0-3 4-6", 0.5)]
    public void AnchorInParts_IsJoinedAsInMtool(string text, string anchors, double f1)
    {
        string Graph(string spans) => $$"""{"id": 1, "framework": "eds", "input": "{{text}}", "nodes": [{"id": 1, "label": "x", "anchors": [{{string.Join(", ", spans.Split(' ').Select(
            span => $$"""{"from": {{span.Split('-')[0]}}, "to": {{span.Split('-')[1]}}}"""))}}]}]}""" + "\n";

        Value(Work(Graph("0-6"), Graph(anchors)), "all_f1").ShouldBe(f1);
    }

    [Theory]
    [InlineData("wrong", 2, 0.5, 0.5)]
    [InlineData("ignore", 1, 1, 1)]
    public void GraphsThatAreMissing_CountAsWanted(string policy, int items, double macro, double recall)
    {
        const string Eds = """{"id": "1", "framework": "eds", "nodes": [{"id": 1, "label": "x"}]}""" + "\n";
        var gold = Eds + Eds.Replace("eds", "amr", StringComparison.Ordinal);

        Work(gold, Eds).Problems.ShouldHaveSingleItem().Code.ShouldBe("missing-id");
        var result = Work(gold, Eds, $$"""{"missing_predictions": "{{policy}}"}""");

        (result.Items, Value(result, "macro_f1"), Value(result, "all_recall")).ShouldBe((items, macro, recall));
    }

    [Fact]
    public void GraphsThatTheReferenceDoesNotHave_AreRefusedOrPassedOver()
    {
        const string Eds = """{"id": "1", "framework": "eds", "nodes": [{"id": 1, "label": "x"}]}""" + "\n";
        var run = Eds + Eds.Replace("eds", "amr", StringComparison.Ordinal) + Eds.Replace("\"1\"", "\"2\"", StringComparison.Ordinal);

        Work(Eds, run).Problems.Select(problem => (problem.Code, problem.Line, problem.Column)).ShouldBe([("unknown-id", 2L, "framework"), ("unknown-id", 3L, "id")]);
        Value(Work(Eds, run, """{"unknown_graphs": "ignore"}"""), "all_f1").ShouldBe(1);
    }

    [Fact]
    public void Languages_TellGraphsApart_AndEnglishIsTheUsualOne()
    {
        const string English = """{"id": "1", "framework": "amr", "language": "eng", "nodes": [{"id": 1, "label": "x"}]}""" + "\n";
        var chinese = English.Replace("eng", "zho", StringComparison.Ordinal).Replace("\"x\"", "\"y\"", StringComparison.Ordinal);
        var untold = English.Replace("\"language\": \"eng\", ", "", StringComparison.Ordinal);

        Value(Work(English + chinese, chinese + untold), "all_f1").ShouldBe(1);
        Work(English + chinese, chinese + untold + English).Problems.Select(problem => (problem.Code, problem.Line)).ShouldBe([("duplicate-id", 3L)]);
    }

    [Fact]
    public void FilesOfEachFramework_AreOneWhole_AndOthersAreWarnedOf()
    {
        const string Eds = """{"id": "1", "framework": "eds", "nodes": [{"id": 1, "label": "x"}]}""" + "\n";
        var amr = Eds.Replace("eds", "amr", StringComparison.Ordinal);
        using var job = new PluginJobFolder().Reference("eds.mrp", Eds).Reference("amr.mrp", amr).Run("all.mrp", Eds + amr).Run("notes.txt", "x");

        var result = job.Work(new MrpScorer()).Result!;

        (Value(result, "macro_f1"), result.Items).ShouldBe((1, 2));
        result.Problems.ShouldHaveSingleItem().Code.ShouldBe("ignored-file");
    }

    /// <summary>Nodes that are all alike, without any end to the ways of mapping them; a thousand of them are not even searched.</summary>
    [Theory]
    [InlineData("amr", 80)]
    [InlineData("ucca", 120)]
    [InlineData("dm", 100)]
    [InlineData("amr", 1000)]
    public void GraphsWithoutAnyDifference_TakeBoundedWork(string framework, int count)
    {
        string Graph(int step) =>
            $$"""{"id": "1", "framework": "{{framework}}", "input": "x", "nodes": [{{string.Join(", ", Enumerable.Range(0, count).Select(node => $"{{\"id\": {node}}}"))}}], """
            + $$""" "edges": [{{string.Join(", ", Enumerable.Range(1, count - 1).Select(node => $"{{\"source\": {node * step % count}, \"target\": {node}}}"))}}]}""" + "\n";

        var result = Work(Graph(7), Graph(11));

        Value(result, "edges_f1").ShouldBeInRange(0, 1);
        result.Tables[1].Rows.Select(row => row[1]).ShouldBe(["0", "1", "1"]);
        double.Parse(result.Tables[1].Rows[1][5], CultureInfo.InvariantCulture).ShouldBeGreaterThan(Value(result, "edges_f1"));
    }

    [Fact]
    public void GraphsThatAreTooLarge_OrTooDeep_AreTold()
    {
        var nodes = string.Join(", ", Enumerable.Range(0, 1001).Select(node => $"{{\"id\": {node}}}"));
        var deep = new string('[', 5000);
        using var job = new PluginJobFolder().Run("run.mrp", $$"""
            {"id": "1", "framework": "eds", "nodes": [{{nodes}}]}
            {"id": "2", "framework": "eds", "nodes": {{deep}}
            """);

        job.Work(new MrpScorer(), verb: "check").Result!.Problems.Select(problem => (problem.Code, problem.Line)).ShouldBe([("graph-too-large", 1L), ("invalid-json", 2L)]);
    }

    private static ScoringResult Work(string gold, string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.mrp", gold).Run("run.mrp", run);
        var (exitCode, result) = job.Work(new MrpScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
