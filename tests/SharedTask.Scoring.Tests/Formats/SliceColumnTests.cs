using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class SliceColumnTests
{
    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 200, "The column \"kind\" has 201 values; the 200 largest slices are scored.")]
    public void Slices_BeyondTheGreatestNumber_AreTheSmallest(int values, int kept, params string[] messages)
    {
        var column = new SliceColumn("kind");
        foreach (var value in Enumerable.Range(0, values).Concat(Enumerable.Range(1, values - 1)))
        {
            column.Add(System.Text.Encoding.UTF8.GetBytes($"v{value:000}"));
        }

        var problems = new ProblemList();

        var slices = column.Cut(_ => true, problems);

        slices.Select(slice => slice.Value).ShouldBe(Enumerable.Range(values - kept, kept).Select(value => $"v{value:000}"));
        slices[^1].Items.ShouldBe([values - 1, (2 * values) - 2]);
        problems.Listed.Select(problem => problem.Message).ShouldBe(messages);
    }

    [Fact]
    public void Slices_HoldTheItemsThatAreScored()
    {
        var column = new SliceColumn("kind");
        column.Add("a"u8);
        column.Add("b"u8);
        column.Add("a"u8);
        column.Add("a"u8);

        var slices = column.Cut(item => item is 2 or 3, new ProblemList());

        slices.ShouldHaveSingleItem().Value.ShouldBe("a");
        slices[0].Items.ShouldBe([2, 3]);
    }
}
