using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Teams;
using SharedTask.Testing;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Access;

public sealed class FullDiskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_ToAFullDisk_IsRefusedInWordsAndChargesNothing()
    {
        using var disk = SmallDisk.TryMount(mebibytes: 2);
        Assert.SkipWhen(disk is null, "Mounting a small disk is not allowed here.");
        await using var site = new TestSite(("Storage:Folder", Path.Combine(disk.Path, "blobs")));
        await BuildAsync(site);
        using var client = await site.SignInAsync("member");

        disk.Fill();
        using var refused = await PostAsync(client);
        refused.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("message").GetString().ShouldNotBeNull().ShouldStartWith("The site has no space left.");
        (await site.ReadAsync(db => db.Runs.CountAsync(Stop))).ShouldBe(0);
        (await site.ReadAsync(db => db.QuotaUses.CountAsync(Stop))).ShouldBe(0);

        disk.Empty();
        using var taken = await PostAsync(client);
        taken.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/c/task/tracks/main/phases/test/runs?fileName=run.tsv", UriKind.Relative));
        request.Headers.Add("X-SharedTask-Upload", "1");
        request.Content = new ByteArrayContent(new byte[64 * 1024]);
        return await client.SendAsync(request, Stop);
    }

    private static async Task BuildAsync(TestSite site)
    {
        var account = await site.AddAccountAsync("member");
        var now = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        var competition = new Competition { Slug = "task", Title = "Task", State = CompetitionState.Open, CreatedAt = now };
        var track = new Track { CompetitionId = competition.Id, Slug = "main", Title = "Main" };
        var phase = new Phase { CompetitionId = competition.Id, Slug = "test", Title = "Test", StartsAt = now };
        var team = new Team { CompetitionId = competition.Id, Name = "member", NormalizedName = "MEMBER", CreatedAt = now };
        await site.AddAsync(
            competition, track, phase, team,
            new PhaseTrack { PhaseId = phase.Id, TrackId = track.Id },
            new TeamMember { TeamId = team.Id, AccountId = account.Id, CompetitionId = competition.Id, IsLead = true, JoinedAt = now },
            new TeamTrack { TeamId = team.Id, TrackId = track.Id },
            new Registration { TeamId = team.Id, CompetitionId = competition.Id, State = RegistrationState.Approved, RequestedBy = account.Id, RequestedAt = now, RulesAcceptedAt = now });
    }
}
