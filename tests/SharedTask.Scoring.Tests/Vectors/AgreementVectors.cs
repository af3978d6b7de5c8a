using System.Text.Json;
using SharedTask.Scoring.Metrics.Agreement;

namespace SharedTask.Scoring.Tests.Vectors;

[VectorFamily("agreement")]
public sealed class AgreementVectors
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Agreement_EveryVector_EqualsTheReferenceTools()
    {
        var cases = VectorFolder.Cases("agreement.json");
        cases.ShouldNotBeEmpty();
        foreach (var (i, one) in cases.Index())
        {
            var report = Report(one.GetProperty("annotations"));
            foreach (var expected in one.GetProperty("expected").EnumerateObject())
            {
                VectorFolder.ShouldEqual($"case {i}: {expected.Name}", expected.Value, Tolerance, Value(expected.Name, report));
            }
        }
    }

    private static double Value(string key, AgreementReport report) => key switch
    {
        "krippendorff_alpha.nominal" => report.AlphaNominal,
        "krippendorff_alpha.ordinal" => report.AlphaOrdinal,
        "krippendorff_alpha.interval" => report.AlphaInterval,
        "krippendorff_alpha.ratio" => report.AlphaRatio,
        "fleiss_kappa" => report.FleissKappa,
        "average_observed_agreement" => report.ObservedAgreement,
        "mean_pairwise_cohen_kappa" => report.AllPairs.CohenKappa,
        "mean_pairwise_accuracy" => report.AllPairs.Accuracy,
        "mean_pairwise_macro_f1" => report.AllPairs.MacroF1,
        _ => throw new InvalidOperationException($"No test covers the expected key {key}."),
    };

    private static AgreementReport Report(JsonElement annotations)
    {
        JsonElement[][] rows = [.. annotations.EnumerateArray().Select(row => row.EnumerateArray().ToArray())];
        List<string> Names(int column) => VectorFolder.InOrder(rows.Select(row => row[column]));
        var (annotators, items, labels) = (Names(0), Names(1), Names(2));
        int Find(List<string> names, JsonElement name) => names.IndexOf(VectorFolder.Label(name));
        var table = new AnnotationTable(
            items.Count,
            annotators.Count,
            labels.Count,
            [.. rows.Select(row => (Find(annotators, row[0]), Find(items, row[1]), Find(labels, row[2])))]);
        var isNumeric = Array.TrueForAll(rows, row => row[2].ValueKind == JsonValueKind.Number);
        var options = new AgreementOptions(
            Numbers: isNumeric ? [.. labels.Select(label => double.Parse(label, System.Globalization.CultureInfo.InvariantCulture))] : null,
            IsOrdered: isNumeric);
        return new(table, [.. Enumerable.Range(0, items.Count)], options);
    }
}
