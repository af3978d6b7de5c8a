using CsCheck;
using SharedTask.Scoring.Metrics.Agreement;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class AgreementProperties
{
    private const int Labels = 4;

    private static readonly double[] Numbers = [0, 1, 2.5, 7];

    // -1 is a missing annotation.
    private static readonly Gen<int[][]> Sheets = Gen.Select(Gen.Int[2, 5], Gen.Int[1, 12], Gen.Int[-1, 0])
        .SelectMany((annotators, items, least) => Gen.Int[least, Labels - 1].Array[annotators].Array[items]);

    [Fact]
    public void FullAgreement_IsMaximal() => Sheets.Sample(sheet =>
    {
        var report = Report([.. sheet.Select((row, item) => Array.ConvertAll(row, label => label < 0 ? -1 : item % Labels))], new(UndefinedKappa.One, Numbers, true));

        Values(report).ShouldAllBe(value => double.IsNaN(value) || value == 1);
    });

    [Fact]
    public void OrderOfItemsAndAnnotators_ChangesNothing() => Sheets.Sample(sheet =>
    {
        var turned = sheet.Reverse().Select(row => row.Reverse().ToArray()).ToArray();

        foreach (var (value, same) in Values(Report(turned, Options)).Zip(Values(Report(sheet, Options))))
        {
            ShouldBeNear(value, same);
        }
    });

    [Fact]
    public void OrderOfAnnotations_ChangesNothingToTheLastBit() => Sheets.Sample(sheet =>
    {
        var annotations = Annotations(sheet);
        var table = new AnnotationTable(sheet.Length, sheet[0].Length, Labels, [.. annotations.AsEnumerable().Reverse()]);

        Values(new AgreementReport(table, [.. Enumerable.Range(0, sheet.Length)], Options)).ShouldBe(Values(Report(sheet, Options)));
    });

    [Fact]
    public void RenamedLabels_LeaveNominalValues() => Sheets.Sample(sheet =>
    {
        var renamed = Report([.. sheet.Select(row => Array.ConvertAll(row, label => label < 0 ? -1 : Labels - 1 - label))], Options);
        var report = Report(sheet, Options);

        ShouldBeNear(renamed.AlphaNominal, report.AlphaNominal);
        ShouldBeNear(renamed.AlphaOrdinal, report.AlphaOrdinal);
        ShouldBeNear(renamed.FleissKappa, report.FleissKappa);
        ShouldBeNear(renamed.AllPairs.MacroF1, report.AllPairs.MacroF1);
    });

    [Fact]
    public void EveryAlpha_EqualsTheSumOverAllPairsOfAnnotations() => Sheets.Sample(sheet =>
    {
        var report = Report(sheet, Options);
        var pairable = sheet.Select(row => row.Where(label => label >= 0).ToArray()).Where(row => row.Length > 1).ToArray();
        double Ordinal(int a, int b)
        {
            var all = pairable.SelectMany(row => row).ToList();
            int Count(int label) => all.Count(one => one == label);
            var between = Enumerable.Range(Math.Min(a, b), Math.Abs(a - b) + 1).Sum(Count) - ((Count(a) + Count(b)) / 2.0);
            return between * between;
        }

        ShouldBeNear(report.AlphaNominal, Alpha(pairable, (a, b) => a == b ? 0 : 1));
        ShouldBeNear(report.AlphaOrdinal, Alpha(pairable, Ordinal));
        ShouldBeNear(report.AlphaInterval, Alpha(pairable, (a, b) => Math.Pow(Numbers[a] - Numbers[b], 2)));
        ShouldBeNear(report.AlphaRatio, Alpha(pairable, (a, b) => a == b ? 0 : Math.Pow((Numbers[a] - Numbers[b]) / (Numbers[a] + Numbers[b]), 2)));
    });

    [Fact]
    public void Teams_SplitThePairs() => Sheets.Sample(sheet =>
    {
        var report = Report(sheet, Options with { Teams = [.. Enumerable.Range(0, sheet[0].Length).Select(annotator => annotator % 2)] });

        (report.WithinTeams.Pairs + report.AcrossTeams.Pairs).ShouldBe(report.AllPairs.Pairs);
        var sum = (report.WithinTeams.Pairs == 0 ? 0 : report.WithinTeams.Accuracy * report.WithinTeams.Pairs)
            + (report.AcrossTeams.Pairs == 0 ? 0 : report.AcrossTeams.Accuracy * report.AcrossTeams.Pairs);
        sum.ShouldBe(report.AllPairs.Pairs == 0 ? 0 : report.AllPairs.Accuracy * report.AllPairs.Pairs, 1e-9);
    });

    [Fact]
    public void KrippendorffsExample_HasItsPublishedValues()
    {
        // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": four observers, twelve units, missing data.
        int[][] sheet =
        [
            [1, 1, -1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
            [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [-1, 5, 5, 5], [-1, -1, 1, 1], [-1, -1, 3, -1],
        ];
        var table = new AnnotationTable(12, 4, 6, Annotations(sheet));

        var report = new AgreementReport(table, [.. Enumerable.Range(0, 12)], new(Numbers: [0, 1, 2, 3, 4, 5], IsOrdered: true));

        report.AlphaNominal.ShouldBe(0.743, 0.0005);
        report.AlphaOrdinal.ShouldBe(0.815, 0.0005);
        report.AlphaInterval.ShouldBe(0.849, 0.0005);
        report.AlphaRatio.ShouldBe(0.797, 0.0005);
    }

    [Theory]
    [InlineData(UndefinedKappa.Undefined, double.NaN)]
    [InlineData(UndefinedKappa.One, 0.5)]
    [InlineData(UndefinedKappa.LeftOut, 0)]
    public void KappaOfOneLabelAlone_FollowsThePolicy(UndefinedKappa policy, double expected)
    {
        // The first two annotators use one label alone on the items that both have; the second and third disagree as by chance.
        int[][] sheet = [[0, 0, -1], [0, 0, -1], [-1, 0, 0], [-1, 0, 1], [-1, 1, 0], [-1, 1, 1]];

        Report(sheet, Options with { UndefinedKappa = policy }).AllPairs.CohenKappa.ShouldBe(expected);
    }

    [Fact]
    public void FleissKappa_WithUnequalNumbersOfAnnotations_IsUndefined()
    {
        Report([[0, 1, 1], [0, 0, -1]], Options).FleissKappa.ShouldBe(double.NaN);
        Report([[0, -1, -1], [0, -1, -1]], Options).FleissKappa.ShouldBe(double.NaN);
    }

    [Fact]
    public void ItemsWithoutPairs_LeaveEverythingUndefined() =>
        Values(Report([[0, -1], [-1, 1]], Options)).ShouldAllBe(value => double.IsNaN(value));

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void IntervalAlpha_InAnyUnit_IsTheSame(double unit)
    {
        int[][] sheet = [[0, 0, 0], [0, 2, 2], [1, 3, 3]];

        Report(sheet, Options with { Numbers = [0, unit, 2 * unit, 3 * unit] }).AlphaInterval.ShouldBe(Report(sheet, Options with { Numbers = [0, 1, 2, 3] }).AlphaInterval, 1e-12);
    }

    [Fact]
    public void RatioAlpha_OfNegativeNumbers_IsUndefined() =>
        Report([[0, 1], [1, 1]], Options with { Numbers = [-1, 2, 3, 4] }).AlphaRatio.ShouldBe(double.NaN);

    [Fact]
    public void AnnotatorTwiceOnAnItem_IsRefused() =>
        Should.Throw<ArgumentException>(() => new AnnotationTable(1, 1, 2, [(0, 0, 0), (0, 0, 1)]));

    private static AgreementOptions Options => new(UndefinedKappa.LeftOut, Numbers, IsOrdered: true);

    private static AgreementReport Report(int[][] sheet, AgreementOptions options) =>
        new(new AnnotationTable(sheet.Length, sheet[0].Length, Labels, Annotations(sheet)), [.. Enumerable.Range(0, sheet.Length)], options);

    private static List<(int Annotator, int Item, int Label)> Annotations(int[][] sheet) =>
        [.. sheet.SelectMany((row, item) => row.Select((label, annotator) => (annotator, item, label))).Where(entry => entry.label >= 0)];

    private static double[] Values(AgreementReport report) =>
    [
        report.AlphaNominal, report.AlphaOrdinal, report.AlphaInterval, report.AlphaRatio, report.FleissKappa, report.ObservedAgreement,
        report.AllPairs.Accuracy, report.AllPairs.CohenKappa, report.AllPairs.MacroF1,
    ];

    private static double Alpha(int[][] items, Func<int, int, double> distance)
    {
        int[] all = [.. items.SelectMany(row => row)];
        double Sum(int[] row) => row.Sum(a => row.Sum(b => distance(a, b)));
        var expected = all.Length == 0 ? 0 : Sum(all) / (all.Length * (all.Length - 1.0));
        return all.Length == 0 ? double.NaN : expected == 0 ? 1 : 1 - (items.Sum(row => Sum(row) / (row.Length - 1)) / all.Length / expected);
    }

    private static void ShouldBeNear(double value, double expected)
    {
        if (double.IsNaN(expected))
        {
            value.ShouldBe(double.NaN);
        }
        else
        {
            value.ShouldBe(expected, 1e-9);
        }
    }
}
