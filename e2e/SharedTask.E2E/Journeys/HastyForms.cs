namespace SharedTask.E2E.Journeys;

/// <summary>People are faster than a server that is far away, slow or gone: what they have typed must count all the same.</summary>
[Collection(Journey.Name)]
public sealed class HastyForms(Browser browser) : IAsyncLifetime
{
    // All in one task of the page, so that no answer can come between.
    private const string ChangeBoth = """
        ([title, variant]) => {
          for (const [id, value] of [["track-title", title], ["parameter-f_05_u_variant", variant]]) {
            const field = document.getElementById(id);
            field.value = value;
            field.dispatchEvent(new Event("change", { bubbles: true }));
          }
        }
        """;

    private readonly SiteProcess site = new();
    private Visitor organizer = null!;
    private string console = null!;

    private IPage Page => organizer.Page;

    private Hand Hand => organizer.Hand;

    public async ValueTask InitializeAsync()
    {
        await site.StartAsync();
        organizer = await browser.VisitorAsync(site.Address, "organizer");
        await organizer.BecomeAdministratorAsync(site, "Janek", "janek@example.org");
        await Hand.FollowAsync("Organize");
        await Hand.FollowAsync("New competition");
        await Hand.FillAsync("Title", "In haste");
        await Hand.PressButtonAsync("Create the draft");
        await Page.GetByLabel("Summary").WaitForAsync();
        console = new Uri(Page.Url).AbsolutePath[..^"/details".Length];
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await organizer.DisposeAsync();
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task TrackForm_ChangedTwiceBeforeTheServerAnswers_KeepsBoth()
    {
        await Page.GotoAsync($"{console}/tracks");
        await Page.InteractiveAsync();
        await Hand.SelectAsync(Page.GetByLabel("Scoring plugin"), "detection");
        await Hand.PressAsync(Page.Locator("summary", new() { HasText = "Parameters of the scorer" }));
        await Page.GetByLabel("Variant of F0.5u").WaitForAsync();

        await Page.EvaluateAsync(ChangeBoth, new[] { "Small training set", "2020" });
        await Hand.PressButtonAsync("Save");

        await Page.GetByText("""{"f_05_u_variant":"2020"}""").WaitForAsync();
        await Page.GetByRole(AriaRole.Rowheader, new() { Name = "Small training set" }).WaitForAsync();
    }

    [Fact]
    public async Task DetailsForm_FilledInBeforeThePageIsInteractive_KeepsWhatWasTypedAndTheFocus()
    {
        var isTyped = new TaskCompletionSource();
        await Page.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await isTyped.Task;
            await route.ContinueAsync();
        });
        await Page.GotoAsync($"{console}/details");
        await Hand.SelectAsync(Page.GetByLabel("Who lets teams in"), "ByOrganizers");
        await Hand.FillAsync("Summary", "Typed at once");
        await Page.GetByLabel("Summary").FocusAsync();
        isTyped.SetResult();
        await Page.InteractiveAsync();

        await Assertions.Expect(Page.GetByLabel("Summary")).ToHaveValueAsync("Typed at once");
        await Assertions.Expect(Page.GetByLabel("Summary")).ToBeFocusedAsync();
        await Assertions.Expect(Page.Locator("#typed-again")).ToBeHiddenAsync();
        await SaveAndReturnAsync();
        await Assertions.Expect(Page.GetByLabel("Summary")).ToHaveValueAsync("Typed at once");
        await Assertions.Expect(Page.GetByLabel("Who lets teams in")).ToHaveValueAsync("ByOrganizers");
    }

    [Fact]
    public async Task DetailsForm_HalfFilledInWhenTheServerRestarts_StandsThereAgain()
    {
        await Page.GotoAsync($"{console}/details");
        await Page.InteractiveAsync();
        await Hand.FillAsync("Summary", "Sent before");
        await Page.GetByLabel("Overview").PressSequentiallyAsync("Still in the field");

        await site.KillAsync();
        await Page.GetByText("The connection is lost").WaitForAsync();
        await site.StartAsync();

        await Page.GetByText("The page had to be loaded again.").WaitForAsync();
        await Page.InteractiveAsync();
        await Assertions.Expect(Page.GetByLabel("Summary")).ToHaveValueAsync("Sent before");
        await Assertions.Expect(Page.GetByLabel("Overview")).ToHaveValueAsync("Still in the field");
        await Hand.PressButtonAsync("Understood");
        await SaveAndReturnAsync();
        await Assertions.Expect(Page.GetByLabel("Summary")).ToHaveValueAsync("Sent before");
        await Assertions.Expect(Page.GetByLabel("Overview")).ToHaveValueAsync("Still in the field");
    }

    [Fact]
    public async Task Track_BeingChangedWhenTheServerRestarts_IsStillTheOneThatIsChanged()
    {
        await Page.GotoAsync($"{console}/tracks");
        await Page.InteractiveAsync();
        await Hand.FillAsync("Title of the track", "Before");
        await Hand.PressButtonAsync("Save");
        await Hand.PressButtonAsync("Change Before");
        await Page.HasAddressAsync(@"/tracks\?edit=");
        await Hand.FillAsync("Title of the track", "After");

        await site.KillAsync();
        await site.StartAsync();
        await Page.GetByText("The page had to be loaded again.").WaitForAsync();
        await Page.InteractiveAsync();
        await Assertions.Expect(Page.GetByLabel("Title of the track")).ToHaveValueAsync("After");
        await Hand.PressButtonAsync("Save");

        await Page.GetByRole(AriaRole.Rowheader, new() { Name = "After" }).WaitForAsync();
        (await Page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync()).ShouldBe(["After"]);
        await Page.HasAddressAsync("/tracks$");
    }

    [Fact]
    public async Task Track_SavedWithADoubleClick_IsSavedOnceWithoutAComplaint()
    {
        await Page.GotoAsync($"{console}/tracks");
        await Page.InteractiveAsync();
        await Hand.FillAsync("Title of the track", "Only one");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).DblClickAsync();

        await Page.GetByRole(AriaRole.Rowheader, new() { Name = "Only one" }).WaitForAsync();
        await Hand.SelectAsync(Page.GetByLabel("Scoring plugin"), "detection");
        await Page.GetByLabel("Variant of F0.5u").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await Page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync()).ShouldBe(["Only one"]);
        (await Page.Locator(".message.bad").AllInnerTextsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Draft_SentTwiceByAnImpatientHand_IsMadeOnce()
    {
        var (isPressedAgain, sent) = (new TaskCompletionSource(), 0);
        await Page.ExposeFunctionAsync("pressedAgain", isPressedAgain.SetResult);
        await Page.RouteAsync("**/organize/new", async route =>
        {
            if (route.Request.Method == "POST")
            {
                sent++;
                await isPressedAgain.Task;
            }

            await route.ContinueAsync();
        });
        await Page.GotoAsync("/organize/new");
        await Hand.FillAsync("Title", "Once is enough");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Create the draft" })
            .EvaluateAsync("button => { button.click(); setTimeout(() => { button.click(); pressedAgain(); }, 100); }");

        await Page.GetByLabel("Summary").WaitForAsync();
        sent.ShouldBe(1);
    }

    private async Task SaveAndReturnAsync()
    {
        await Hand.PressButtonAsync("Save and continue");
        await Page.GetByLabel("Title of the track").WaitForAsync();
        await Page.GotoAsync($"{console}/details");
        await Page.InteractiveAsync();
    }
}
