using System.Globalization;
using System.Text.Json;
using SharedTask.Scoring.Metrics.Classification;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("classification")]
public sealed class ClassificationVectors
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Classification_EveryVector_EqualsScikitLearn()
    {
        var cases = VectorFolder.Cases("classification.json");
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
        var labels = Labels(one);
        var report = Report(one, labels, new ClassificationOptions());
        switch (key.Split('.'))
        {
            case [("macro" or "micro" or "weighted") and var average, var zd] when zd.StartsWith("zd", StringComparison.Ordinal):
                ShouldEqual(where, expected, Triple(Average(Report(one, labels, Zero(zd)), average)));
                break;
            case ["per_class", var zd]:
                var perClass = Report(one, labels, Zero(zd));
                foreach (var label in expected.EnumerateObject())
                {
                    var index = labels.IndexOf(label.Name);
                    ShouldEqual($"{where} {label.Name}", label.Value, [.. Triple(perClass.OfClass(index)), perClass.Support(index)]);
                }

                break;
            case [var average, "labels_subset"]:
                // A label that neither side has is a class without items.
                var subset = Strings(expected.GetProperty("labels")).ToList();
                List<string> all = [.. labels.Union(subset, StringComparer.Ordinal)];
                var limited = Report(one, all, new ClassificationOptions(AveragedLabels: [.. subset.Select(name => all.IndexOf(name))]));
                ShouldEqual(where, expected.GetProperty("f1"), Average(limited, average).F1);
                break;
            case [var beta, .. var digits, ("macro" or "micro" or "weighted") and var average] when beta.StartsWith("fbeta", StringComparison.Ordinal):
                var options = new ClassificationOptions(Beta: double.Parse(string.Join('.', [beta["fbeta".Length..], .. digits]), CultureInfo.InvariantCulture));
                ShouldBe(Average(Report(one, labels, options), average).FBeta);
                break;
            case ["accuracy"]: ShouldBe(report.Accuracy); break;
            case ["balanced_accuracy"]: ShouldBe(report.BalancedAccuracy); break;
            case ["mcc"]: ShouldBe(report.Mcc); break;
            case ["cohen_kappa"]: ShouldBe(report.CohenKappa); break;
            case ["cohen_kappa", "linear"]: ShouldBe(report.CohenKappaLinear); break;
            case ["cohen_kappa", "quadratic"]: ShouldBe(report.CohenKappaQuadratic); break;
            case ["confusion"]: CheckConfusion(where, one, labels, expected); break;
            case ["labels_in_order"]: Strings(expected).ShouldBe(labels, where); break;
            default: throw new InvalidOperationException($"No test covers the expected key {key}.");
        }

        void ShouldBe(double value) => ShouldEqual(where, expected, value);
    }

    private static void CheckConfusion(string where, JsonElement one, List<string> labels, JsonElement expected)
    {
        var matrix = Matrix(one, labels);
        var cells = new double[labels.Count, labels.Count];
        for (var cell = 0; cell < matrix.Counts.Length; cell++)
        {
            cells[matrix.Gold[cell], matrix.Predicted[cell]] = matrix.Counts[cell];
        }

        foreach (var (gold, row) in expected.EnumerateArray().Index())
        {
            ShouldEqual($"{where} row {gold}", row, [.. Enumerable.Range(0, labels.Count).Select(predicted => cells[gold, predicted])]);
        }
    }

    private static void ShouldEqual(string where, JsonElement expected, params double[] values) =>
        VectorFolder.ShouldEqual(where, expected, Tolerance, values);

    private static double[] Triple(PrecisionRecallF values) => [values.Precision, values.Recall, values.F1];

    private static PrecisionRecallF Average(ClassificationReport report, string average) => average switch
    {
        "macro" => report.Macro,
        "micro" => report.Micro,
        _ => report.Weighted,
    };

    private static ClassificationOptions Zero(string zd) => new(zd switch
    {
        "zd0" => ZeroDivision.Zero,
        "zd1" => ZeroDivision.One,
        "zdnan" => ZeroDivision.Undefined,
        _ => throw new InvalidOperationException($"No test covers the zero division {zd}."),
    });

    private static ClassificationReport Report(JsonElement one, List<string> labels, ClassificationOptions options) => new(Matrix(one, labels), options);

    private static ConfusionMatrix Matrix(JsonElement one, List<string> labels) => ConfusionMatrix.Count(
        labels.Count,
        [.. Strings(one.GetProperty("gold")).Select(label => labels.IndexOf(label))],
        [.. Strings(one.GetProperty("predicted")).Select(label => labels.IndexOf(label))]);

    private static List<string> Labels(JsonElement one) =>
        VectorFolder.InOrder(one.GetProperty("gold").EnumerateArray().Concat(one.GetProperty("predicted").EnumerateArray()));

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(VectorFolder.Label);
}
