using System.Text.Json;
using Latency;
using SharedTask.Scoring.Metrics.Latency;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Divided translations beside mweralign's, and StreamLAAL beside its authors' program.</summary>
public sealed class StreamLatencyVectors
{
    [Fact]
    public void Ends_EveryGoldenCase_EqualMweralign()
    {
        var cases = GoldenFolder.Cases("mwer.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            var words = new Dictionary<string, int>(StringComparer.Ordinal);
            int[] Numbers(JsonElement text) => [.. text.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => words.TryGetValue(word, out var number) ? number : words[word] = words.Count)];

            var ends = WordErrorSegmentation.Ends(Numbers(one.GetProperty("translation")), [.. one.GetProperty("reference").EnumerateArray().Select(Numbers)]);

            ends.ShouldBe(one.GetProperty("expected").EnumerateArray().Select(end => end.GetInt32()), $"case {i}: {one}");
        }
    }

    [Fact]
    public void Latencies_EveryGoldenCase_EqualStreamLaal()
    {
        var cases = GoldenFolder.Cases("stream-laal.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            using var job = new PluginJobFolder()
                .Reference("gold.jsonl", Lines(one.GetProperty("reference")))
                .Run("instances.log", Lines(one.GetProperty("run")));

            var result = job.Work(new LatencyScorer(), $$"""{"segments": "resegmented", "latency_unit": {{one.GetProperty("unit").GetRawText()}}}""").Result!;

            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                var value = result.Scores.Single(score => score.Metric == expected.Name).Value!.Value;
                value.ShouldBe(expected.Value.GetDouble(), 1e-9 * Math.Max(1, Math.Abs(value)), $"case {i}, {expected.Name}: {one}");
            }

            double[] segments = [.. one.GetProperty("segments").EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetDouble())];
            job.Items().Count.ShouldBe(segments.Length, $"case {i}");
        }
    }

    private static string Lines(JsonElement rows) => string.Concat(rows.EnumerateArray().Select(row => row.GetRawText() + "\n"));
}
