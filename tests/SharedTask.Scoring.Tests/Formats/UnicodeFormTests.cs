using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class UnicodeFormTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("\u00C0", "A\u0300")]
    [InlineData("\u212B", "A\u030A")]
    [InlineData("\u2126", "\u03A9")]
    [InlineData("\u1EC7", "e\u0323\u0302")]
    [InlineData("\u0622", "\u0627\u0653")]
    [InlineData("\uAC00", "\u1100\u1161")]
    [InlineData("\uAC01", "\u1100\u1161\u11A8")]
    [InlineData("\uD55C\uAE00", "\u1112\u1161\u11AB\u1100\u1173\u11AF")]
    [InlineData("\uD7A3", "\u1112\u1175\u11C2")]
    [InlineData("q\u0307\u0323r\u0307\u0323", "q\u0323\u0307r\u0323\u0307")]
    [InlineData("\u1E69", "s\u0307\u0323")]
    [InlineData("\u0651\u064Ex", "\u064E\u0651x")]
    public void EquivalentTexts_HaveOneForm(string text, string equivalent) =>
        UnicodeForm.Canonical(text).ShouldBe(UnicodeForm.Canonical(equivalent));

    [Theory]
    [InlineData("caf\u00E9", "cafe")]
    [InlineData("\uAC00", "\uAC01")]
    [InlineData("\uAC00", "\uABFF")]
    [InlineData("\uD7A3", "\uD7A4")]
    [InlineData("a\u0301b", "ab\u0301")]
    [InlineData("\u0301\u0061", "\u0061\u0301")]
    [InlineData("\u00DF", "ss")]
    [InlineData("\uFB01", "fi")]
    public void OtherTexts_HaveAnotherForm(string text, string other) =>
        string.Equals(UnicodeForm.Canonical(text), UnicodeForm.Canonical(other), StringComparison.Ordinal).ShouldBeFalse();

    [Theory]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("\uD55C", "\u1112\u1161\u11AB")]
    [InlineData("\u4E2D\uD83D\uDE00", "\u4E2D\uD83D\uDE00")]
    public void Form_IsDecomposed(string text, string expected) => UnicodeForm.Canonical(text).ShouldBe(expected);
}
