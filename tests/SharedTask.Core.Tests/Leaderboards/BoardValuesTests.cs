using CsCheck;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Tests.Leaderboards;

public sealed class BoardValuesTests
{
    [Fact]
    public void Values_AnyNumbers_ComeBackToTheLastBit() => Gen.Select(Gen.Double, Gen.Double, Gen.Double, Gen.Bool).Sample((value, low, high, hasInterval) =>
    {
        var written = hasInterval ? new BoardValue(value, low, high) : new BoardValue(value);

        BoardValues.Parse(BoardValues.Serialize([new("macro_f1", written)]))["macro_f1"].ShouldBe(new BoardValue(
            Finite(value), hasInterval ? Finite(low) : null, hasInterval ? Finite(high) : null));
    });

    [Fact]
    public void Values_AreTheDocumentedJson()
    {
        var json = BoardValues.Serialize([new("macro_f1", new(0.5, 0.25, 0.75)), new("mcc", new(null)), new("rmse", new(double.NaN))]);

        json.ShouldBe("""{"macro_f1":[0.5,0.25,0.75],"mcc":[null],"rmse":[null]}""");
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
