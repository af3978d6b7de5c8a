namespace SharedTask.E2E.Journeys;

/// <summary>People are faster than a server that is far away: what they change before it has answered must count.</summary>
[Collection(Journey.Name)]
public sealed class HastyForms(Browser browser)
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

    [Fact]
    public async Task TrackForm_ChangedTwiceBeforeTheServerAnswers_KeepsBoth()
    {
        await using var site = new SiteProcess();
        await site.StartAsync();
        await using var organizer = await browser.VisitorAsync(site.Address, "organizer");
        var (page, hand) = (organizer.Page, organizer.Hand);
        await organizer.BecomeAdministratorAsync(site, "Janek", "janek@example.org");
        await hand.FollowAsync("Organize");
        await hand.FollowAsync("New competition");
        await hand.FillAsync("Title", "In haste");
        await hand.PressButtonAsync("Create the draft");
        await page.GetByLabel("Summary").WaitForAsync();
        await hand.FollowAsync("Tracks");
        await page.GetByLabel("Title of the track").WaitForAsync();
        await page.InteractiveAsync();
        await hand.SelectAsync(page.GetByLabel("Scoring plugin"), "detection");
        await hand.PressAsync(page.Locator("summary", new() { HasText = "Parameters of the scorer" }));
        await page.GetByLabel("Variant of F0.5u").WaitForAsync();

        await page.EvaluateAsync(ChangeBoth, new[] { "Small training set", "2020" });
        await hand.PressButtonAsync("Save");

        await page.GetByText("""{"f_05_u_variant":"2020"}""").WaitForAsync();
        await page.GetByRole(AriaRole.Rowheader, new() { Name = "Small training set" }).WaitForAsync();
    }
}
