using System.Globalization;
using System.Text;
using System.Text.Json;
using SharedTask.Scoring.Metrics.Retrieval;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("retrieval")]
public sealed class RetrievalVectors
{
    [Fact]
    public void Retrieval_EveryVector_EqualsTrecEvalAsItIsPrinted() => CheckAll(VectorFolder.Cases("retrieval.json"));

    [Fact]
    public void Retrieval_WithEveryMeasureAndSwitch_EqualsTrecEvalAsItIsPrinted() => CheckAll(GoldenFolder.Cases("retrieval.json"));

    private static void CheckAll(IReadOnlyList<JsonElement> cases)
    {
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            var options = Options(one.GetProperty("flags"));
            var report = Collect(one).Evaluate(new RetrievalMeasures(), options);
            foreach (var topic in one.GetProperty("expected").EnumerateObject())
            {
                var values = topic.Name == "all" ? report.Overall : report.OfTopic(report.Topics.ToList().IndexOf(topic.Name));
                foreach (var expected in topic.Value.EnumerateObject())
                {
                    var place = report.Measures.IndexOf(expected.Name);
                    place.ShouldBeGreaterThanOrEqualTo(0, $"No test covers the expected key {expected.Name}.");
                    Printed(values[place]).ShouldBe(VectorFolder.Number(expected.Value), $"case {i}, topic {topic.Name}: {expected.Name}");
                }
            }
        }
    }

    /// <summary>The value that somebody reads who reads what trec_eval prints.</summary>
    private static double Printed(double value) => double.Parse(TrecNumber.Format(value), CultureInfo.InvariantCulture);

    private static RetrievalCollection Collect(JsonElement one)
    {
        var collection = new RetrievalCollection();
        foreach (var parts in Lines(one.GetProperty("qrels")))
        {
            collection.AddJudgement(Encoding.UTF8.GetBytes(parts[0]), Encoding.UTF8.GetBytes(parts[2]), int.Parse(parts[3], CultureInfo.InvariantCulture)).ShouldBeTrue();
        }

        foreach (var parts in Lines(one.GetProperty("run")))
        {
            collection.AddRetrieved(Encoding.UTF8.GetBytes(parts[0]), Encoding.UTF8.GetBytes(parts[2]), double.Parse(parts[4], CultureInfo.InvariantCulture)).ShouldNotBe(RetrievedOutcome.Duplicate);
        }

        return collection;
    }

    private static IEnumerable<string[]> Lines(JsonElement lines) =>
        lines.EnumerateArray().Select(line => line.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length > 0);

    private static RetrievalOptions Options(JsonElement flags)
    {
        string[] words = [.. flags.EnumerateArray().SelectMany(flag => Parts(flag.GetString()!))];
        var options = new RetrievalOptions();
        for (var i = 0; i < words.Length; i++)
        {
            int Number() => int.Parse(words[++i], CultureInfo.InvariantCulture);
            options = words[i] switch
            {
                "-q" or "-n" => options,
                "-N" when Number() >= 0 => options,
                "-c" => options with { IsComplete = true },
                "-J" => options with { JudgedOnly = true },
                "-l" => options with { RelevanceLevel = Number() },
                "-M" => options with { MaxDepth = Number() },
                var other => throw new InvalidOperationException($"No test covers the flag {other}."),
            };
        }

        return options;
    }

    /// <summary>A letter with its number, as in -l2, -l=2 or "-l 2", as two words.</summary>
    private static IEnumerable<string> Parts(string flag) =>
        flag.Length > 2 && flag[0] == '-' ? [flag[..2], flag[2..].TrimStart(' ', '=')] : [flag];
}
