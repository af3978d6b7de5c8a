using Microsoft.EntityFrameworkCore;
using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Tests.Competitions;

public sealed class CompetitionRunningTests : IAsyncLifetime
{
    private OrganizingDriver site = null!;
    private string slug = "";
    private Guid track;
    private Guid phase;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site = await OrganizingDriver.CreateAsync();
        slug = await site.CreateCompetitionAsync();
        track = await site.AddTrackAsync(slug);
        phase = await site.AddPhaseAsync(slug, track);
        await site.AddReferenceAsync(slug, track, phase);
        await site.CheckReferencesAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Opening_ACompleteDraft_OpensClosesAndReopens()
    {
        (await site.ChangeStateAsync(slug, CompetitionState.Closed)).Refusal!.Key.ShouldBe("competition.not-open");
        (await site.ChangeStateAsync(slug, CompetitionState.Open)).IsRefused.ShouldBeFalse();
        (await site.ChangeStateAsync(slug, CompetitionState.Draft)).Refusal!.Key.ShouldBe("competition.no-way-back");
        (await site.ChangeStateAsync(slug, CompetitionState.Closed)).IsRefused.ShouldBeFalse();
        (await site.ChangeStateAsync(slug, CompetitionState.Open)).IsRefused.ShouldBeFalse();

        (await site.AuditAsync())[^3..].ShouldBe(["competition.opened", "competition.closed", "competition.reopened"]);
    }

    [Fact]
    public async Task Opening_WithoutTracksAndPhases_SaysHowMuchIsMissing()
    {
        var empty = await site.CreateCompetitionAsync("Empty");

        var answer = await site.ChangeStateAsync(empty, CompetitionState.Open);

        answer.Refusal!.Key.ShouldBe("competition.incomplete");
        answer.Refusal.Facts["count"].ShouldBe(2);
        (await site.ConsoleAsync(empty)).State.ShouldBe(CompetitionState.Draft);
    }

