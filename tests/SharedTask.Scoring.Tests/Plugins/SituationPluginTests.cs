using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Tests.Vectors;
using SituationFrames;

namespace SharedTask.Scoring.Tests.Plugins;

public sealed class SituationPluginTests
{
    private const string Gold = "doc_id\tkb_id\ttype\tstatus\tresolution_status\turgent\nd1\t7\tfood\tcurrent\tinsufficient\ttrue\nd2\t7\tfood\tcurrent\tinsufficient\ttrue\nd2\t8\twater\tpast\t\tfalse\n";
    private const string Run = """
        {"DocumentID": "d1", "Place_KB_ID": "7", "Type": "food", "Status": "current", "Resolution": "insufficient", "Urgent": true, "Confidence": 0.9}
        {"DocumentID": "d2", "Place_KB_ID": "8", "Type": "water", "Status": "current", "Resolution": "insufficient", "Urgent": true, "Confidence": 0.4}

        """;

    /// <summary>Random frames; the file says where the values are from.</summary>
    [Fact]
    public void GoldenRuns_ScoreAsTheScorerOfLoReHlt()
    {
        foreach (var (place, one) in GoldenFolder.Cases("situation-frames.json").Index())
        {
            using var job = new PluginJobFolder()
                .Reference("needs/needs.tab", one.GetProperty("needs").GetString()!).Reference("issues/issues.tab", one.GetProperty("issues").GetString()!).Run("run.jsonl", one.GetProperty("run").GetString()!);
            var discount = one.GetProperty("method").GetInt32() == 0 ? "from_third_rank" : "from_second_rank";
            var nil = one.GetProperty("nonils").GetBoolean() ? "remove" : "keep";

            var result = job.Work(new SituationScorer(), $$"""{"discount": "{{discount}}", "nil_places": "{{nil}}"}""").Result!;

            var table = result.Tables.ShouldHaveSingleItem();
            foreach (var (column, ties) in table.Columns.Index().Skip(1))
            {
                double[] curve = [.. one.GetProperty("expected").GetProperty(ties).EnumerateArray().Select(value => value.GetDouble())];
                table.Rows.Select(row => double.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(curve.Take(200), 0.00005 + 1e-9, $"case {place}: {ties}");
                Value(result, $"ndcg_{ties}").ShouldBe(curve[^1], 1e-9, $"case {place}: {ties}");
                foreach (var rank in new[] { 5, 10, 20, 50 })
                {
                    Value(result, $"ndcg_{ties}_{rank}").ShouldBe(curve[Math.Min(rank, curve.Length) - 1], 1e-9, $"case {place}: {ties} at {rank}");
                }
            }

            var high = one.GetProperty("expected").GetProperty("high");
            result.Scores.Single(score => score.Metric == "high_gravity_recall").Value.ShouldBe(high.ValueKind == System.Text.Json.JsonValueKind.Null ? null : high.GetDouble(), $"case {place}");
        }
    }

    [Fact]
    public void MalformedExample_IsInvalidAndEveryProblemHasItsPlace()
    {
        using var job = ExampleFolder.Load("situation-frames", "malformed");

        var result = job.Work(new SituationScorer()).Result!;

        result.Outcome.ShouldBe(ScoringOutcome.Invalid);
        result.Problems.Select(problem => $"{problem.Line} {problem.Code} {problem.Column}").ShouldBe(
        [
            "2 unknown-label Type", "3 unknown-label Status", "4 unknown-label Resolution", "4 unknown-label Urgent", "4 out-of-range Confidence", "5 missing-field Status", "6 invalid-json character 24",
        ]);
    }

    [Fact]
    public void Array_IsReadAsItsLinesWouldBe()
    {
        var objects = string.Join(",\r\n\t", Run.Trim().Split('\n')).Replace(", \"", ",\n    \"", StringComparison.Ordinal);
        using var lines = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.json", Run);
        using var array = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.json", $"\uFEFF\n [{objects}\n]\n\n");

        lines.Work(new SituationScorer());
        array.Work(new SituationScorer()).Result!.Problems.ShouldBeEmpty();

        array.ResultBytes().ShouldBe(lines.ResultBytes());
    }

    [Theory]
    [InlineData("[]", "empty-file", 1, "character 1")]
    [InlineData("[\n  [1]]", "invalid-json", 2, "character 3")]
    [InlineData("[\n\n  7]", "invalid-json", 3, "character 3")]
    [InlineData("[\n  {\"DocumentID\": \"é\",\n  \"Type\": \"food\"}]", "missing-field", 2, "Place_KB_ID")]
    [InlineData("[\n  {\"DocumentID\": \"é\",\n  \"Type\": food}]", "invalid-json", 3, "character 12")]
    [InlineData("[\n  {\"DocumentID\": \"\\ud800\"}]", "invalid-json", 2, "character 18")]
    [InlineData("[\n  {\n  \"\\ud800\": 1}]", "invalid-json", 3, "character 3")]
    [InlineData("[{\"DocumentID\": \"d1\", \"Place_KB_ID\": \"7\", \"Type\": \"food\", \"Status\": \"current\"}]\n{}", "invalid-json", 2, "character 1")]
    [InlineData("[{\"DocumentID\": \"d1\", \"Place_KB_ID\": \"7\", \"Type\": \"food\", \"Status\": \"current\"}\n", "invalid-json", 2, "character 1")]
    [InlineData("[{\"DocumentID\": \"d1\", \"Place_KB_ID\": \"7\", \"Type\": \"food\", \"Status\": \"current\"}\n{}]", "invalid-json", 2, "character 1")]
    public void Array_ThatCannotBeRead_IsToldWithItsPlace(string run, string code, int line, string column)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.json", run);

        var problem = job.Work(new SituationScorer()).Result!.Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column).ShouldBe((code, line, column));
    }

    [Fact]
    public void Ties_AreBrokenInThreeWays()
    {
        // Both situations of the run have one grave frame; food is of medium gravity, with a gain of 5 beside 1.
        var result = Work(Run);

        Value(result, "ndcg_forgiving").ShouldBe(1);
        Value(result, "ndcg_standard").ShouldBe(1);
        Value(result, "ndcg_vindictive").ShouldBe((1 + 5) / (5 + 1.0));
        var later = Work(Run, """{"discount": "from_second_rank"}""");
        Value(later, "ndcg_vindictive").ShouldBe((1 + (5 / Math.Log2(3))) / (5 + (1 / Math.Log2(3))), 1e-12);
        Value(later, "ndcg_vindictive_5").ShouldBe(Value(later, "ndcg_vindictive"));
    }

    [Fact]
    public void Gains_AndGravitiesCanBeChosen()
    {
        var result = Work(Run, """{"discount": "from_second_rank", "high_gravity": 2, "high_gain": 3, "low_gain": 2}""");

        Value(result, "ndcg_vindictive").ShouldBe((2 + (3 / Math.Log2(3))) / (3 + (2 / Math.Log2(3))), 1e-12);
        Value(result, "high_gravity_recall").ShouldBe(1);
        Work(Run).Scores.Single(score => score.Metric == "high_gravity_recall").Value.ShouldBeNull();
    }

    [Fact]
    public void UnsureFrames_CanBeLeftOut() => Value(Work(Run, """{"more_confident_than": 0.4}"""), "ndcg_forgiving").ShouldBe(5 / 6.0, 1e-12);

    [Theory]
    [InlineData("7", "{}", null)]
    [InlineData("", "{}", "No frame of the file counts: a frame needs a place.")]
    [InlineData("NIL3", "{}", null)]
    [InlineData("NIL3", """{"nil_places": "remove"}""", "No frame of the file counts: a frame needs a place that the knowledge base has.")]
    [InlineData("7", """{"more_confident_than": 0.5}""", null)]
    [InlineData("7", """{"more_confident_than": 0.95}""", "No frame of the file counts: a frame needs a place and a confidence of more than 0.95.")]
    public void Run_OfWhichNoFrameCounts_IsWarnedOf(string place, string parameters, string? message)
    {
        var result = Work(Run.Replace("\"7\"", $"\"{place}\"", StringComparison.Ordinal).Replace("\"8\"", $"\"{place}\"", StringComparison.Ordinal), parameters);

        result.Problems.Select(problem => (problem.Severity, problem.Column, problem.Message)).ShouldBe(message is null ? [] : [(ProblemSeverity.Warning, "Place_KB_ID", message)]);
    }

    [Fact]
    public void PlacesOfOneFrame_StandForEachOther()
    {
        var gold = Gold.Replace("d1\t7", "d1\t7|9", StringComparison.Ordinal);
        using var job = new PluginJobFolder().Reference("gold.tsv", gold).Run("run.jsonl", Run.Replace("\"7\"", "\"9\"", StringComparison.Ordinal));
        using var other = new PluginJobFolder().Reference("gold.tsv", gold).Run("run.jsonl", Run.Replace("\"d1\", \"Place_KB_ID\": \"7\"", "\"d2\", \"Place_KB_ID\": \"9\"", StringComparison.Ordinal));

        Value(job.Work(new SituationScorer()).Result!, "ndcg_forgiving_5").ShouldBe(2 / (1 + 1 + (1 / Math.Log2(3))), 1e-12);
        Value(other.Work(new SituationScorer()).Result!, "ndcg_forgiving_5").ShouldBe(1 / (1 + 1 + (1 / Math.Log2(3))), 1e-12);
    }

    [Theory]
    [InlineData("current", "insufficient", "2_largegroup", "2_injury", true)]
    [InlineData("Current", "Insufficient/Unknown", "4", "3.0", true)]
    [InlineData("current", "insufficient", "1_smallgroup", "4_certaindeath", false)]
    [InlineData("current", "insufficient", "3", "none", false)]
    [InlineData("current", "sufficient", "3", "3", false)]
    [InlineData("Past Only", "insufficient", "3", "3", false)]
    [InlineData("current", "", "3", "3", false)]
    [InlineData("now", "insufficient", "3", "3", null)]
    [InlineData("current", "partly", "3", "3", null)]
    [InlineData("current", "insufficient", "5", "3", null)]
    [InlineData("current", "insufficient", "3", "large", null)]
    public void Words_OfTheAnnotation_MakeAFrameGrave(string status, string resolution, string scope, string severity, bool? isGrave)
    {
        using var job = new PluginJobFolder()
            .Reference("gold.tab", $"doc_id\tkb_id\tneed_type\tneed_status\tresolution_status\tscope\tseverity\nd1\t7\tfood\t{status}\t{resolution}\t{scope}\t{severity}\n").Run("run.jsonl", Run);

        var (exitCode, result) = job.Work(new SituationScorer(), """{"high_gravity": 1}""");

        exitCode.ShouldBe(isGrave is null ? ScoringProtocol.ExitReferenceUnreadable : 0);
        (result?.Scores.Single(score => score.Metric == "high_gravity_recall").Value is not null).ShouldBe(isGrave == true);
    }

    [Fact]
    public void Types_OfNeitherTheReferenceNorLoReHlt_AreTold()
    {
        var problem = Work(Run.Replace("water", "wather", StringComparison.Ordinal)).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line, problem.Column, problem.Value).ShouldBe(("unknown-label", 2L, "Type", "wather"));
        problem.Message.ShouldContain("food, water");
        Work(Run.Replace("water", "shelter", StringComparison.Ordinal)).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Slices_RankEveryTypeByItself()
    {
        var result = Work(Run, """{"slices": ["type"], "interval_resamples": 100}""");

        result.Slices.Select(slice => (slice.Value, slice.Size, slice.Scores.Single(score => score.Metric == "ndcg_standard").Value)).ShouldBe([("food", 2L, 1), ("water", 1L, 1)]);
        result.Scores.Where(score => score.Value is not null).ShouldAllBe(score => score.Interval!.Low <= score.Value && score.Value <= score.Interval.High);
    }

    [Theory]
    [InlineData("run.txt", "food 7\n", "missing-column")]
    [InlineData("run.tsv", "DocumentID\tPlace_KB_ID\tType\nd1\t7\tfood\n", "missing-column")]
    [InlineData("run.jsonl", "\n\n", "empty-file")]
    [InlineData("run.jsonl", "{\"DocumentID\": \"\", \"Place_KB_ID\": \"7\", \"Type\": \"food\", \"Status\": \"current\"}\n", "empty-value")]
    public void Run_WithoutFrames_IsTold(string name, string content, string code)
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run(name, content);

        job.Work(new SituationScorer()).Result!.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    private static ScoringResult Work(string run, string parameters = "{}")
    {
        using var job = new PluginJobFolder().Reference("gold.tsv", Gold).Run("run.jsonl", run);
        var (exitCode, result) = job.Work(new SituationScorer(), parameters);
        exitCode.ShouldBe(0);
        return result!;
    }

    private static double Value(ScoringResult result, string metric) => result.Scores.Single(score => score.Metric == metric).Value!.Value;
}
