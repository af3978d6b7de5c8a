using System.Security.Claims;
using System.Text.Json;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Runs;
using SharedTask.Testing;
using SharedTask.Web.Shared;
using SharedTask.Web.Tests.Organizing;
using SubmitPage = SharedTask.Web.Features.Runs.SubmitPage;

namespace SharedTask.Web.Tests.Runs;

public sealed class SubmitPageTests : IAsyncLifetime
{
    private ConsoleScreens screens = null!;

    public async ValueTask InitializeAsync()
    {
        screens = await ConsoleScreens.OpenAsync(builder => builder.Track("main").Phase("test", phase => phase.Position = 1).Phase("late", phase => phase.Position = 2).Teams("amber"));
        screens.Services.AddRuns();
        screens.AddAuthorization().SetAuthorized("amber").SetClaims(new Claim(ClaimTypes.NameIdentifier, screens.Scene.MemberOf("amber").Id.ToString()));
    }

    public ValueTask DisposeAsync() => screens.DisposeAsync();

    [Fact]
    public async Task Place_ChosenBeforeAPhaseMovesInTheList_StaysChosen()
    {
        var page = screens.Render<SubmitPage>(parameters => parameters.Add(one => one.Competition, screens.Scene.Competition.Slug));
        await page.Find("#place").ChangeAsync("main/late");
        Address(page).ShouldContain("/phases/late/");

        await screens.ReadAsync(db => db.Phases.Where(phase => phase.Slug == "late").ExecuteUpdateAsync(
            change => change.SetProperty(phase => phase.Position, 0), Xunit.TestContext.Current.CancellationToken));
        var upload = page.FindComponent<FileUpload>().Instance;
        await page.InvokeAsync(() => upload.Sent.InvokeAsync(JsonDocument.Parse("""{"number":1}""").RootElement));

        page.FindAll("#place option")[0].GetAttribute("value").ShouldBe("main/late");
        Address(page).ShouldContain("/phases/late/");
    }

    private static string Address(IRenderedComponent<SubmitPage> page) => page.FindComponent<FileUpload>().Instance.Address;
}
