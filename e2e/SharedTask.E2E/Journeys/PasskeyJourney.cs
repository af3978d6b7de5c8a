namespace SharedTask.E2E.Journeys;

/// <summary>Somebody adds a passkey with the browser's (virtual) device, signs out, and comes back without a password.</summary>
[Collection(Journey.Name)]
public sealed class PasskeyJourney(Browser browser)
{
    [Fact]
    public async Task Passkey_AddedToAnAccount_OpensItWithoutAPassword()
    {
        await using var site = new SiteProcess();
        await site.StartAsync();
        await using var visitor = await browser.VisitorAsync(site.Address, "noor");
        await visitor.BecomeAdministratorAsync(site, "Noor", "noor@example.org");
        var page = visitor.Page;
        var devtools = await visitor.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("Name of the passkey").FillAsync("Work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByText("The passkey has been added.").WaitForAsync();
        (await page.GetByLabel("Name of the passkey").First.InputValueAsync()).ShouldBe("Work laptop");

        await page.GetByText("Noor").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync("/account/sign-in?returnUrl=/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Passkeys" }).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Work laptop" }).ClickAsync();
        await page.GetByText("No passkeys yet").WaitForAsync();
    }
}
