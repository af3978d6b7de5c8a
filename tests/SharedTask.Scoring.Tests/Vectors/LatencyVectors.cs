using System.Text.Json;
using Latency;
using SharedTask.Scoring.Tests.Plugins;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Latencies beside SimulEval's.</summary>
public sealed class LatencyVectors
{
    [Theory]
    [InlineData("speech-to-text")]
    [InlineData("text-to-text")]
    [InlineData("speech-to-speech")]
    public void Latencies_EveryGoldenCase_EqualSimulEval(string translation)
    {
        JsonElement[] cases = [.. GoldenFolder.Cases("latency.json").Where(one => one.GetProperty("translation").GetString() == translation)];
        cases.Length.ShouldBeGreaterThan(10);
        using var job = new PluginJobFolder()
            .Reference("gold.jsonl", string.Concat(cases.Select((one, i) => $$"""{"id": {{i}}, "source_length": {{one.GetProperty("source_length")}}, "reference": {{one.GetProperty("reference").GetRawText()}}}""" + "\n")))
            .Run("instances.log", string.Concat(cases.Select((one, i) => $"{{\"index\": {i}, {one.GetRawText()[1..]}\n")));

        job.Work(new LatencyScorer(), $$"""{"translation": "{{translation}}"}""").ExitCode.ShouldBe(0);

        foreach (var (i, item) in job.Items().Index())
        {
            var expected = cases[i].GetProperty("expected").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetDouble(), StringComparer.Ordinal);
            foreach (var (metric, value) in item.Values)
            {
                double.IsNaN(value).ShouldBe(!expected.ContainsKey(metric), $"case {i}, {metric}: {cases[i]}");
                if (!double.IsNaN(value))
                {
                    value.ShouldBe(expected[metric], 1e-9 * Math.Max(1, Math.Abs(value)), $"case {i}, {metric}: {cases[i]}");
                }
            }
        }
    }
}