    [Fact]
    public async Task Checklist_LateGold_IsAWarningAndNoObstacle()
    {
        var late = await site.CreateCompetitionAsync("Late");
        var lateTrack = await site.AddTrackAsync(late, "Blind track");
        await site.SavePhaseAsync(late, site.PhaseOf(lateTrack) with { Visibility = BoardVisibility.Blind });

        var items = (await site.ConsoleAsync(late)).Checklist;

        items.Single(item => item.Key == "reference").ShouldBe(new ChecklistItem("reference", ChecklistState.Warning, "references", "Blind track · Evaluation"));
        items.Single(item => item.Key == "phase-without-release").State.ShouldBe(ChecklistState.Warning);
        (await site.ChangeStateAsync(late, CompetitionState.Open)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Checklist_UninstalledPlugin_IsAnObstacle()
    {
        site.Plugins.Uninstall("toy");

        (await site.ConsoleAsync(slug)).Checklist.Single(item => item.Key == "scorer").State.ShouldBe(ChecklistState.Missing);
        (await site.ChangeStateAsync(slug, CompetitionState.Open)).Refusal!.Key.ShouldBe("competition.incomplete");
    }

    [Fact]
    public async Task Columns_OtherRanking_RanksTheBoardAnew()
    {
        var good = await site.AddTeamAsync(slug, "Good");
        var bad = await site.AddTeamAsync(slug, "Bad");
        await site.AddRunAsync(slug, track, phase, good, score: 0.9);
        await site.AddRunAsync(slug, track, phase, bad, score: 0.1);
        (await RanksAsync()).ShouldBe([good, bad]);

        var answer = await SetColumnsAsync(new ColumnDetails("error", "Most wrong", true, 3, 1, false));

        answer.IsRefused.ShouldBeFalse();
        (await RanksAsync()).ShouldBe([bad, good]);
    }

    [Fact]
    public async Task Columns_WrongChain_IsRefusedAndKeepsTheOldOnes()
    {
        var quality = new ColumnDetails("quality", "Quality", true, 4, 1, false);
        var error = new ColumnDetails("error", "Error", false, 4, null, false);

        (await SetColumnsAsync(quality with { RankOrder = null })).Refusal!.Key.ShouldBe("columns.one-ranks");
        (await SetColumnsAsync(quality, error with { RankOrder = 3 })).Refusal!.Key.ShouldBe("columns.rank-order");
        (await SetColumnsAsync(quality, quality with { RankOrder = null })).Refusal!.Key.ShouldBe("columns.metric-twice");
        (await SetColumnsAsync(quality, error with { Metric = "beauty" })).Refusal!.Key.ShouldBe("columns.metric-unknown");
        (await SetColumnsAsync(quality with { Hidden = true })).Refusal!.Key.ShouldBe("columns.ranking-hidden");
        (await SetColumnsAsync(quality with { Title = " " })).Refusal!.Key.ShouldBe("columns.title-length");
        (await SetColumnsAsync(quality with { Digits = 16 })).Refusal!.Key.ShouldBe("columns.digits");
        (await site.ConsoleAsync(slug)).Tracks.Single().Columns.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Policy_LastRunCounts_ChangesTheBoard()
    {
        var team = await site.AddTeamAsync(slug, "Qalam");
        var best = await site.AddRunAsync(slug, track, phase, team, 1, score: 0.9);
        var last = await site.AddRunAsync(slug, track, phase, team, 2, score: 0.2);
        (await CountingRunAsync()).ShouldBe(best);

        await site.Get<SetLeaderboardPolicy>().ExecuteAsync(slug, track, RunSelection.Last, RankingRule.InTurn, TieRule.Dense, site.Owner, Token);

        (await CountingRunAsync()).ShouldBe(last);
    }

    [Fact]
    public async Task Policy_MeanRank_RanksByAllRankingColumnsAndShowsTheMean()
    {
        await SetColumnsAsync(new ColumnDetails("quality", "Quality", true, 4, 1, false), new ColumnDetails("error", "Error", false, 4, 2, false));
        foreach (var (name, score) in new[] { ("Qalam", .5), ("Midad", .9) })
        {
            await site.AddRunAsync(slug, track, phase, await site.AddTeamAsync(slug, name), score: score);
        }

        await site.Get<SetLeaderboardPolicy>().ExecuteAsync(slug, track, RunSelection.Best, RankingRule.MeanRank, TieRule.Competition, site.Owner, Token);

        await using var db = site.Open();
        var (trackSlug, phaseSlug) = (await db.Tracks.Select(row => row.Slug).SingleAsync(Token), await db.Phases.Select(row => row.Slug).SingleAsync(Token));
        var board = (await site.Get<FindLeaderboard>().ExecuteAsync(slug, trackSlug, phaseSlug, site.Owner, Token))!;
        board.Columns.ShouldAllBe(column => column.Ranks);
        board.Rows.Select(row => (row.Team, row.Rank, row.Combined)).ShouldBe([("Midad", 1.0, 1.0), ("Qalam", 2.0, 2.0)]);
    }

    [Fact]
    public async Task Policy_EveryRunCounts_ShowsEachByItsNumberAndName_AndNoneOfThemBefore()
    {
        var team = await site.AddTeamAsync(slug, "Qalam");
        await site.AddRunAsync(slug, track, phase, team, 1, score: 0.9);
        var choice = await site.AddRunAsync(slug, track, phase, team, 2, score: 0.2);
        await site.ChangeAsync(db => db.Runs.Where(run => run.Id == choice).ExecuteUpdateAsync(set => set.SetProperty(run => run.Label, "contrastive").SetProperty(run => run.IsOfficial, true), Token));
        (await RowsAsync(RunSelection.Best)).ShouldBe([(1, null, "")]);

        (await RowsAsync(RunSelection.All)).ShouldBe([(1, 1, ""), (2, 2, "contrastive")]);
        (await site.Get<FindRunForOrganizers>().ExecuteAsync(slug, choice, site.Owner, Token)).Value.IsOfficial.ShouldBeFalse();

        // What the team chose was not forgotten, it only did not matter.
        (await RowsAsync(RunSelection.Best)).ShouldBe([(1, null, "")]);
        (await CountingRunAsync()).ShouldBe(choice);

        async Task<IEnumerable<(double?, int?, string)>> RowsAsync(RunSelection selection)
        {
            await site.Get<SetLeaderboardPolicy>().ExecuteAsync(slug, track, selection, RankingRule.InTurn, TieRule.Competition, site.Owner, Token);
            await using var db = site.Open();
            var (trackSlug, phaseSlug) = (await db.Tracks.Select(row => row.Slug).SingleAsync(Token), await db.Phases.Select(row => row.Slug).SingleAsync(Token));
            return (await site.Get<FindLeaderboard>().ExecuteAsync(slug, trackSlug, phaseSlug, site.Owner, Token))!.Rows.Select(row => (row.Rank, row.Run, row.Label));
        }
    }

    [Fact]
    public async Task Release_ABlindPhase_ShowsItFromNowOnAndTellsWatchers()
    {
        await site.SavePhaseAsync(slug, site.PhaseOf(track) with { PhaseId = phase, Visibility = BoardVisibility.Blind });
        var team = await site.AddTeamAsync(slug, "Qalam");
        await site.AddRunAsync(slug, track, phase, team);
        var before = await RevisionAsync();
        site.Time.Advance(TimeSpan.FromHours(1));

        (await site.Get<ReleasePhase>().ExecuteAsync(slug, phase, site.Owner, Token)).IsRefused.ShouldBeFalse();

        (await site.ConsoleAsync(slug)).Phases.Single().ReleasesAt.ShouldBe(site.Now);
        (await RevisionAsync()).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Organizers_OnlyOwnersChangeThemAndOneOwnerStays()
    {
        var helper = await site.AddAccountAsync("helper");
        (await site.Get<AddOrganizer>().ExecuteAsync(slug, " HELPER@example.org ", OrganizerRole.CoOrganizer, site.Owner, Token)).IsRefused.ShouldBeFalse();

        (await site.Get<FindCompetitionConsole>().ExecuteAsync(slug, helper, Token)).Value.IsOwner.ShouldBeFalse();
        (await site.Get<AddOrganizer>().ExecuteAsync(slug, "olga@example.org", OrganizerRole.CoOrganizer, helper, Token)).Refusal!.Key.ShouldBe("not-allowed");
        (await site.Get<RemoveOrganizer>().ExecuteAsync(slug, site.Owner.AccountId!.Value, helper, Token)).Refusal!.Key.ShouldBe("not-allowed");
        (await site.Get<RemoveOrganizer>().ExecuteAsync(slug, site.Owner.AccountId.Value, site.Owner, Token)).Refusal!.Key.ShouldBe("organizer.last-owner");
        (await site.Get<AddOrganizer>().ExecuteAsync(slug, "olga@example.org", OrganizerRole.CoOrganizer, site.Owner, Token)).Refusal!.Key.ShouldBe("organizer.last-owner");
        (await site.Get<AddOrganizer>().ExecuteAsync(slug, "nobody@example.org", OrganizerRole.CoOrganizer, site.Owner, Token)).Refusal!.Key.ShouldBe("organizer.no-account");

        (await site.Get<RemoveOrganizer>().ExecuteAsync(slug, helper.AccountId!.Value, site.Owner, Token)).IsRefused.ShouldBeFalse();
        (await site.ConsoleAsync(slug)).Organizers.ShouldHaveSingleItem().Name.ShouldBe("olga");
    }

    [Fact]
    public async Task Registration_Approved_TellsTheTeamByNoticeAndMailOnce()
    {
        var team = await site.AddTeamAsync(slug, "Qalam", RegistrationState.Pending);
        (await site.ConsoleAsync(slug)).Counts.PendingRegistrations.ShouldBe(1);

        await DecideAsync(team, true);
        await DecideAsync(team, true);

        var listed = (await site.Get<ListTeamsForOrganizers>().ExecuteAsync(slug, site.Owner, Token)).Value.ShouldHaveSingleItem();
        (listed.State, listed.DecisionNote, listed.Members.Single().Email).ShouldBe((RegistrationState.Approved, "Welcome", "member-of-Qalam@example.org"));
        await using var db = site.Open();
        (await db.Notices.SingleAsync(Token)).Key.ShouldBe("registration.approved");
        var mail = await db.OutgoingMails.SingleAsync(Token);
        (mail.To, mail.Subject).ShouldBe(("member-of-Qalam@example.org", "Qalam in Dialects 2026"));
    }

    [Fact]
    public async Task Baseline_Added_IsApprovedInEveryTrackAndNeverRanked()
    {
        var added = await site.Get<AddUnrankedTeam>().ExecuteAsync(slug, "MARBERT", isHuman: false, site.Owner, Token);

        var team = (await site.Get<ListTeamsForOrganizers>().ExecuteAsync(slug, site.Owner, Token)).Value.Single(row => row.TeamId == added.Value);
        (team.Kind, team.State).ShouldBe((TeamKind.Baseline, RegistrationState.Approved));
        team.Tracks.ShouldBe(["Main track"]);
        team.Members.ShouldBeEmpty();
        (await site.Get<AddUnrankedTeam>().ExecuteAsync(slug, "Majority", isHuman: false, site.Owner, Token)).IsRefused.ShouldBeFalse();
        (await site.Get<AddUnrankedTeam>().ExecuteAsync(slug, " majority", isHuman: true, site.Owner, Token)).Refusal!.Key.ShouldBe("team.name-taken");
    }

    [Fact]
    public async Task Runs_MoreThanAPage_ComeOnceEachWhateverArrivesAtTheSameMoment()
    {
        var team = await site.AddTeamAsync(slug, "Qalam");
        var moment = site.Now;
        HashSet<Guid> all = [];
        for (var number = 1; number <= ListRunsForOrganizers.PageSize + 5; number++)
        {
            all.Add(await site.AddRunAsync(slug, track, phase, team, number, RunState.Waiting, receivedAt: moment));
        }

        var first = await ListAsync(new RunFilter());
        await site.AddRunAsync(slug, track, phase, team, 999, RunState.Waiting, receivedAt: moment.AddSeconds(1));
        var second = await ListAsync(new RunFilter { After = RunCursor.Parse(first.Next!.ToString()) });

        first.Runs.Count.ShouldBe(ListRunsForOrganizers.PageSize);
        second.Next.ShouldBeNull();
        first.Runs.Concat(second.Runs).Select(run => run.RunId).ShouldBe(all, ignoreOrder: true);
    }

    [Fact]
    public async Task Runs_Filtered_ShowScoreOfTheRankingColumn()
    {
        var qalam = await site.AddTeamAsync(slug, "Qalam");
        var atlas = await site.AddTeamAsync(slug, "أطلس");
        await site.AddRunAsync(slug, track, phase, qalam, score: 0.75);
        await site.AddRunAsync(slug, track, phase, atlas, state: RunState.Invalid);

        var scored = (await ListAsync(new RunFilter { State = RunState.Scored })).Runs.ShouldHaveSingleItem();
        (scored.Team, scored.Score, scored.ScoreTitle).ShouldBe(("Qalam", 0.75, "Quality"));
        (await ListAsync(new RunFilter { Team = "أطل" })).Runs.ShouldHaveSingleItem().State.ShouldBe(RunState.Invalid);
        (await ListAsync(new RunFilter { TrackId = Guid.CreateVersion7() })).Runs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_Opened_ShowsEvaluationsScoresSlicesTablesAndLog()
    {
        var team = await site.AddTeamAsync(slug, "Qalam");
        var id = await site.AddRunAsync(slug, track, phase, team, score: 0.75);

        var run = (await site.Get<FindRunForOrganizers>().ExecuteAsync(slug, id, site.Owner, Token)).Value;

        var evaluation = run.Evaluations.ShouldHaveSingleItem();
        (evaluation.IsCurrent, evaluation.Log, evaluation.ScorerVersion, evaluation.ReferenceVersion).ShouldBe((true, "read 2 items", 1, 1));
        run.Scores.Select(score => (score.Title, score.SliceValue, score.Value)).ShouldBe([("Quality", null, 0.75), ("Quality", "ar", 1), ("Error", null, 0.25)]);
        run.Tables.ShouldHaveSingleItem().Title.ShouldBe("Confusion");
        run.SubmittedBy.ShouldBe("member-of-Qalam");
    }

    [Fact]
    public async Task Run_OfAnotherCompetition_IsNotFound()
    {
        var team = await site.AddTeamAsync(slug, "Qalam");
        var id = await site.AddRunAsync(slug, track, phase, team);
        var other = await site.CreateCompetitionAsync("Other");

        (await site.Get<FindRunForOrganizers>().ExecuteAsync(other, id, site.Owner, Token)).Refusal!.Key.ShouldBe("not-found");
    }

    [Fact]
    public async Task MyCompetitions_NextDeadline_IsTheEarliestToCome()
    {
        await site.SavePhaseAsync(slug, site.PhaseOf(track) with { Title = "Practice", EndsAt = site.Now.AddDays(2) });
        site.Time.Advance(TimeSpan.FromDays(3));

        var mine = (await site.Get<ListMyCompetitions>().ExecuteAsync(site.Owner, Token)).ShouldHaveSingleItem();

        mine.NextDeadline.ShouldBe(site.Now.AddDays(4));
    }

    [Theory]
    [InlineData("AoE", 0, 12)]
    [InlineData("Europe/Berlin", 0, -2)]
    [InlineData("UTC", 0, 0)]
    public void Times_TypedInAZone_AreKeptInUtc(string zone, int hour, int utcOffset)
    {
        var typed = new DateTime(2026, 7, 1, hour, 0, 0, DateTimeKind.Unspecified);

        var utc = CompetitionTime.ToUtc(typed, zone);

        utc.ShouldBe(typed.AddHours(utcOffset));
        CompetitionTime.ToLocal(utc, zone).ShouldBe(typed);
    }

    [Fact]
    public void Times_ThatTheClocksSkip_CountAsAnHourLater() =>
        CompetitionTime.ToUtc(new DateTime(2026, 3, 29, 2, 30, 0, DateTimeKind.Unspecified), "Europe/Berlin").ShouldBe(new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc));

    private Task<Answer<Done>> SetColumnsAsync(params ColumnDetails[] columns) =>
        site.Get<SetLeaderboardColumns>().ExecuteAsync(slug, track, columns, null, site.Owner, Token);

    private Task<Answer<Done>> DecideAsync(Guid team, bool approve) => site.Get<DecideRegistration>().ExecuteAsync(
        slug, team, approve, "Welcome", (name, competition) => ($"{name} in {competition}", "Welcome"), site.Owner, Token);

    private async Task<ConsoleRunPage> ListAsync(RunFilter filter) =>
        (await site.Get<ListRunsForOrganizers>().ExecuteAsync(slug, filter, site.Owner, Token)).Value;

    private async Task<Guid[]> RanksAsync()
    {
        await using var db = site.Open();
        return await db.LeaderboardRows.OrderBy(row => row.Rank).Select(row => row.TeamId).ToArrayAsync(Token);
    }

    private async Task<Guid> CountingRunAsync()
    {
        await using var db = site.Open();
        return await db.LeaderboardRows.Select(row => row.RunId).SingleAsync(Token);
    }

    private async Task<long> RevisionAsync()
    {
        await using var db = site.Open();
        return await db.Leaderboards.Select(row => row.Revision).SingleAsync(Token);
    }
}
