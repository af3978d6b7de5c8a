using SharedTask.Core.Runtimes;

namespace SharedTask.Core.Tests.Runtimes;

public sealed class ImagePatternTests
{
    private static readonly string[] Patterns = ["*", "codalab/*", "codalab/codalab-legacy:py*", "codalab/codalab-legacy:py37", "*/torch:*-gpu"];

    [Theory]
    [InlineData("codalab/codalab-legacy:py37", "codalab/codalab-legacy:py37")]
    [InlineData("codalab/codalab-legacy:py39", "codalab/codalab-legacy:py*")]
    [InlineData("codalab/default", "codalab/*")]
    [InlineData("lab/torch:2.1-gpu", "*/torch:*-gpu")]
    [InlineData("lab/torch:2.1", "*")]
    [InlineData("", "*")]
    public void Image_GetsThePatternThatMeansItMostClosely(string image, string expected) =>
        ImagePattern.FindClosest(Patterns, pattern => pattern, image).ShouldBe(expected);

    [Fact]
    public void Image_ThatNoPatternMeans_GetsNone() => ImagePattern.FindClosest(["a", "a:*", "b*c"], pattern => pattern, "a").ShouldBe("a");

    [Theory]
    [InlineData("a*", "b")]
    [InlineData("a", "ab")]
    [InlineData("*b", "ba")]
    [InlineData("", "a")]
    public void Pattern_ForOthers_DoesNotMatch(string pattern, string image) => ImagePattern.Matches(pattern, image).ShouldBeFalse();

    [Fact]
    public void Pattern_OfManyStars_IsJudgedAtOnce() => ImagePattern.Matches(string.Concat(Enumerable.Repeat("*a", 90)) + "b", new string('a', 100_000)).ShouldBeFalse();
}
