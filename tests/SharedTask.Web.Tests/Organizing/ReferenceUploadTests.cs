using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SharedTask.Core.Competitions;
using SharedTask.Core.Storage;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Organizing;

/// <summary>The endpoint to which organizers send references, through the real pipeline.</summary>
public sealed class ReferenceUploadTests : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly TestSite site = new();
    private readonly Competition competition = new() { Slug = "task", Title = "Task", CreatedAt = Start };
    private Track track = null!;
    private Phase phase = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        track = new Track { CompetitionId = competition.Id, Slug = "main", Title = "Main" };
        phase = new Phase { CompetitionId = competition.Id, Slug = "test", Title = "Test", StartsAt = Start };
        var owner = await site.AddAccountAsync("owner");
        await site.AddAccountAsync("stranger");
        await site.AddAsync(
            competition, track, phase, new PhaseTrack { PhaseId = phase.Id, TrackId = track.Id },
            new Organizer { CompetitionId = competition.Id, AccountId = owner.Id, Role = OrganizerRole.Owner });
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Reference_Sent_BecomesAVersionToBeChecked()
    {
        using var client = await site.SignInAsync("owner");

        (await SendAsync(client, "id\tlabel\n1\ta\n", "../gold.tsv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(client, "id\tlabel\n1\tb\n", "gold.tsv")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var kept = await site.ReadAsync(db => db.ReferenceSets.OrderBy(row => row.Version).ToListAsync(Token));
        kept.Select(row => (row.Version, row.State, row.Bytes)).ShouldBe([(1, ReferenceState.Checking, 13), (2, ReferenceState.Checking, 13)]);
        kept.ShouldAllBe(row => !row.FileName.Contains('/'));
        (await site.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == "reference.added", Token))).ShouldBe(2);
    }

    [Fact]
    public async Task Reference_WithoutTheHeaderThatAFormCannotSend_IsRefused()
    {
        using var client = await site.SignInAsync("owner");

        (await SendAsync(client, "id\tlabel\n", "gold.tsv", withHeader: false)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task Reference_Empty_IsRefusedInWords()
    {
        using var client = await site.SignInAsync("owner");

        using var answer = await SendAsync(client, "", "gold.tsv");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        body.RootElement.GetProperty("key").GetString().ShouldBe("upload.empty");
        body.RootElement.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task Reference_OneByteTooLarge_IsRefusedWithTheLimit()
    {
        site.Services.GetRequiredService<IOptions<StorageOptions>>().Value.MaxReferenceBytes = 13;
        using var client = await site.SignInAsync("owner");

        (await SendAsync(client, "id\tlabel\n1\ta\n", "gold.tsv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(client, "id\tlabel\n1\tab\n", "gold.tsv")).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        (await site.ReadAsync(db => db.ReferenceSets.CountAsync(Token))).ShouldBe(1);
    }

    [Fact]
    public async Task Reference_OfSomebodyWhoDoesNotOrganize_IsRefused()
    {
        using var stranger = await site.SignInAsync("stranger");
        using var anonymous = site.Anonymous();

        (await SendAsync(stranger, "id\tlabel\n", "gold.tsv")).IsSuccessStatusCode.ShouldBeFalse();
        (await SendAsync(anonymous, "id\tlabel\n", "gold.tsv")).IsSuccessStatusCode.ShouldBeFalse();
        await NothingIsKeptAsync();
    }

    [Fact]
    public async Task Reference_ForATrackOfAnotherPhase_IsNotFound()
    {
        using var client = await site.SignInAsync("owner");

        (await SendAsync(client, "id\tlabel\n", "gold.tsv", phaseId: Guid.CreateVersion7())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await NothingIsKeptAsync();
    }

    private async Task NothingIsKeptAsync() => (await site.ReadAsync(db => db.ReferenceSets.CountAsync(Token))).ShouldBe(0);

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, string content, string fileName, bool withHeader = true, Guid? phaseId = null)
    {
        var address = $"/api/organize/task/tracks/{track.Id}/phases/{phaseId ?? phase.Id}/reference?fileName={Uri.EscapeDataString(fileName)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new StringContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (withHeader)
        {
            request.Headers.Add("X-SharedTask-Upload", "1");
        }

        return await client.SendAsync(request, Token);
    }
}
