using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Core.Teams;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Organizing;

/// <summary>A competition from one site to another, through both sites' pages.</summary>
public sealed class ArchivePageTests : IAsyncDisposable
{
    private const string OwnPassword = "a password that nobody guesses";

    private readonly TestSite first = new();
    private readonly TestSite second = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Archive_DownloadedByItsOwner_IsImportedByAnAdministrator_AndClaimedByItsPeople()
    {
        var archive = await DownloadAsync();
        await second.AddAccountAsync("admin", administrator: true);
        using var admin = await second.SignInAsync("admin");
        var address = await UploadAsync(admin, archive);

        var page = WebUtility.HtmlDecode(await admin.GetStringAsync(new Uri(address, UriKind.Relative), Token));
        page.ShouldContain("The archive is whole.");
        page.ShouldContain("0 of 2 people have an account here");
        page.ShouldContain("olga@example.org");
        page.ShouldContain("data-busy=\"Importing … this can take a minute.");
        (await second.ReadAsync(db => db.Competitions.CountAsync(Token))).ShouldBe(0);
        using var confirmed = await TestSite.SendFormAsync(admin, address, "archive");
        var word = WebUtility.HtmlDecode(await confirmed.Content.ReadAsStringAsync(Token));
        word.ShouldContain("The competition was imported");
        word.ShouldContain("no leaderboards yet");
        word.ShouldContain("href=\"/organize/task\"");
        using var again = await TestSite.SendFormAsync(admin, address, "archive");
        WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(Token)).ShouldContain("imported already");
        var later = WebUtility.HtmlDecode(await admin.GetStringAsync(new Uri(address, UriKind.Relative), Token));
        later.ShouldContain("imported already");
        later.ShouldContain("href=\"/organize/task\"");

