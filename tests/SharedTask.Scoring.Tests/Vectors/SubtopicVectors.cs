using System.Globalization;
using System.Text;
using System.Text.Json;
using SharedTask.Scoring.Metrics.Retrieval;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Measures of novelty and diversity beside TREC's ndeval.</summary>
public sealed class SubtopicVectors
{
    private static readonly RetrievalMeasures Measures = new(withSubtopics: true);

    [Fact]
    public void Subtopics_EveryGoldenCase_EqualNdeval()
    {
        var cases = GoldenFolder.Cases("subtopics.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            var report = Collect(one).Evaluate(Measures, Options(one.GetProperty("flags")));
            foreach (var topic in one.GetProperty("expected").EnumerateObject())
            {
                var values = topic.Name == "all" ? report.Overall : report.OfTopic(report.Topics.ToList().IndexOf(topic.Name));
                foreach (var expected in topic.Value.EnumerateObject())
                {
                    values[Measures.IndexOf(expected.Name)].ShouldBe(expected.Value.GetDouble(), 1e-12, $"case {i}, topic {topic.Name}: {expected.Name}");
                }
            }
        }
    }

    private static RetrievalCollection Collect(JsonElement one)
    {
        var collection = new RetrievalCollection();
        foreach (var parts in Lines(one, "qrels"))
        {
            collection.AddJudgement(Bytes(parts[0]), Bytes(parts[1]), Bytes(parts[2]), int.Parse(parts[3], CultureInfo.InvariantCulture)).ShouldBeTrue();
        }

        foreach (var parts in Lines(one, "run"))
        {
            collection.AddRetrieved(Bytes(parts[0]), Bytes(parts[2]), double.Parse(parts[4], CultureInfo.InvariantCulture)).ShouldNotBe(RetrievedOutcome.Duplicate);
        }

        return collection;
    }

    private static RetrievalOptions Options(JsonElement flags) => new(
        IsComplete: flags.GetProperty("c").GetBoolean(),
        MaxDepth: flags.GetProperty("M").GetInt32() is > 0 and var depth ? depth : int.MaxValue,
        Alpha: flags.GetProperty("alpha").GetDouble(),
        Beta: flags.GetProperty("beta").GetDouble());

    private static IEnumerable<string[]> Lines(JsonElement one, string file) => one.GetProperty(file).EnumerateArray().Select(line => line.GetString()!.Split(' '));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
