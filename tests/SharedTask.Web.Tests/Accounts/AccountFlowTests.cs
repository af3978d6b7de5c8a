using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SharedTask.Core.Accounts;
using SharedTask.Core.Competitions;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Accounts;

public sealed partial class AccountFlowTests : IAsyncDisposable
{
    private const string NewPassword = "another long and rainy evening";

    private readonly TestSite site = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ForgottenPassword_WithTheMailedLink_IsReplacedAndTheOldOneIsVoid()
    {
        await site.AddAccountAsync("noor");
        using var browser = site.Anonymous();
        await ShouldSayAsync(await TestSite.SendFormAsync(browser, "/account/forgot", "forgot", ("Input.Email", "noor@example.org")), "If there is a confirmed account");
        var link = (await site.LinkInMailAsync("noor@example.org")).ShouldNotBeNull();

        await ShouldSayAsync(await TestSite.SendFormAsync(browser, link, "reset", ("Input.Password", "short")), "at least 10 characters");
        await ShouldSayAsync(await TestSite.SendFormAsync(browser, link, "reset", ("Input.Password", NewPassword)), "Your new password counts");

        (await TrySignInAsync("noor", TestSite.Password)).ShouldBe(HttpStatusCode.OK, "the old password must not open the account");
        (await TrySignInAsync("noor", NewPassword)).ShouldBe(HttpStatusCode.Found);
        await ShouldSayAsync(await TestSite.SendFormAsync(browser, link, "reset", ("Input.Password", NewPassword + "2")), "no longer");
    }

    [Fact]
    public async Task ForgottenPassword_AskedOfAForgedHost_IsMailedWithALinkToTheSite()
    {
        await using var known = new TestSite(("Site:Address", "https://tasks.example.org"));
        await known.AddAccountAsync("noor");
        using var browser = known.Anonymous();
        browser.DefaultRequestHeaders.Host = "evil.example";

        await ShouldSayAsync(await TestSite.SendFormAsync(browser, "/account/forgot", "forgot", ("Input.Email", "noor@example.org")), "If there is a confirmed account");

        var mail = await known.ReadAsync(db => db.OutgoingMails.SingleAsync(Stop));
        mail.Body.ShouldContain("https://tasks.example.org/account/reset?");
        mail.Body.ShouldNotContain("evil");
    }

    [Theory]
    [InlineData("Mail:Host", "smtp.example.org", "Mail:Host needs Site:Address")]
    [InlineData("Site:Address", "tasks.example.org", "Site:Address must be an address")]
    public async Task Site_ThatWouldNotKnowWhereItsLinksLead_DoesNotStart(string key, string value, string words)
    {
        await using var wrong = new TestSite((key, value));

        Should.Throw<OptionsValidationException>(() => wrong.Services).Message.ShouldContain(words);
    }

    [Fact]
    public async Task Answers_ForKnownAndUnknownAddresses_AreTheSame()
    {
        await site.AddAccountAsync("noor");
        using var browser = site.Anonymous();
        foreach (var (page, form) in new[] { ("/account/forgot", "forgot"), ("/account/resend", "resend") })
        {
            var known = await BodyAsync(await TestSite.SendFormAsync(browser, page, form, ("Input.Email", "noor@example.org")));
            var unknown = await BodyAsync(await TestSite.SendFormAsync(browser, page, form, ("Input.Email", "nobody@example.org")));
            unknown.Replace("nobody@", "noor@", StringComparison.Ordinal).ShouldBe(known);
        }

        foreach (var password in new[] { "short", NewPassword })
        {
            (string, string)[] Fields(string address) => [("Input.Name", "N"), ("Input.Email", address), ("Input.Password", password)];
            var known = await BodyAsync(await TestSite.SendFormAsync(browser, "/account/register", "register", Fields("noor@example.org")));
            var unknown = await BodyAsync(await TestSite.SendFormAsync(browser, "/account/register", "register", Fields("nobody@example.org")));
            unknown.Replace("nobody@", "noor@", StringComparison.Ordinal).ShouldBe(known);
        }

        (await site.LinkInMailAsync("noor@example.org")).ShouldNotBeNull();
    }

