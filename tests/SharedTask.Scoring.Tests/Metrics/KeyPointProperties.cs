using CsCheck;
using SharedTask.Scoring.Metrics.KeyPoints;

namespace SharedTask.Scoring.Tests.Metrics;

public sealed class KeyPointProperties
{
    private static readonly Gen<KeyPointChoice[]> Groups =
        Gen.Select(Gen.Int[0, 1000], Gen.Enum<KeyPointLabel>(), (thousandths, label) => new KeyPointChoice(thousandths / 1000.0, label)).Array[2, 40];

    [Fact]
    public void Values_AreFromZeroToOneAndRelaxedIsNotLowerInVersionTwo() => Groups.Sample(choices =>
    {
        var group = new KeyPointGroup(choices);
        foreach (var version in Enum.GetValues<KeyPointVersion>())
        {
            group.AveragePrecision(version, isRelaxed: false).ShouldBeInRange(0, 1 + 1e-12);
            group.AveragePrecision(version, isRelaxed: true).ShouldBeInRange(0, 1 + 1e-12);
        }

        group.AveragePrecision(KeyPointVersion.Two, isRelaxed: true).ShouldBeGreaterThanOrEqualTo(group.AveragePrecision(KeyPointVersion.Two, isRelaxed: false) - 1e-12);
        group.AveragePrecision(KeyPointVersion.Two, isRelaxed: false).ShouldBeLessThanOrEqualTo(group.AveragePrecision(KeyPointVersion.One, isRelaxed: false) + 1e-12);
    });

    [Fact]
    public void PerfectChoices_AreMaximal() => Groups.Sample(choices =>
    {
        var report = new KeyPointReport([new([.. choices.Select(choice => choice with { Label = KeyPointLabel.Match })])], KeyPointVersion.Two);

        (report.Strict, report.Relaxed).ShouldBe((1, 1));
    });

    [Fact]
    public void OrderOfArguments_WithoutEqualScores_ChangesNothing() => Groups.Sample(choices =>
    {
        KeyPointChoice[] distinct = [.. choices.Where(choice => choice.Label != KeyPointLabel.NotAnswered).DistinctBy(choice => choice.Score)];

        new KeyPointGroup([.. distinct.Reverse()]).AveragePrecision(KeyPointVersion.Two, isRelaxed: false)
            .ShouldBe(new KeyPointGroup(distinct).AveragePrecision(KeyPointVersion.Two, isRelaxed: false));
    });
}
