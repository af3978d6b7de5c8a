using Agreement;
using BoundIntegrals;
using Classification;
using Clustering;
using Detection;
using DialogueState;
using Efficiency;
using Generation;
using Latency;
using MeaningRepresentationParsing;
using MultiLabel;
using Regression;
using SequenceLabelling;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Hosting;
using SituationFrames;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>JSON is written in several forms: an object on each line, an array of objects, or an object of ids.</summary>
public sealed class JsonFormTests
{
    private static readonly Dictionary<string, IScorer> Scorers = new IScorer[]
    {
        new AgreementScorer(), new BoundScorer(), new ClassificationScorer(), new ClusteringScorer(), new DetectionScorer(), new DialogueScorer(), new EfficiencyScorer(), new GenerationScorer(), new LatencyScorer(),
        new MrpScorer(), new MultiLabelScorer(), new RegressionScorer(), new SituationScorer(),
    }.ToDictionary(scorer => scorer.Manifest.Id, StringComparer.Ordinal);

    public static TheoryData<string, string, bool> Forms
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var plugin in Scorers.Keys)
            {
                foreach (var form in (string[])["lines", "array", "objects", "values"])
                {
                    if (form is "lines" or "array" || (plugin is not ("agreement" or "situation-frames" or "meaning-representation-parsing") && (form == "objects" || plugin is not ("bound-integrals" or "efficiency" or "latency"))))
                    {
                        data.Add(plugin, form, false);
                        data.Add(plugin, form, true);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Run_InAnyForm_ScoresTheSame(string plugin, string form, bool isIndented)
    {
        using var example = ExampleFolder.Load(plugin, "weak");
        example.Work(Scorers[plugin]).ExitCode.ShouldBe(0);
        var expected = example.ResultBytes();
        var run = example.Single(ScoringProtocol.RunFolder);
        File.Delete(example.PathOf($"{ScoringProtocol.RunFolder}/{run.Name}"));
        example.Run("run.json", JsonForms.Write(run.Name, run.Content, form, isIndented && form != "lines"));

        var (exitCode, result) = example.Work(Scorers[plugin]);

        exitCode.ShouldBe(0);
        example.ResultBytes().AsSpan().SequenceEqual(expected).ShouldBeTrue(string.Join('\n', result!.Problems.Select(problem => problem.Message)));
    }

    [Theory]
    [InlineData("""{"1": "a", "2": "b"}""", 1.0)]
    [InlineData("""{"1": "b", "2": "b"}""", 0.5)]
    [InlineData("\uFEFF{\r\n  \"1\": \"a\",\r\n  \"2\": \"b\"\r\n}\r\n", 1.0)]
    [InlineData("""{"\u0031": "\u0061", "2": {"label": "b", "id": "7", "further": [{"id": "9"}]}}""", 1.0)]
    [InlineData("""{"2": {"further": 1, "prediction": "b"}, "1": {"prediction": "a"}}""", 1.0)]
    [InlineData("""[{"id": 1, "label": "a"}, {"id": 2, "label": "b"}]""", 1.0)]
    [InlineData("{\"id\": 1, \"label\": \"a\"}\n{\"id\": 2, \"label\": \"b\"}", 1.0)]
    public void ObjectOfIds_IsARun(string run, double accuracy)
    {
        using var job = new PluginJobFolder().Reference("gold.json", """{"1": "a", "2": "b"}""").Run("run.json", run);

        var result = job.Work(Scorers["classification"]).Result!;

        result.Problems.ShouldBeEmpty();
        result.Scores.Single(score => score.Metric == "accuracy").Value.ShouldBe(accuracy);
    }

    [Theory]
    [InlineData("{\n\"1\": \"a\",\n\"1\": \"b\",\n\"2\": \"b\"}", "duplicate-id 3")]
    [InlineData("{\n\"1\": \"a\",\n\"3\": \"b\",\n\"2\": \"b\"}", "unknown-id 3")]
    [InlineData("{\n\"1\": \"a\"\n}\n", "missing-id 3")]
    [InlineData("{\n\"1\": \"a\",\n\"2\": null}", "missing-field 3")]
    [InlineData("{\n\"1\": \"a\",\n\"2\": [\"b\"]}", "wrong-type 3")]
    [InlineData("{\n\"1\": \"a\",\n\"2\": \"\"}", "empty-value 3")]
    [InlineData("{\n\"1\": \"a\",\n\"\": \"b\", \"2\": \"b\"}", "empty-value 3")]
    [InlineData("{\n\"1\": \"a\",\n\"2\": {\"lab\": \"b\"}}", "missing-field 3")]
    [InlineData("{\n\"1\": \"a\",\n\"2\": \"b\",\n}", "invalid-json 4")]
    [InlineData("{\n\"1\": \"a\",\n\"2\": \"b\"}\n{}", "invalid-json 4")]
    [InlineData("{\n\"1\": \"a\",\n\"2\": \"b\"", "invalid-json 3")]
    [InlineData("{\n\"1\": \"a\",\n\"2\" \"b\"}", "invalid-json 3")]
    [InlineData("{\n\"1\": \"a\",\n\"\\ud800\": \"b\"}", "invalid-json 3")]
    [InlineData("{\n\"1\": \"a\",\n\"2\": \"\\ud800\"}", "invalid-json 3")]
    [InlineData("[\n{\"id\": 1, \"label\": \"a\"},\n{\"id\": 2, \"label\": \"b\"},\n]", "invalid-json 4")]
    [InlineData("[\n{\"id\": 1, \"label\": \"a\"},\n2]", "invalid-json 3")]
    [InlineData("[\n{\"id\": 1, \"label\": \"a\"},\n{\"id\": 2,\n\"labl\": \"b\"}]", "missing-field 3")]
    [InlineData("{\n\"id\": 1,\n\"label\": \"a\"\n}", "missing-id 4")]
    [InlineData("{}", "empty-file 1")]
    [InlineData("[]", "empty-file 1")]
    [InlineData("{\n}", "empty-file 1")]
    public void FaultInAnyForm_IsToldWithItsLine(string run, string expected)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\ta\n2\tb\n").Run("run.json", run);

        var problems = job.Work(Scorers["classification"]).Result!.Problems;

        problems.Select(problem => $"{problem.Code} {problem.Line}").Contains(expected, StringComparer.Ordinal).ShouldBeTrue(string.Join('\n', problems.Select(problem => $"{problem.Code} {problem.Line} {problem.Message}")));
    }

    [Theory]
    [InlineData("{\n\"id\": 1,\n\"label\": \"a\"\n}\n")]
    [InlineData("{\"further\": {\"x\": [1]}, \"label\": \"a\", \"id\": \"1\"}")]
    [InlineData("{\n\"\\u0069d\": 1,\n\"prediction\": \"a\"\n}")]
    public void ObjectWithTheFieldsOfARow_IsTheOnlyRow(string run)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", "id\tlabel\n1\ta\n").Run("run.json", run);

        var result = job.Work(Scorers["classification"]).Result!;

        result.Problems.ShouldBeEmpty();
        result.Scores.Single(score => score.Metric == "accuracy").Value.ShouldBe(1);
    }

    /// <summary>A field that rows may lack tells nothing: it may be an id.</summary>
    [Fact]
    public void ObjectOfIds_OfWhichOneIsCalledLikeAnOptionalField_IsARun()
    {
        using var job = new PluginJobFolder().Reference("gold.json", """{"dual_bound": {"time_limit": 9, "initial_primal": 5}}""")
            .Run("run.json", """{"dual_bound": {"time": 1, "primal_bound": 4}}""");

        job.Work(Scorers["bound-integrals"], verb: "check").Result!.Problems.Where(problem => problem.Code is "missing-field" or "unknown-id").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("run.json", "[7]", "Line 1 is not a JSON object; every element has to be one, as in {\"id\": \"1\", ...}.")]
    [InlineData("run.jsonl", "7\n", "Line 1 is not a JSON object; every line has to be one, as in {\"id\": \"1\", ...}.")]
    public void RowThatIsNoObject_IsToldInTheWordsOfItsForm(string name, string run, string message)
    {
        using var job = new PluginJobFolder().Run(name, run);

        job.Work(Scorers["classification"], verb: "check").Result!.Problems[0].Message.ShouldBe(message);
    }

    [Fact]
    public void ValueUnderAnId_WhereSeveralFieldsAreNeeded_IsToldWhatToWrite()
    {
        using var job = new PluginJobFolder().Run("run.json", "{\n\"ana\": \"biased\"\n}");

        var problem = job.Work(Scorers["agreement"], verb: "check").Result!.Problems[0];

        (problem.Code, problem.Line).ShouldBe(("invalid-json", 2L));
        problem.Message.ShouldBe("""Line 2 is not a JSON object; every value has to be one, as in {"1": {"label": ..., "annotator": ...}}.""");
    }

    [Fact]
    public void Sentences_InAnArray_ScoreAsOnLines()
    {
        const string One = """{"id": "a", "tags": ["B-PER", "O"]}""", Other = """{"id": "b", "tags": ["O", "B-LOC"]}""";
        byte[] Score(string run)
        {
            using var job = new PluginJobFolder().Reference("gold.jsonl", $"{One}\n{Other}\n").Run("run.json", run);
            job.Work(new SequenceScorer()).ExitCode.ShouldBe(0);
            return job.ResultBytes();
        }

        Score($"[\n  {One},\n  {Other.Replace("LOC", "PER", StringComparison.Ordinal)}\n]").ShouldBe(Score($"{One}\n{Other.Replace("LOC", "PER", StringComparison.Ordinal)}\n"));
    }

    [Fact]
    public void FaultInASentenceOverSeveralLines_IsToldWithItsOwnLine()
    {
        using var job = new PluginJobFolder().Run("run.json", "[\n  {\n    \"id\": \"a\",\n    \"\\ud800\": 1\n  }\n]");

        var problem = job.Work(new SequenceScorer(), verb: "check").Result!.Problems[0];

        (problem.Code, problem.Line, problem.Column).ShouldBe(("invalid-json", 4L, "character 5"));
    }
}
