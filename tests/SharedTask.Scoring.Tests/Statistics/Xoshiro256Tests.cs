using SharedTask.Scoring.Statistics;

namespace SharedTask.Scoring.Tests.Statistics;

/// <summary>Expected numbers come from the published algorithms, written once more in Python. They may never change: intervals would.</summary>
public sealed class Xoshiro256Tests
{
    [Theory]
    [InlineData(42, new ulong[] { 0xd0764d4f4476689f, 0x519e4174576f3791, 0xfbe07cfb0c24ed8c, 0xb37d9f600cd835b8, 0xcb231c3874846a73 })]
    [InlineData(-1, new ulong[] { 0x56ccf8ce948e27b2, 0xe68588432e5a5b90, 0xe3e9b5a48119ca8b })]
    public void Next_OfASeed_IsThePublishedSequence(long seed, ulong[] expected)
    {
        var random = new Xoshiro256(seed);

        expected.Select(_ => random.Next()).ShouldBe(expected);
    }

    /// <summary>Of the greater bound three numbers in ten are drawn anew, lest some come up more often.</summary>
    [Theory]
    [InlineData(42, 3_000_000_000, new uint[] { 956463119, 2951682504, 2103406794, 2380513468, 1815367345, 2800041352, 2550089478, 2040019411, 208591412, 1209219901 })]
    [InlineData(7, 6, new uint[] { 0, 1, 4, 2, 5, 2, 4, 1, 5, 0 })]
    public void Next_BelowABound_IsThePublishedSequence(long seed, uint bound, uint[] expected)
    {
        var random = new Xoshiro256(seed);

        expected.Select(_ => random.Next(bound)).ShouldBe(expected);
    }
}
