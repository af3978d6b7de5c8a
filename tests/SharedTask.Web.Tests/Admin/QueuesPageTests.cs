using System.Net;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Admin;

public sealed class QueuesPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrator_GivesACompetitionAQueue_AndReadsThatNobodyServesIt()
    {
        await using var site = new TestSite();
        await site.AddAccountAsync("administrator", administrator: true);
        var now = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        await site.AddAsync(
            new Competition { Slug = "one", Title = "One", State = CompetitionState.Open, CreatedAt = now },
            new Competition { Slug = "two", Title = "Two", State = CompetitionState.Open, CreatedAt = now });
        using var client = await site.SignInAsync("administrator");

        using var refused = await TestSite.SendFormAsync(client, "/admin/queues", "queue-two", ("Slug", "two"), ("Label", "Own Lab"));
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("lower-case letters");

        using var saved = await TestSite.SendFormAsync(client, "/admin/queues", "queue-two", ("Slug", "two"), ("Label", "own-lab"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await site.ReadAsync(db => db.Competitions.OrderBy(row => row.Slug).Select(row => row.QueueLabel).ToListAsync(Stop))).ShouldBe(["default", "own-lab"]);
        var page = await client.GetStringAsync(new Uri("/admin/queues", UriKind.Relative), Stop);
        page.ShouldContain("no worker serves it");
        page.ShouldContain("No worker is running");
        (await client.GetStringAsync(new Uri("/admin/audit", UriKind.Relative), Stop)).ShouldContain("gave the competition a queue");
    }
}
