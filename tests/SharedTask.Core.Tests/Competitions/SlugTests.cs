using SharedTask.Core.Competitions;

namespace SharedTask.Core.Tests.Competitions;

public sealed class SlugTests
{
    [Theory]
    [InlineData("New", "new-2")]
    [InlineData("Import!", "import-2")]
    [InlineData("News", "news")]
    [InlineData("NADI", "nadi-3")]
    public void Slug_OfATitle_IsNobodyElsesAndNoPageOfTheSite(string title, string slug) =>
        Slug.MakeUnique(Slug.From(title, "competition"), ["nadi", "nadi-2"]).ShouldBe(slug);
}