        // Somebody who only knows the address gets nothing by typing a password; who reads the mailbox sets their own.
        using var anybody = second.Anonymous();
        await TestSite.SendFormAsync(anybody, "/account/register", "register", ("Input.Name", "Eve"), ("Input.Email", "mira@example.org"), ("Input.Password", TestSite.Password));
        (await TrySignInAsync(TestSite.Password)).ShouldBe(HttpStatusCode.OK);
        var link = (await second.LinkInMailAsync("mira@example.org")).ShouldNotBeNull();
        link.ShouldStartWith("/account/reset");
        (await TestSite.SendFormAsync(anybody, link, "reset", ("Input.Password", OwnPassword))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TrySignInAsync(OwnPassword)).ShouldBe(HttpStatusCode.Found);
        using var mira = await SignInAsync(OwnPassword);
        (await mira.GetStringAsync(new Uri("/c/task/runs", UriKind.Relative), Token)).ShouldContain("/c/task/runs/");
        using var organize = await mira.GetAsync(new Uri("/organize/task", UriKind.Relative), Token);
        organize.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Archive_ImportedByAnybodyElse_ComesWithoutPeople_AndSaysSo()
    {
        var archive = await DownloadAsync();
        await second.AddAccountAsync("mira");
        await second.AddAccountAsync("carl");
        using var carl = await second.SignInAsync("carl");
        var address = await UploadAsync(carl, archive);

        WebUtility.HtmlDecode(await carl.GetStringAsync(new Uri(address, UriKind.Relative), Token)).ShouldContain("Only administrators of a site import people.");
        using var confirmed = await TestSite.SendFormAsync(carl, address, "archive");
        confirmed.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await second.ReadAsync(db => db.TeamMembers.CountAsync(Token))).ShouldBe(0);
        (await second.ReadAsync(db => db.Runs.CountAsync(Token))).ShouldBe(1);
        (await carl.GetAsync(new Uri("/organize/task", UriKind.Relative), Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var run = await second.ReadAsync(db => db.Runs.Select(row => row.Id).SingleAsync(Token));
        (await carl.GetAsync(new Uri($"/organize/task/runs/{run}", UriKind.Relative), Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Archive_ThatIsDamaged_IsRefusedInTheReadersLanguage()
    {
        var archive = await DownloadAsync();
        await second.AddAccountAsync("carl");
        using var carl = await second.SignInAsync("carl");
        using var stream = new MemoryStream();
        await stream.WriteAsync(archive, Token);
        await using (var zip = await System.IO.Compression.ZipArchive.CreateAsync(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true, null, Token))
        {
            zip.GetEntry("people.json")!.Delete();
        }

        var address = await UploadAsync(carl, stream.ToArray());

        using var _ = await carl.GetAsync(new Uri("/language/ar", UriKind.Relative), Token);
        var page = WebUtility.HtmlDecode(await carl.GetStringAsync(new Uri(address, UriKind.Relative), Token));
        page.ShouldContain("يسرد الأرشيف «people.json» ولا يحتويه.");
        page.ShouldNotContain("_handler\" value=\"archive\"");
    }

    [Fact]
    public async Task Bundle_DownloadedByItsOwner_IsABundle()
    {
        await BuildAsync();
        using var olga = await first.SignInAsync("olga");

        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await olga.GetByteArrayAsync(new Uri("/organize/task/export/codabench", UriKind.Relative), Token)));

        zip.Entries.Select(entry => entry.FullName).ShouldBe(["README.md", "competition.yaml", "pages/overview.md", "pages/terms.md", "logo.png", "references/1/gold.tsv"]);
    }

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    private async Task<byte[]> DownloadAsync()
    {
        await BuildAsync();
        using var olga = await first.SignInAsync("olga");
        using var answer = await olga.GetAsync(new Uri("/organize/task/export/archive", UriKind.Relative), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("task.sharedtask.zip");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return await answer.Content.ReadAsByteArrayAsync(Token);
    }

    private async Task BuildAsync()
    {
        var owner = await first.AddAccountAsync("olga");
        var member = await first.AddAccountAsync("mira");
        var now = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        var competition = new Competition { Slug = "task", Title = "Task", State = CompetitionState.Open, CreatedAt = now };
        var track = new Track { CompetitionId = competition.Id, Slug = "main", Title = "Main" };
        var phase = new Phase { CompetitionId = competition.Id, Slug = "test", Title = "Test", StartsAt = now };
        var team = new Team { CompetitionId = competition.Id, Name = "Team", NormalizedName = "TEAM", CreatedAt = now };
        using var content = new MemoryStream("a run"u8.ToArray());
        var blob = (await first.Services.GetRequiredService<IBlobStore>().PutAsync(content, 100, Token)).Value;
        await first.AddAsync(
            competition, track, phase, team,
            new Organizer { CompetitionId = competition.Id, AccountId = owner.Id, Role = OrganizerRole.Owner },
            new PhaseTrack { PhaseId = phase.Id, TrackId = track.Id },
            new ReferenceSet { TrackId = track.Id, PhaseId = phase.Id, Version = 1, FileName = "gold.tsv", BlobHash = blob.Hash, Bytes = blob.Bytes, State = ReferenceState.Ready, CreatedBy = owner.Id, CreatedAt = now },
            new TeamMember { TeamId = team.Id, AccountId = member.Id, CompetitionId = competition.Id, IsLead = true, JoinedAt = now },
            new Registration { TeamId = team.Id, CompetitionId = competition.Id, State = RegistrationState.Approved, RequestedBy = member.Id, RequestedAt = now, RulesAcceptedAt = now },
            new Run { CompetitionId = competition.Id, TrackId = track.Id, PhaseId = phase.Id, TeamId = team.Id, SubmittedBy = member.Id, Number = 1, FileName = "run.tsv", BlobHash = blob.Hash, Bytes = blob.Bytes, ReceivedAt = now, QuotaDay = 1, State = RunState.Waiting });
    }

    private async Task<HttpStatusCode> TrySignInAsync(string password)
    {
        using var browser = second.Anonymous();
        using var answer = await TestSite.SendFormAsync(browser, "/account/sign-in", "sign-in", ("Input.Email", "mira@example.org"), ("Input.Password", password));
        return answer.StatusCode;
    }

    private async Task<HttpClient> SignInAsync(string password)
    {
        var browser = second.Anonymous();
        using var answer = await TestSite.SendFormAsync(browser, "/account/sign-in", "sign-in", ("Input.Email", "mira@example.org"), ("Input.Password", password));
        return browser;
    }

    private static async Task<string> UploadAsync(HttpClient client, byte[] archive)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/organize/import?fileName=task.zip", UriKind.Relative));
        request.Headers.Add("X-SharedTask-Upload", "1");
        request.Content = new ByteArrayContent(archive);
        using var answer = await client.SendAsync(request, Token);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        return $"/organize/import/{body.RootElement.GetProperty("id").GetGuid()}";
    }
}
