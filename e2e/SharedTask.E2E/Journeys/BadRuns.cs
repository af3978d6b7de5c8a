using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Runs;

namespace SharedTask.E2E.Journeys;

/// <summary>Runs that cannot be scored, over real HTTP: each is told what is wrong in words, and nothing is lost or charged.</summary>
public sealed class BadRuns : IAsyncLifetime
{
    private static readonly LabelTask Task = new(50, labels: 3);

    private LiveScene live = null!;
    private SiteProcess site = null!;
    private SiteVisitor visitor = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, byte[], string, string> Contents => new()
    {
        { "wrong columns", "run.tsv", Text("name\tvalue\ni0\tL0\n"), "id", "column" },
        { "an unknown label", "run.tsv", Replace("i7\tL1\n", "i7\tL9\n"), "L9", "line" },
        { "a duplicate id", "run.tsv", Replace("i7\tL1\n", "i6\tL1\n"), "i6", "line" },
        { "a missing id", "run.tsv", Replace("i7\tL1\n", ""), "i7", "" },
        { "no UTF-8", "run.tsv", [.. Text("id\tlabel\ni0\t"), 0xff, 0xfe, 0xfd, (byte)'\n'], "UTF-8", "" },
        { "a zip bomb", "run.zip", Zip(("run.tsv", new byte[300 << 20])), "run.tsv", "200" },
        { "a zip that climbs", "run.zip", Zip(("../../run.tsv", Task.Run(0))), "../../run.tsv", "" },
        { "a broken zip", "run.zip", Text("PK\x03\x04 and no more"), "zip", "" },
    };

    public async ValueTask InitializeAsync()
    {
        live = await LiveScene.CreateAsync(
            new CompetitionBuilder("bad").Track("main", track => track.Column("accuracy")).Track("other", track => track.Column("accuracy"))
                .Phase("evaluation", phase => phase.RunsPerDay = 1).Phase("over", phase => phase.EndsAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1))
                .Teams("amber"),
            Task.Reference(),
            Stop);
        await using (var db = live.Database.CreateDbContext())
        {
            await db.TeamTracks.Where(row => row.TrackId == live.Scene.TrackOf("other").Id).ExecuteDeleteAsync(Stop);
        }

        site = new SiteProcess(live.DataFolder);
        await site.StartAsync();
        visitor = await live.SignInAsync(site.Address, "amber", Stop);
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
        await live.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Run_WithContentThatCannotBeScored_IsKeptExplainedAndFree(string fault, string fileName, byte[] content, string named, string said)
    {
        var id = await live.SubmitAsync(visitor, fileName, content, Stop);
        var run = await WaitAsync(id);

        run.State.ShouldBe(RunState.Invalid, fault);
        using var problems = JsonDocument.Parse(run.ProblemsJson.ShouldNotBeNull(fault));
        problems.RootElement.GetRawText().ShouldContain(JsonEncodedText.Encode(named).ToString(), Case.Insensitive, fault);
        problems.RootElement.GetRawText().ShouldContain(said, Case.Insensitive, fault);
        (await live.Database.ReadAsync(db => db.QuotaUses.SumAsync(use => use.Used, Stop))).ShouldBe(0, "it costs no quota");
        var file = await visitor.Client.GetByteArrayAsync(new Uri($"/c/bad/runs/{id}/file", UriKind.Relative), Stop);
        file.Length.ShouldBe(content.Length, "what was sent is kept");
        (await visitor.Client.GetStringAsync(new Uri($"/c/bad/runs/{id}", UriKind.Relative), Stop)).ShouldContain("invalid");

        // The place in the quota is still there.
        (await WaitAsync(await live.SubmitAsync(visitor, "good.tsv", Task.Run(1), Stop))).State.ShouldBe(RunState.Scored);
    }

    [Fact]
    public async Task Upload_OfNothing_IsRefused() => (await PostAsync("main", "evaluation", new ByteArrayContent([]))).ShouldBe((HttpStatusCode.BadRequest, "upload.empty"));

    [Fact]
    public async Task Upload_ToATrackWithoutTheTeam_IsRefused() =>
        (await PostAsync("other", "evaluation", new ByteArrayContent(Task.Run(0)))).ShouldBe((HttpStatusCode.Forbidden, "team.not-in-track"));

    [Fact]
    public async Task Upload_OneSecondAfterTheDeadline_IsRefused() =>
        (await PostAsync("main", "over", new ByteArrayContent(Task.Run(0)))).ShouldBe((HttpStatusCode.Conflict, "phase.over"));

    [Fact]
    public async Task Uploads_TwoAtOnceAgainstOneLeft_AreOneRunAndOneRefusal()
    {
        var answers = await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 2).Select(_ => PostAsync("main", "evaluation", new ByteArrayContent(Task.Run(0)))));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer == (HttpStatusCode.TooManyRequests, "quota.used-up-today")).ShouldBe(1);
        (await live.Database.ReadAsync(db => db.Runs.CountAsync(Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task Upload_OfTwoGibibytesAgainstAHundredMebibytes_IsRefusedBeforeItIsRead()
    {
        using var endless = new AnnouncedContent(2L << 30);

        (await PostAsync("main", "evaluation", endless)).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "upload.too-large"));
        endless.Sent.ShouldBeLessThan(200L << 20, "nobody reads what is refused");
        Directory.EnumerateFiles(live.DataFolder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length).ShouldBeLessThan(100L << 20);
    }

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Replace(string line, string by) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Task.Run(0)).Replace(line, by, StringComparison.Ordinal));

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private async Task<(HttpStatusCode Status, string Key)> PostAsync(string track, string phase, HttpContent body)
    {
        using (body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/c/bad/tracks/{track}/phases/{phase}/runs?fileName=run.tsv", UriKind.Relative)) { Content = body };
            request.Headers.ExpectContinue = true;
            using var answer = await visitor.Client.SendAsync(request, Stop);
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
            if (!answer.IsSuccessStatusCode)
            {
                json.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace("a refusal says why");
            }

            return (answer.StatusCode, json.TryGetProperty("key", out var key) ? key.GetString()! : "");
        }
    }

    private async Task<Run> WaitAsync(Guid id)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var run = await live.Database.ReadAsync(db => db.Runs.AsNoTracking().SingleAsync(row => row.Id == id, limit.Token));
            if (run.State >= RunState.Scored)
            {
                return run;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