    [Fact]
    public async Task TwoStepSignIn_TurnedOn_AsksForACodeAndTakesEachRecoveryCodeOnce()
    {
        await site.AddAccountAsync("noor");
        using var browser = await site.SignInAsync("noor");
        var page = await browser.GetStringAsync(new Uri("/account/two-step", UriKind.Relative), Stop);
        var key = Key().Match(page).Groups["key"].Value;
        await ShouldSayAsync(await TestSite.SendFormAsync(browser, "/account/two-step", "on", ("Code", "000000")), "not valid");
        var on = await BodyAsync(await TestSite.SendFormAsync(browser, "/account/two-step", "on", ("Code", Authenticator.CodeNow(key, TimeProvider.System.GetUtcNow()))));
        var recovery = RecoveryCode().Matches(on).Select(match => match.Groups["code"].Value).ToList();
        recovery.Count.ShouldBe(10);

        using var second = site.Anonymous();
        var first = await TestSite.SendFormAsync(second, "/account/sign-in", "sign-in", ("Input.Email", "noor@example.org"), ("Input.Password", TestSite.Password));
        first.Headers.Location!.ToString().ShouldContain("second-step");
        (await second.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.Found, "the password alone opens nothing");
        var step = PathOf(first);
        await ShouldSayAsync(await TestSite.SendFormAsync(second, step, "second-step", ("Input.Code", "111111")), "not valid");
        (await TestSite.SendFormAsync(second, step, "second-step", ("Input.Code", Authenticator.CodeNow(key, TimeProvider.System.GetUtcNow())))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await second.GetAsync(new Uri("/account", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await TryRecoveryAsync(recovery[0])).ShouldBe(HttpStatusCode.Found);
        (await TryRecoveryAsync(recovery[0])).ShouldBe(HttpStatusCode.OK, "a recovery code counts once");
    }

    [Fact]
    public async Task SignIn_AfterFiveWrongPasswords_IsLockedAlsoForTheRightOne()
    {
        await site.AddAccountAsync("noor");
        for (var i = 0; i < 5; i++)
        {
            (await TrySignInAsync("noor", "wrong wrong wrong")).ShouldBe(HttpStatusCode.OK);
        }

        (await TrySignInAsync("noor", TestSite.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task EmailAddress_Changed_CountsOnlyAfterTheLinkAtTheNewAddressWasFollowed()
    {
        await site.AddAccountAsync("noor");
        using var browser = await site.SignInAsync("noor");
        await ShouldSayAsync(await TestSite.SendFormAsync(browser, "/account/email", "email", ("Input.Email", "new@example.org"), ("Input.Password", "wrong wrong wrong")), "not your password");
        (await TestSite.SendFormAsync(browser, "/account/email", "email", ("Input.Email", "new@example.org"), ("Input.Password", TestSite.Password))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await TrySignInAsync("new", TestSite.Password)).ShouldBe(HttpStatusCode.OK);

        using var mailbox = site.Anonymous();
        await ShouldSayAsync(await mailbox.GetAsync(new Uri((await site.LinkInMailAsync("new@example.org"))!, UriKind.Relative), Stop), "Your address has changed");

        (await TrySignInAsync("new", TestSite.Password)).ShouldBe(HttpStatusCode.Found);
        (await TrySignInAsync("noor", TestSite.Password)).ShouldBe(HttpStatusCode.OK);
        (await site.ReadAsync(db => db.OutgoingMails.CountAsync(mail => mail.To == "noor@example.org", Stop))).ShouldBe(1, "the old address is told");
    }

    [Fact]
    public async Task Account_Closed_LeavesNothingOfThePersonAndCannotBeEntered()
    {
        var account = await site.AddAccountAsync("noor");
        using var browser = await site.SignInAsync("noor");
        (await browser.GetStringAsync(new Uri("/account/data/download", UriKind.Relative), Stop)).ShouldContain("noor@example.org");

        (await TestSite.SendFormAsync(browser, "/account/data", "close", ("Password", TestSite.Password), ("Sure", "true"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        (await TrySignInAsync("noor", TestSite.Password)).ShouldBe(HttpStatusCode.OK);
        var left = await site.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == account.Id, Stop));
        (left.DisplayName, left.PasswordHash, left.Email!.Contains("noor", StringComparison.Ordinal)).ShouldBe(("—", null, false));
    }

    [Fact]
    public async Task Account_OfTheOnlyOwnerOfACompetition_IsNotClosed()
    {
        var owner = await site.AddAccountAsync("noor");
        var competition = new Competition { Slug = "task", Title = "The Task", State = CompetitionState.Open, CreatedAt = owner.CreatedAt };
        await site.AddAsync(competition, new Organizer { CompetitionId = competition.Id, AccountId = owner.Id, Role = OrganizerRole.Owner });
        using var browser = await site.SignInAsync("noor");

        await ShouldSayAsync(await TestSite.SendFormAsync(browser, "/account/data", "close", ("Password", TestSite.Password), ("Sure", "true")), "The Task");

        (await TrySignInAsync("noor", TestSite.Password)).ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Administrator_LockingAnAccount_KeepsItOutUntilItIsUnlocked()
    {
        var noor = await site.AddAccountAsync("noor");
        var other = await site.AddAccountAsync("other-admin", administrator: true);
        await site.AddAccountAsync("admin", administrator: true);
        using var browser = await site.SignInAsync("admin");
        Task<HttpResponseMessage> ActAsync(Guid id, PersonChange act) =>
            TestSite.SendFormAsync(browser, "/admin/people", $"person-{id}", ("Id", id.ToString()), ("Act", act.ToString()));

        (await ActAsync(noor.Id, PersonChange.Lock)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await TrySignInAsync("noor", TestSite.Password)).ShouldBe(HttpStatusCode.OK);
        (await ActAsync(noor.Id, PersonChange.Unlock)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await TrySignInAsync("noor", TestSite.Password)).ShouldBe(HttpStatusCode.Found);

        (await ActAsync(other.Id, PersonChange.EndAdministrator)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await site.ReadAsync(db => db.Users.Where(row => row.IsAdministrator).Select(row => row.DisplayName).ToListAsync(Stop))).ShouldBe(["admin"]);
        var audit = await browser.GetStringAsync(new Uri("/admin/audit", UriKind.Relative), Stop);
        audit.ShouldContain("locked an account");
        audit.ShouldContain("noor@example.org");
    }

    [Fact]
    public async Task Administrators_Themselves_CannotLockThemselvesOut()
    {
        var administrator = new Core.Actor(Guid.CreateVersion7(), true);
        var change = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ChangePerson>(site.Services);
        var account = await site.AddAccountAsync("admin", administrator: true);

        (await change.ExecuteAsync(account.Id, PersonChange.Lock, administrator with { AccountId = account.Id }, Stop)).Refusal!.Key.ShouldBe("account.yourself");
        (await change.ExecuteAsync(account.Id, PersonChange.EndAdministrator, administrator with { AccountId = account.Id }, Stop)).Refusal!.Key.ShouldBe("account.yourself");
        (await change.ExecuteAsync(account.Id, PersonChange.Lock, new Core.Actor(account.Id, false), Stop)).Refusal!.Key.ShouldBe("not-allowed");
    }

    [Fact]
    public async Task Guesses_ManyInAMinute_AreToldToWait()
    {
        using var browser = site.Anonymous();
        async Task<HttpResponseMessage> GuessAsync()
        {
            using var empty = new FormUrlEncodedContent([]);
            return await browser.PostAsync(new Uri("/account/passkeys/request", UriKind.Relative), empty, Stop);
        }

        (await GuessAsync()).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var refused = await GuessAsync();
        for (var i = 0; i < 100 && refused.StatusCode != HttpStatusCode.TooManyRequests; i++)
        {
            refused = await GuessAsync();
        }

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        await ShouldSayAsync(refused, "Please wait a minute");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await browser.GetAsync(new Uri("/account/sign-in", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, "reading is not guessing");
    }

    [Fact]
    public async Task Pages_OfTheSite_ForbidForeignFramesAndScripts()
    {
        using var browser = site.Anonymous();
        var answer = await browser.GetAsync(new Uri("/", UriKind.Relative), Stop);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        Regex.IsMatch(await answer.Content.ReadAsStringAsync(Stop), @"<script(?![^>]*\ssrc=)", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeFalse("a script in the page would not run");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        Tokens().Replace(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), "");

    private static async Task ShouldSayAsync(HttpResponseMessage answer, string words) => (await BodyAsync(answer)).ShouldContain(words);

    private static string PathOf(HttpResponseMessage answer) => new Uri(new Uri("http://localhost"), answer.Headers.Location!).PathAndQuery;

    private async Task<HttpStatusCode> TrySignInAsync(string name, string password)
    {
        using var browser = site.Anonymous();
        return (await TestSite.SendFormAsync(browser, "/account/sign-in", "sign-in", ("Input.Email", $"{name}@example.org"), ("Input.Password", password))).StatusCode;
    }

    private async Task<HttpStatusCode> TryRecoveryAsync(string code)
    {
        using var browser = site.Anonymous();
        var first = await TestSite.SendFormAsync(browser, "/account/sign-in", "sign-in", ("Input.Email", "noor@example.org"), ("Input.Password", TestSite.Password));
        return (await TestSite.SendFormAsync(browser, PathOf(first), "second-step", ("Input.Code", code))).StatusCode;
    }

    [GeneratedRegex("by hand: <code class=\"ltr\">(?<key>[^<]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>(?<code>[^<]+)</code></li>")]
    private static partial Regex RecoveryCode();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"|<!--[^>]*-->")]
    private static partial Regex Tokens();
}
