using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Runtimes;
using SharedTask.Testing;
using SharedTask.Web.Tests.Infrastructure;
using SharedTask.Worker.Sandbox;

namespace SharedTask.Web.Tests.Admin;

public sealed class RuntimesPageTests
{
    private const string Page = "/admin/runtimes";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrator_MapsAnImage_ReadsWhatIsThere_AndRemovesIt()
    {
        await using var site = new TestSite();
        await site.AddAccountAsync("administrator", administrator: true);
        using var client = await site.SignInAsync("administrator");
        var root = Path.Combine(site.Services.GetRequiredService<SandboxScratch>().CreateFolder(), "py37");
        if (!SmallSystem.TryMake(root))
        {
            Assert.Skip("This machine's Python is not where Debian has it.");
        }

        using var added = await TestSite.SendFormAsync(client, Page, "add-runtime", ("Image", "codalab/codalab-legacy:py*"), ("Folder", root));
        added.StatusCode.ShouldBe(HttpStatusCode.Found, await added.Content.ReadAsStringAsync(Stop));

        var page = await client.GetStringAsync(new Uri(Page, UriKind.Relative), Stop);
        page.ShouldContain("codalab/codalab-legacy:py*");
        page.ShouldContain(root);
        page.ShouldContain(SmallSystem.OwnModule);
        var library = site.Services.GetRequiredService<IRuntimeLibrary>();
        (await library.FindPlaceAsync("codalab/codalab-legacy:py37", Stop)).RootFolder.ShouldBe(root);
        (await library.FindPlaceAsync("codalab/codalab-legacy:latest", Stop)).ShouldBe(new RuntimeChoice(null, null, null));

        var id = page.Split("_handler\" value=\"runtime-").Select(part => part[..Math.Min(36, part.Length)]).First(part => Guid.TryParse(part, out _));
        using var removed = await TestSite.SendFormAsync(client, Page, $"runtime-{id}", ("Id", id), ("Act", "remove"));
        (await client.GetStringAsync(new Uri(Page, UriKind.Relative), Stop)).ShouldNotContain(root);
        (await client.GetStringAsync(new Uri("/admin/audit", UriKind.Relative), Stop)).ShouldContain("removed a runtime");
    }

    [Theory]
    [InlineData("img", "/", "this site’s own files")]
    [InlineData("img", "/no/such/folder", "There is no folder")]
    [InlineData("img", "relative", "whole path")]
    [InlineData("an image", "", "letters, digits")]
    [InlineData("img", "/proc", "neither usr nor bin")]
    public async Task Mapping_ThatCannotBe_IsRefusedAndKeepsWhatWasWritten(string image, string folder, string reason)
    {
        await using var site = new TestSite();
        await site.AddAccountAsync("administrator", administrator: true);
        using var client = await site.SignInAsync("administrator");

        using var refused = await TestSite.SendFormAsync(client, Page, "add-runtime", ("Image", image), ("Folder", folder));

        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Stop));
        page.ShouldContain(reason);
        page.ShouldContain($"value=\"{image}\"");
    }
}
