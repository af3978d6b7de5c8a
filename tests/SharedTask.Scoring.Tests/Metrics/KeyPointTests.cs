using SharedTask.Scoring.Metrics.KeyPoints;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class KeyPointTests
{
    private static readonly KeyPointChoice Unanswered = new(0, KeyPointLabel.NotAnswered);

    [Fact]
    public void AveragePrecision_OfTheKeptHalf_IsThatOfItsRanking()
    {
        // Kept are three of six: match, no match, match.
        var group = new KeyPointGroup([No(0.8), Yes(0.9), Yes(0.1), Yes(0.7), No(0.2), Unanswered]);

        group.AveragePrecision(KeyPointVersion.One, isRelaxed: false).ShouldBe((1 + (2 / 3.0)) / 2, 1e-15);
        group.AveragePrecision(KeyPointVersion.Two, isRelaxed: false).ShouldBe((1 + (2 / 3.0)) / 2 * 2 / 3, 1e-15);
        (group.Arguments, group.Answered, group.Kept).ShouldBe((6, 5, 3));
    }

    [Fact]
    public void UnlabelledPair_CountsOnlyInTheRelaxedValue()
    {
        var group = new KeyPointGroup([new(0.9, KeyPointLabel.Undecided), No(0.1), Yes(0.8), No(0.1)]);

        group.AveragePrecision(KeyPointVersion.One, isRelaxed: false).ShouldBe(0.5);
        group.AveragePrecision(KeyPointVersion.One, isRelaxed: true).ShouldBe(1);
    }

    [Fact]
    public void UnansweredArgument_IsChosenAsZeroAndRankedAsNearlyOne()
    {
        // Of four, two are kept: the answered one and, in front of it, one without an answer.
        var group = new KeyPointGroup([Unanswered, Unanswered, Yes(0.5), Unanswered]);

        group.AveragePrecision(KeyPointVersion.One, isRelaxed: true).ShouldBe(0.5);
        new KeyPointGroup([Unanswered, Unanswered, Yes(0.995), Unanswered]).AveragePrecision(KeyPointVersion.One, isRelaxed: true).ShouldBe(1);
        new KeyPointGroup([Unanswered, Yes(-0.5)]).AveragePrecision(KeyPointVersion.One, isRelaxed: true).ShouldBe(0);
    }

    [Fact]
    public void TieAtTheCut_IsDecidedByTheOrderOfArguments()
    {
        KeyPointChoice[] choices = [Yes(0.5), .. Enumerable.Repeat(No(0.5), 39)];

        new KeyPointGroup(choices).AveragePrecision(KeyPointVersion.One, isRelaxed: false).ShouldBe(1 / 20.0, 1e-15);
        new KeyPointGroup([.. choices.Reverse()]).AveragePrecision(KeyPointVersion.One, isRelaxed: false).ShouldBe(0);
    }

    [Fact]
    public void Mean_LeavesOutGroupsOfOneArgument()
    {
        KeyPointGroup[] groups = [new([Yes(0.5)]), new([Yes(0.5), No(0.1)]), new([No(0.5), No(0.1)])];

        new KeyPointReport(groups, KeyPointVersion.Two).Strict.ShouldBe(0.5);
        new KeyPointReport(groups[..1], KeyPointVersion.Two).Strict.ShouldBe(double.NaN);
        groups[0].AveragePrecision(KeyPointVersion.Two, isRelaxed: true).ShouldBe(double.NaN);
    }

    private static KeyPointChoice Yes(double score) => new(score, KeyPointLabel.Match);

    private static KeyPointChoice No(double score) => new(score, KeyPointLabel.NoMatch);
}
