using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

public sealed class UnitSumsTests
{
    [Fact]
    public void Total_IsTheSumOverTheUnitsThatAreNamed()
    {
        var sums = Rows();

        sums.Total([0, 2, 2])[..5].ShouldBe([0 + 20 + 20, 1 + 21 + 21, 2 + 22 + 22, 3 + 23 + 23, 4 + 24 + 24]);
        sums.Total([])[..5].ShouldAllBe(sum => sum == 0);
    }

    [Fact]
    public void Draw_HasAsManyUnitsAsThereAreAndNoOthers()
    {
        var sums = Rows();
        var random = new Xoshiro256(3);
        var seen = new HashSet<double>();
        for (var draw = 0; draw < 200; draw++)
        {
            var drawn = sums.Draw([1, 2], random);

            // Two of the rows 10.. and 20..: the second column has one more for each of them.
            drawn[0].ShouldBeOneOf(20, 30, 40);
            (drawn[1] - drawn[0], drawn[4] - drawn[0]).ShouldBe((2, 8));
            seen.Add(drawn[0]);
        }

        seen.Count.ShouldBe(3);
    }

    [Fact]
    public void SameSeed_DrawsTheSame() => Rows().Draw([0, 1, 2], new Xoshiro256(9)).ShouldBe(Rows().Draw([0, 1, 2], new Xoshiro256(9)));

    /// <summary>Three units with five numbers: 0 to 4, 10 to 14, 20 to 24.</summary>
    private static UnitSums Rows()
    {
        var sums = new UnitSums(3, 5);
        for (var unit = 0; unit < sums.Count; unit++)
        {
            for (var column = 0; column < sums.Columns; column++)
            {
                sums.Row(unit)[column] = (10 * unit) + column;
            }
        }

        return sums;
    }
}
