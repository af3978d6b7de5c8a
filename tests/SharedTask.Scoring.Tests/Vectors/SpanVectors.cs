using System.Text;
using System.Text.Json;
using SharedTask.Scoring.Metrics.Classification;
using SharedTask.Scoring.Metrics.Sequences;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("spans")]
public sealed class SpanVectors
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Spans_EveryVector_EqualsSeqeval() => CheckAll(VectorFolder.Cases("spans.json"));

    [Fact]
    public void Spans_OfEverySchemeAndPolicy_EqualSeqeval() => CheckAll(GoldenFolder.Cases("spans.json"));

    private static void CheckAll(IReadOnlyList<JsonElement> cases)
    {
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                Check($"case {i}: {expected.Name}", one, expected.Name, expected.Value);
            }
        }
    }

    private static void Check(string where, JsonElement one, string key, JsonElement expected)
    {
        switch (key.Split('.'))
        {
            case ["lenient", .. var rest]:
                ShouldEqual(where, expected, Average(one, TagScheme.Lenient, rest));
                break;
            case ["strict", .. var rest]:
                ShouldEqual(where, expected, Average(one, Scheme(one.GetProperty("scheme").GetString()!), rest));
                break;
            case ["token_accuracy"]:
                ShouldEqual(where, expected, Report(one, TagScheme.Lenient, ZeroDivision.Zero).TokenAccuracy);
                break;
            default:
                throw new InvalidOperationException($"No test covers the expected key {key}.");
        }
    }

    private static double[] Average(JsonElement one, TagScheme scheme, string[] key)
    {
        var report = Report(one, scheme, key.Length == 1 ? ZeroDivision.Zero : key[1] switch
        {
            "zd0" => ZeroDivision.Zero,
            "zd1" => ZeroDivision.One,
            _ => throw new InvalidOperationException($"No test covers the expected key {key[1]}."),
        });
        var values = key[0] switch
        {
            "micro" => report.Micro,
            "macro" => report.Macro,
            "weighted" => report.Weighted,
            _ => throw new InvalidOperationException($"No test covers the expected key {key[0]}."),
        };
        return [values.Precision, values.Recall, values.F1];
    }

    private static SequenceReport Report(JsonElement one, TagScheme scheme, ZeroDivision zeroDivision)
    {
        var tags = new TagSet(scheme);
        var tally = new SequenceTally();
        foreach (var (gold, predicted) in one.GetProperty("gold").EnumerateArray().Zip(one.GetProperty("predicted").EnumerateArray()))
        {
            tally.Add(tags, Numbers(tags, gold), Numbers(tags, predicted));
        }

        return new SequenceReport(tally.Total(), zeroDivision);
    }

    private static int[] Numbers(TagSet tags, JsonElement sentence) =>
        [.. sentence.EnumerateArray().Select(tag => tags.Add(Encoding.UTF8.GetBytes(tag.GetString()!)))];

    private static TagScheme Scheme(string name) =>
        Enum.TryParse<TagScheme>(name, ignoreCase: true, out var scheme) ? scheme : throw new InvalidOperationException($"No test covers the scheme {name}.");

    private static void ShouldEqual(string where, JsonElement expected, params double[] values)
    {
        double[] numbers = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray().Select(VectorFolder.Number)] : [VectorFolder.Number(expected)];
        values.Length.ShouldBe(numbers.Length, where);
        foreach (var (value, number) in values.Zip(numbers))
        {
            if (double.IsNaN(number))
            {
                value.ShouldBe(double.NaN, where);
            }
            else
            {
                value.ShouldBe(number, Tolerance, where);
            }
        }
    }
}
