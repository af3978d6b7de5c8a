using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class FilePatternTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("*", true)]
    [InlineData("{a}{b}*{c}{d}", true)]
    [InlineData("{a}{b}*{c}{d}*", false)]
    [InlineData("a}b", false)]
    [InlineData("a{b", false)]
    [InlineData("a{}b", false)]
    [InlineData("a{b*}", false)]
    public void Pattern_ThatMakesNoSense_IsNone(string pattern, bool isOne) => (FilePattern.Parse(pattern) is not null).ShouldBe(isOne);

    [Theory]
    [InlineData("{a}{b}.{b}", "xyz.z", "xy|z")]
    [InlineData("{a}/{b}", "/x", null)]
    [InlineData("/{b}", "/x", "x")]
    [InlineData("{a}", "/x", "x")]
    [InlineData("{a}", "", null)]
    [InlineData("*", "", "")]
    [InlineData("{a}/{b}", "x/y", "x|y")]
    [InlineData("{a}/{b}", "x", null)]
    public void Name_StandsForTheSameEverywhere(string pattern, string path, string? values)
    {
        var matched = FilePattern.Parse(pattern)!.Match(path);

        (matched is null ? null : string.Join('|', matched)).ShouldBe(values);
    }
}
