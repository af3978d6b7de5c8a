using Latency;
using SharedTask.Scoring.Contract;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Translations of whole recordings, which the plugin divides into the segments of the reference.</summary>
public sealed class StreamLatencyTests
{
    private const string Gold = """
        {"wav": "talks/a.wav", "offset": 0, "duration": 2, "reference": "one two", "speaker": "x"}
        {"wav": "talks/a.wav", "offset": 2, "duration": 1, "reference": "Three", "speaker": "y"}
        {"wav": "b.wav", "offset": 1.5, "duration": 2, "reference": "four", "speaker": "x"}

        """;

    private const string OfA = """{"source": ["/data/a.wav", "16000 Hz"], "prediction": "one two three", "delays": [1000, 2000, 3000]}""" + "\n";
    private const string OfB = """{"source": ["b.wav"], "prediction": "four", "delays": [2500]}""" + "\n";

    [Fact]
    public void Recording_IsMeasuredInTheSegmentsOfTheReference()
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", Gold).Run("instances.log", OfB + OfA);

        var result = job.Work(new LatencyScorer(), """{"segments": "resegmented", "slices": ["speaker"]}""").Result!;

        job.Items().Select(item => (item.Id, item.Values["laal"])).ShouldBe([("a.wav/1", 1000), ("a.wav/2", 1000), ("b.wav/1", 1000)]);
        result.Items.ShouldBe(3);
        result.Slices.Select(slice => (slice.Value, slice.Size)).ShouldBe([("x", 2), ("y", 1)]);
    }

    [Theory]
    [InlineData("sensitive", "a.wav/1 a.wav/2")]
    [InlineData("insensitive", "a.wav/1")]
    public void Case_CountsWhereTheOrganizersWantIt(string choice, string segments)
    {
        using var job = new PluginJobFolder()
            .Reference("gold.tsv", "wav\toffset\tduration\treference\na.wav\t0\t1\ta C D q\na.wav\t1\t1\tc d r\n")
            .Run("run.jsonl", """{"wav": "a.wav", "prediction": "a c d q", "delays": [1, 1, 1, 1]}""");

        job.Work(new LatencyScorer(), $$"""{"segments": "resegmented", "resegmentation_case": "{{choice}}"}""").ExitCode.ShouldBe(0);

        string.Join(' ', job.Items().Select(item => item.Id)).ShouldBe(segments);
    }

    [Fact]
    public void SegmentWithoutWords_IsLeftOutWithAWarning()
    {
        var result = Work(OfA.Replace(" three", "", StringComparison.Ordinal).Replace(", 3000", "", StringComparison.Ordinal) + OfB);

        result.Items.ShouldBe(2);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Severity, problem.Code, problem.Line, problem.Column).ShouldBe((ProblemSeverity.Warning, "no-words", 1L, "prediction"));
        problem.Message.ShouldContain("1 of the 2 segments");
    }

    [Theory]
    [InlineData("""{"source": ["b.wav"], "prediction": "four five", "delays": [2500]}""", "count-differs", "has 2 words; there is 1 delay")]
    [InlineData("""{"source": ["c.wav"], "prediction": "four", "delays": [2500]}""", "unknown-id", "c.wav")]
    [InlineData("""{"source": [], "prediction": "four", "delays": [2500]}""", "wrong-type", "does not begin with a text")]
    [InlineData("""{"source": [["b.wav"]], "prediction": "four", "delays": [2500]}""", "wrong-type", "does not begin with a text")]
    [InlineData("""{"source": ["b.wav"], "delays": [2500]}""", "missing-field", "prediction")]
    public void Row_ThatCannotBeUsed_IsToldWithItsLine(string row, string code, string message)
    {
        var problem = Work(OfA + row + "\n").Problems[0];

        (problem.Code, problem.Line).ShouldBe((code, 2L));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void Recording_ThatIsTooLong_IsRefusedWithTheLimit()
    {
        var words = string.Join(' ', Enumerable.Repeat("w", 40_001));
        var delays = string.Join(',', Enumerable.Repeat("1", 40_001));

        var problem = Work($$"""{"source": ["a.wav"], "prediction": "{{words}}", "delays": [{{delays}}]}""" + "\n" + OfB).Problems.ShouldHaveSingleItem();

        (problem.Code, problem.Line).ShouldBe(("recording-too-long", 1L));
        problem.Message.ShouldContain("at most 40000 words");
    }

    [Theory]
    [InlineData("{\"wav\": \"a.wav\", \"offset\": -1, \"duration\": 1, \"reference\": \"x\"}")]
    [InlineData("{\"wav\": \"a.wav\", \"offset\": 1, \"duration\": 0, \"reference\": \"x\"}")]
    [InlineData("{\"wav\": \"a.wav\", \"offset\": 1, \"reference\": \"x\"}")]
    [InlineData("{\"wav\": \"talks/\", \"offset\": 1, \"duration\": 1, \"reference\": \"x\"}")]
    public void Reference_WithoutPlaces_IsTheOrganizersFault(string gold)
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", gold).Run("run.jsonl", OfA);

        job.Work(new LatencyScorer(), """{"segments": "resegmented"}""").ExitCode.ShouldBe(ScoringProtocol.ExitReferenceUnreadable);
    }

    [Fact]
    public void Text_ThatIsTranslated_HasNoRecordings()
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", Gold).Run("run.jsonl", OfA);

        job.Work(new LatencyScorer(), """{"segments": "resegmented", "translation": "text-to-text"}""").ExitCode.ShouldBe(ScoringProtocol.ExitRequestNotUnderstood);
    }

    private static ScoringResult Work(string run)
    {
        using var job = new PluginJobFolder().Reference("gold.jsonl", Gold).Run("run.jsonl", run);
        var (exitCode, result) = job.Work(new LatencyScorer(), """{"segments": "resegmented"}""");
        exitCode.ShouldBe(0);
        return result!;
    }
}
