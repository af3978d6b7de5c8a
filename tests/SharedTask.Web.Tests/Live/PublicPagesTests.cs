using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;
using SharedTask.Testing;
using SharedTask.Web.Live;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Live;

public sealed class PublicPagesTests
{
    private static readonly Uri Table = new("/c/cached/leaderboard/main/test/table", UriKind.Relative);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_FetchedAfterTheBoardWasForgotten_IsTheNewOne()
    {
        await using var site = new TestSite();
        var board = await AddBoardAsync(site);
        using var reader = site.Anonymous();
        (await reader.GetStringAsync(Table, Stop)).ShouldContain("0.5000");

        await site.ReadAsync(async db =>
        {
            await db.LeaderboardRows.ExecuteUpdateAsync(set => set.SetProperty(row => row.ValuesJson, """{"accuracy":[0.75]}"""), Stop);
            return await db.Leaderboards.Where(row => row.Id == board).ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, 2), Stop);
        });
        site.Services.GetRequiredService<BoardStamps>().Forget();

        (await reader.GetStringAsync(Table, Stop)).ShouldContain("0.7500");
    }

    [Fact]
    public async Task Table_ForReadersOfTwoLanguages_IsEachInTheirs()
    {
        await using var site = new TestSite();
        await AddBoardAsync(site);

        (await GetAsync(site, "en", "br")).ShouldContain("Team");
        (await GetAsync(site, "ar", "br")).ShouldContain("الفريق");
        (await GetAsync(site, "en", "gzip")).ShouldContain("Team");
    }

    [Theory]
    [InlineData(RunSelection.All, true)]
    [InlineData(RunSelection.Best, false)]
    public async Task Board_ByTheRuleWhichRunsCount_NamesRunsOnlyWhereEachHasARow(RunSelection selection, bool isNamed)
    {
        await using var site = new TestSite();
        await AddBoardAsync(site);
        await site.ReadAsync(async db =>
        {
            await db.Tracks.ExecuteUpdateAsync(set => set.SetProperty(row => row.RunSelection, selection), Stop);
            return await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.Label, "=contrastive"), Stop);
        });
        using var reader = site.Anonymous();

        var table = await reader.GetStringAsync(Table, Stop);
        table.Contains("data-run=\"1\"", StringComparison.Ordinal).ShouldBe(isNamed);
        table.Contains("<small>run 1 · <bdi>=contrastive</bdi></small>", StringComparison.Ordinal).ShouldBe(isNamed);
        var csv = (await reader.GetStringAsync(new Uri("/c/cached/leaderboard/main/test/csv", UriKind.Relative), Stop)).Split("\r\n");
        csv[0].ShouldStartWith("rank,team,run,label,");
        csv[1].ShouldStartWith(isNamed ? "1,\"amber\",1,\"'=contrastive\"," : "1,\"amber\",,\"\",");
        (await reader.GetStringAsync(new Uri("/c/cached/leaderboard/main/test/json", UriKind.Relative), Stop))
            .ShouldContain(isNamed ? "\"run\":1,\"label\":\"=contrastive\"" : "\"run\":null,\"label\":\"\"");
    }

    [Theory]
    [InlineData(RowFlag.Baseline, "baseline", "")]
    [InlineData(RowFlag.Human, "human", "")]
    [InlineData(RowFlag.Late, "late", "1")]
    [InlineData(RowFlag.Unofficial, "unofficial", "1")]
    public async Task Row_WithAFlag_SaysItOnThePageAndInTheFiles(RowFlag flag, string word, string run)
    {
        await using var site = new TestSite();
        await AddBoardAsync(site);
        await site.ReadAsync(db => db.LeaderboardRows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Flag, flag).SetProperty(row => row.Rank, (double?)null), Stop));
        using var reader = site.Anonymous();

        (await reader.GetStringAsync(Table, Stop)).ShouldContain($"<span class=\"chip \">{word}</span>");
        var csv = (await reader.GetStringAsync(new Uri("/c/cached/leaderboard/main/test/csv", UriKind.Relative), Stop)).Split("\r\n");
        csv[0].ShouldStartWith("rank,team,run,label,affiliation,country,flag,runs,");
        csv[1].ShouldStartWith($",\"amber\",{run},\"\",\"\",,{word},");
        (await reader.GetStringAsync(new Uri("/c/cached/leaderboard/main/test/json", UriKind.Relative), Stop)).ShouldContain($"\"flag\":\"{word}\"");
    }

    [Theory]
    [InlineData(RankingRule.MeanRank, "mean rank", "1.50", "mean_rank", "Lower is better.")]
    [InlineData(RankingRule.AutoRank, "AutoRank", "1.50", "auto_rank", "Lower is better.")]
    [InlineData(RankingRule.Borda, "Borda count", "1.5", "borda", "Higher is better.")]
    [InlineData(RankingRule.WinRate, "win rate", "1.5000", "win_rate", "Higher is better.")]
    public async Task Board_RankedByAllItsColumns_ShowsTheNumberThatRanksOnThePageAndInTheFiles(RankingRule rule, string name, string shown, string key, string direction)
    {
        await using var site = new TestSite();
        await AddBoardAsync(site);
        await site.ReadAsync(async db =>
        {
            await db.Tracks.ExecuteUpdateAsync(set => set.SetProperty(row => row.RankingRule, rule), Stop);
            return await db.LeaderboardRows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Combined, 1.5), Stop);
        });
        using var reader = site.Anonymous();

        var page = await reader.GetStringAsync(new Uri("/c/cached/leaderboard", UriKind.Relative), Stop);
        page.ShouldContain($"Ranked by {name} over ");
        page.ShouldContain(direction);
        page.ShouldContain($"<bdi dir=\"ltr\">{shown}</bdi>");
        var csv = (await reader.GetStringAsync(new Uri("/c/cached/leaderboard/main/test/csv", UriKind.Relative), Stop)).Split("\r\n");
        csv[0].ShouldStartWith($"rank,team,run,label,affiliation,country,flag,runs,{key},");
        csv[1].ShouldStartWith("1,\"amber\",,\"\",\"\",,,0,1.5,0.5");
        var json = await reader.GetStringAsync(new Uri("/c/cached/leaderboard/main/test/json", UriKind.Relative), Stop);
        json.ShouldContain($"\"rankingRule\":\"{key}\"");
        json.ShouldContain("\"combined\":1.5");
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/c/cached/leaderboard", HttpStatusCode.OK)]
    [InlineData("/c/unknown", HttpStatusCode.NotFound)]
    public async Task Page_AskedForItsHeadAlone_AnswersAsThePageWould(string address, HttpStatusCode status)
    {
        await using var site = new TestSite();
        await AddBoardAsync(site);
        using var reader = site.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address, UriKind.Relative));

        using var answer = await reader.SendAsync(request, Stop);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task HiddenBoard_AskedForByItsOrganizerFirst_IsNotKeptForOthers()
    {
        await using var site = new TestSite();
        await AddBoardAsync(site, BoardVisibility.Blind);
        await site.AddAccountAsync("admin", administrator: true);
        using var administrator = await site.SignInAsync("admin");
        (await administrator.GetStringAsync(Table, Stop)).ShouldContain("0.5000");

        using var reader = site.Anonymous();
        (await reader.GetStringAsync(Table, Stop)).ShouldNotContain("0.5000");
        (await administrator.GetStringAsync(Table, Stop)).ShouldContain("0.5000");
    }

    private static async Task<string> GetAsync(TestSite site, string language, string encoding)
    {
        using var client = site.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, Table);
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await client.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        await using Stream text = encoding == "br"
            ? new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress)
            : new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(text);
        return WebUtility.HtmlDecode(await reader.ReadToEndAsync(Stop));
    }

    private static async Task<Guid> AddBoardAsync(TestSite site, BoardVisibility visibility = BoardVisibility.Open)
    {
        var now = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        var competition = new Competition { Slug = "cached", Title = "Cached", State = CompetitionState.Open, CreatedAt = now };
        var track = new Track { CompetitionId = competition.Id, Slug = "main", Title = "Main" };
        var phase = new Phase { CompetitionId = competition.Id, Slug = "test", Title = "Test", StartsAt = now, Visibility = visibility };
        var team = new Team { CompetitionId = competition.Id, Name = "amber", NormalizedName = "AMBER", CreatedAt = now };
        var board = new Leaderboard { CompetitionId = competition.Id, TrackId = track.Id, PhaseId = phase.Id, Edition = BoardEdition.Live, Revision = 1, BuiltAt = now };
        var member = await site.AddAccountAsync("member");
        var scorer = new Scorer { TrackId = track.Id, Version = 1, PluginId = "classification", PluginVersion = "1.0.0", ParametersJson = "{}", CreatedAt = now };
        var reference = CompetitionScene.NewReference(track.Id, phase.Id, member.Id, 1, now);
        var run = new Run
        {
            CompetitionId = competition.Id, TrackId = track.Id, PhaseId = phase.Id, TeamId = team.Id, SubmittedBy = member.Id, Number = 1, FileName = "run.tsv",
            BlobHash = new string('b', 64), Bytes = 1, ReceivedAt = now, QuotaDay = 1, State = RunState.Scored,
        };
        var evaluation = new Evaluation
        {
            RunId = run.Id, ScorerId = scorer.Id, ReferenceSetId = reference.Id, Outcome = EvaluationOutcome.Scored, IsCurrent = true, StartedAt = now, FinishedAt = now, ManifestJson = "{}",
        };
        await site.AddAsync(
            scorer, reference, run, evaluation, competition, track, phase, team, board,
            new PhaseTrack { PhaseId = phase.Id, TrackId = track.Id },
            new LeaderboardColumn { TrackId = track.Id, Metric = "accuracy", Title = "Accuracy", HigherIsBetter = true, RankOrder = 1 },
            new LeaderboardRow
            {
                LeaderboardId = board.Id, TeamId = team.Id, RunId = run.Id, EvaluationId = evaluation.Id, RunReceivedAt = now, Position = 1, Rank = 1,
                ValuesJson = """{"accuracy":[0.5]}""",
            });
        return board.Id;
    }
}
