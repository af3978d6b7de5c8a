using System.Text.RegularExpressions;

namespace SharedTask.E2E.Infrastructure;

/// <summary>What people do on the site with accounts of their own: register, follow the mailed link, sign in.</summary>
public static partial class Person
{
    public const string Password = "a long and sunny afternoon";

    /// <summary>Makes the first administrator through the link that the site has printed; signed in afterwards.</summary>
    public static async Task BecomeAdministratorAsync(this Visitor visitor, SiteProcess site, string name, string email)
    {
        var link = SetupLink().Match(site.Output);
        link.Success.ShouldBeTrue(site.Output);
        var page = visitor.Page;
        await page.GotoAsync(new Uri(link.Value).AbsolutePath);
        await visitor.Hand.FillAsync("Your name", name);
        await visitor.Hand.FillAsync("E-mail address", email);
        await visitor.Hand.FillAsync("Password", Password);
        await visitor.Hand.PressButtonAsync("Create an account");
        await page.GetByText(name).First.WaitForAsync();
    }

    /// <summary>Registers, confirms by the mail that landed in the site's folder, and signs in.</summary>
    public static async Task JoinAsync(this Visitor visitor, SiteProcess site, string name, string email)
    {
        var page = visitor.Page;
        await page.GotoAsync("/");
        await visitor.Hand.FollowAsync("Sign in");
        await visitor.Hand.FollowAsync("Create an account");
        await visitor.Hand.FillAsync("Your name", name);
        await visitor.Hand.FillAsync("E-mail address", email);
        await visitor.Hand.FillAsync("Password", Password);
        await visitor.Hand.PressButtonAsync("Create an account");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Look into your mail" }).WaitForAsync();

        await page.GotoAsync(await ConfirmationAsync(Path.Combine(site.DataFolder, "mail"), email));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your address is confirmed" }).WaitForAsync();
        await visitor.SignInAsync(email, Password);
    }

    /// <summary>Signs in through the page.</summary>
    public static async Task SignInAsync(this Visitor visitor, string email, string password)
    {
        var page = visitor.Page;
        await page.GotoAsync("/account/sign-in");
        await visitor.Hand.FillAsync("E-mail address", email);
        await visitor.Hand.FillAsync("Password", password);
        await visitor.Hand.PressButtonAsync("Sign in");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Shared tasks" }).WaitForAsync();
    }

    private static async Task<string> ConfirmationAsync(string folder, string email)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(bound.Token))
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                // Long lines are folded for transport: a soft line break is an equals sign at the end.
                var mail = (await File.ReadAllTextAsync(file, bound.Token)).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
                if (mail.Contains($"To: {email}", StringComparison.OrdinalIgnoreCase) && ConfirmLink().Match(mail) is { Success: true } link)
                {
                    return link.Value;
                }
            }
        }

        throw new TimeoutException($"No mail for {email} arrived.");
    }

    [GeneratedRegex(@"http://\S+/setup/[0-9a-f]+")]
    private static partial Regex SetupLink();

    [GeneratedRegex(@"/account/confirm\?\S+")]
    private static partial Regex ConfirmLink();
}
