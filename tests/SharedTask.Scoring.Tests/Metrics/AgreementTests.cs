using SharedTask.Scoring.Metrics.Agreement;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class AgreementTests
{
    [Fact]
    public void ObservedAgreement_LeavesOutItemsOfOneAnnotator() =>
        Report(new(), items: 3, (0, 0, 1), (1, 0, 1), (0, 1, 0), (0, 2, 0), (1, 2, 1)).ObservedAgreement.ShouldBe(.5);

    [Fact]
    public void FleissKappa_OfOneLabelAlone_IsWhatTheOptionsSay()
    {
        (int Annotator, int Item, int Label)[] same = [(0, 0, 1), (1, 0, 1), (0, 1, 1), (1, 1, 1)];

        Report(new(UndefinedKappa: UndefinedKappa.One), items: 2, same).FleissKappa.ShouldBe(1);
        Report(new(UndefinedKappa: UndefinedKappa.Undefined), items: 2, same).FleissKappa.ShouldBe(double.NaN);
    }

    private static AgreementReport Report(AgreementOptions options, int items, params (int Annotator, int Item, int Label)[] annotations) =>
        new(new AnnotationTable(items, 2, 2, annotations), [.. Enumerable.Range(0, items)], options);
}
