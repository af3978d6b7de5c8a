using System.Text;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData(80, "", 80, "")]
    [InlineData(80, "b", 80, "…")]
    [InlineData(78, "😀", 78, "😀")]
    [InlineData(78, "😀b", 78, "😀…")]
    [InlineData(79, "😀b", 79, "…")]
    [InlineData(80, "😀", 80, "…")]
    public void Value_IsCutAtEightyCharactersAndNeverInsideOne(int letters, string rest, int kept, string end)
    {
        var (value, expected) = (new string('a', letters) + rest, new string('a', kept) + end);

        Excerpt.Of(value).ShouldBe(expected);
        Excerpt.Of(Encoding.UTF8.GetBytes(value)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("a\tb\nc", "a\\u0009b\\u000ac")]
    [InlineData("\u200Fa\u202E", "\\u200fa\\u202e")]
    [InlineData("a\u2028\u2029é", "a\\u2028\\u2029é")]
    public void CharactersThatCannotBeSeen_AreEscapes(string value, string expected) => Excerpt.Of(value).ShouldBe(expected);
}
