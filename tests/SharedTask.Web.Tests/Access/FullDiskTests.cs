using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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
        await UploadScene.BuildAsync(site);
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
}
