using CsCheck;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Tests.Evaluations;
using SharedTask.Scoring.Metrics.Ranking;
using SharedTask.Testing;

namespace SharedTask.Core.Tests.Leaderboards;

public sealed class UpdateLeaderboardTests
{
    private static readonly string[] Teams = ["a", "b", "c", "base"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Board_RecordedByManyWorkersAtOnce_LosesNobody()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var names = Enumerable.Range(1, 8).Select(i => $"team {i}").ToArray();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams(names));
        var claims = new List<(ClaimedRun Claim, double Score)>();
        foreach (var (i, name) in names.Index())
        {
            await queue.SubmitAsync(scene, name);
            claims.Add((await queue.ClaimOneAsync(), i / 10.0));
        }

        (await Task.WhenAll(claims.Select(one => Task.Run(() => queue.ScoreAsync(one.Claim, one.Score), Stop)))).ShouldAllBe(recorded => recorded);

        (await queue.BoardAsync(scene)).ShouldBe(
            ["1 team 8 0.7", "2 team 7 0.6", "3 team 6 0.5", "4 team 5 0.4", "5 team 4 0.3", "6 team 3 0.2", "7 team 2 0.1", "8 team 1 0"]);
        (await queue.RevisionAsync(scene)).ShouldBe(8);
    }

    [Fact]
    public async Task FrozenBoard_WhenRunsStillCome_DoesNotEvenChangeItsRevision()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder()
            .Phase("test", phase => phase.FreezesAt = phase.StartsAt.AddDays(1).AddMinutes(1)).Teams("a", "b"));
        await queue.SubmitAsync(scene, "a");
        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.5);
        queue.Database.Time.Advance(TimeSpan.FromMinutes(2));

        foreach (var (team, score) in new[] { ("a", 0.7), ("b", 0.9) })
        {
            await queue.SubmitAsync(scene, team);
            await queue.ScoreAsync(await queue.ClaimOneAsync(), score);
        }

        (await queue.BoardAsync(scene, BoardEdition.Frozen)).ShouldBe(["1 a 0.5"]);
        (await queue.RevisionAsync(scene, BoardEdition.Frozen)).ShouldBe(1);
        (await queue.BoardAsync(scene)).ShouldBe(["1 b 0.9", "2 a 0.7"]);
        (await queue.RevisionAsync(scene)).ShouldBe(3);
    }

    [Fact]
    public async Task Board_WithARunThatIsNotTheBest_CountsItAndKeepsTheBest()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        foreach (var score in new[] { 0.5, 0.9, 0.7 })
        {
            await queue.SubmitAsync(scene, "a");
            await queue.ScoreAsync(await queue.ClaimOneAsync(), score);
        }

        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.9"]);
        (await queue.Database.ReadAsync(db => db.LeaderboardRows.SingleAsync(Stop))).ScoredRuns.ShouldBe(3);
    }

    [Theory]
    [InlineData(RunSelection.Best, "1 b 0.8", "2 a 0.7")]
    [InlineData(RunSelection.Last, "1 b 0.8", "2 a 0.3")]
    [InlineData(RunSelection.Chosen, null, null)]
    public async Task Board_FollowsTheRuleWhichRunCounts_UnlessTheTeamChose(RunSelection selection, string? first, string? second)
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Track("main", track => track.With(row => row.RunSelection = selection)).Teams("a", "b"));
        var runs = new List<Run>();
        foreach (var (team, score) in new[] { ("a", 0.5), ("a", 0.7), ("a", 0.3), ("b", 0.8) })
        {
            runs.Add(await queue.SubmitAsync(scene, team));
            await queue.ScoreAsync(await queue.ClaimOneAsync(), score);
        }

        (await queue.BoardAsync(scene)).ShouldBe(new[] { first, second }.OfType<string>());

        (await queue.Get<ChooseOfficialRun>().ExecuteAsync(runs[0].Id, scene.ActorOf("a"), Stop)).IsRefused.ShouldBeFalse();
        (await queue.BoardAsync(scene)).ShouldContain(row => row.EndsWith(" a 0.5", StringComparison.Ordinal));

        (await queue.Get<WithdrawRun>().ExecuteAsync(runs[0].Id, scene.ActorOf("a"), Stop)).IsRefused.ShouldBeFalse();
        (await queue.BoardAsync(scene)).ShouldBe(new[] { first, second }.OfType<string>());
    }

    [Fact]
    public async Task Board_OfFirstRuns_KeepsTheOneThatCameFirst_WhateverTheTeamWouldChoose()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Track("main", track => track.With(row => row.RunSelection = RunSelection.First)).Teams("a"));
        var first = await queue.SubmitAsync(scene, "a");
        var second = await queue.SubmitAsync(scene, "a");
        var (one, two) = (await queue.ClaimOneAsync(), await queue.ClaimOneAsync());

        await queue.ScoreAsync(two, 0.9);
        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.9"]);
        await queue.ScoreAsync(one, 0.5);
        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.5"]);

        (await queue.Get<ListMyRuns>().ExecuteAsync(scene.Competition.Slug, scene.ActorOf("a"), Stop)).ShouldAllBe(run => !run.CanBeOfficial);
        (await queue.Get<ChooseOfficialRun>().ExecuteAsync(second.Id, scene.ActorOf("a"), Stop)).Refusal!.Key.ShouldBe("run.no-choice");
        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.5"]);

        await queue.Get<WithdrawRun>().ExecuteAsync(first.Id, scene.ActorOf("a"), Stop);
        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.9"]);
    }

    [Fact]
    public async Task Board_OfEveryRun_RanksEachOfThem_ThoseOfOneTeamToo()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder()
            .Track("main", track => track.With(row => row.RunSelection = RunSelection.All)).Teams("a", "b", "c").Baseline("base"));
        var runs = new List<Run>();
        foreach (var (team, score) in new[] { ("a", 0.5), ("a", 0.7), ("b", 0.6), ("a", 0.7), ("base", 0.9) })
        {
            runs.Add(await queue.SubmitAsync(scene, team));
            await queue.ScoreAsync(await queue.ClaimOneAsync(), score);
        }

        await queue.SubmitAsync(scene, "c");
        await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.Invalid, QueueDriver.Invalid("unknown-label"));

        (await queue.BoardAsync(scene)).ShouldBe(["- base 0.9", "1 a 0.7", "1 a 0.7", "3 b 0.6", "4 a 0.5"]);
        (await queue.Database.ReadAsync(db => db.LeaderboardRows.Where(row => row.TeamId == runs[0].TeamId).OrderBy(row => row.Position).Select(row => new { row.RunId, row.ScoredRuns }).ToListAsync(Stop)))
            .ShouldBe([new { RunId = runs[1].Id, ScoredRuns = 3 }, new { RunId = runs[3].Id, ScoredRuns = 3 }, new { RunId = runs[0].Id, ScoredRuns = 3 }]);

        (await queue.Get<ChooseOfficialRun>().ExecuteAsync(runs[0].Id, scene.ActorOf("a"), Stop)).Refusal!.Key.ShouldBe("run.no-choice");
        await queue.Get<WithdrawRun>().ExecuteAsync(runs[1].Id, scene.ActorOf("a"), Stop);
        (await queue.BoardAsync(scene)).ShouldBe(["- base 0.9", "1 a 0.7", "2 b 0.6", "3 a 0.5"]);
    }

    [Theory]
    [InlineData(RunSelection.Best, "1 b 0.6", "2 a 0.4")]
    [InlineData(RunSelection.Last, "1 b 0.6", "2 a 0.4")]
    [InlineData(RunSelection.First, "1 b 0.6", "2 a 0.3")]
    [InlineData(RunSelection.All, "1 b 0.6", "2 a 0.4", "3 a 0.3")]
    [InlineData(RunSelection.Chosen)]
    public async Task FlaggedRun_HasARowWithoutARank_AndTakesNoPlaceFromAnyRun(RunSelection selection, params string[] ranked)
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Track("main", track => track.With(row => row.RunSelection = selection)).Teams("a", "b").Human("people"));
        var runs = new List<Run>();
        foreach (var (team, score) in new[] { ("a", 0.3), ("a", 0.4), ("b", 0.6), ("a", 0.7), ("a", 0.5) })
        {
            runs.Add(await queue.SubmitAsync(scene, team));
            await queue.ScoreAsync(await queue.ClaimOneAsync(), score);
        }

        await FlagAsync(runs[3], RunFlag.Late);
        await FlagAsync(runs[4], RunFlag.Unofficial);
        (await queue.BoardAsync(scene)).ShouldBe(["- a 0.7", .. ranked.Take(1), "- a 0.5", .. ranked.Skip(1)], ignoreOrder: true);
        (await queue.BoardAsync(scene)).Where(row => row[0] != '-').ShouldBe(ranked);
        (await queue.Database.ReadAsync(db => db.LeaderboardRows.Where(row => row.Rank == null).OrderBy(row => row.Position).Select(row => row.Flag).ToListAsync(Stop)))
            .ShouldBe([RowFlag.Late, RowFlag.Unofficial]);

        (await queue.Get<ChooseOfficialRun>().ExecuteAsync(runs[3].Id, scene.ActorOf("a"), Stop)).Refusal!.Key.ShouldBe("run.flagged");
        await FlagAsync(runs[3], RunFlag.None);
        await FlagAsync(runs[4], RunFlag.None);
        (await queue.BoardAsync(scene)).ShouldAllBe(row => row[0] != '-');

        async Task FlagAsync(Run run, RunFlag flag) =>
            (await queue.Get<FlagRun>().ExecuteAsync(scene.Competition.Slug, run.Id, flag, scene.OwnerActor, Stop)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task FlaggedRun_ThatTheTeamHadChosen_CountsNoMore()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var runs = new List<Run>();
        foreach (var score in new[] { 0.3, 0.9 })
        {
            runs.Add(await queue.SubmitAsync(scene, "a"));
            await queue.ScoreAsync(await queue.ClaimOneAsync(), score);
        }

        await queue.Get<ChooseOfficialRun>().ExecuteAsync(runs[0].Id, scene.ActorOf("a"), Stop);
        await queue.Get<FlagRun>().ExecuteAsync(scene.Competition.Slug, runs[0].Id, RunFlag.Unofficial, scene.OwnerActor, Stop);

        (await queue.BoardAsync(scene)).ShouldBe(["1 a 0.9", "- a 0.3"]);
        var mine = await queue.Get<ListMyRuns>().ExecuteAsync(scene.Competition.Slug, scene.ActorOf("a"), Stop);
        mine.Select(run => (run.IsOfficial, run.CanBeOfficial, run.Flag)).ShouldBe([(false, true, RunFlag.None), (false, false, RunFlag.Unofficial)]);
    }

    [Fact]
    public async Task HumanReference_StandsOutsideOfTheRanking_AndItsRunsAreNotFlagged()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a", "b").Human("people"));
        Run? run = null;
        foreach (var (team, score) in new[] { ("a", 0.5), ("b", 0.7), ("people", 0.6) })
        {
            run = await queue.SubmitAsync(scene, team);
            await queue.ScoreAsync(await queue.ClaimOneAsync(), score);
        }

        (await queue.BoardAsync(scene)).ShouldBe(["1 b 0.7", "- people 0.6", "2 a 0.5"]);
        (await queue.Database.ReadAsync(db => db.LeaderboardRows.Where(row => row.Rank == null).Select(row => row.Flag).SingleAsync(Stop))).ShouldBe(RowFlag.Human);
        (await queue.Get<FlagRun>().ExecuteAsync(scene.Competition.Slug, run!.Id, RunFlag.Late, scene.OwnerActor, Stop)).Refusal!.Key.ShouldBe("run.never-ranked");
    }

    [Fact]
    public async Task Flag_ByWhoDoesNotOrganizeTheRunsCompetition_IsRefused()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var other = await queue.BuildAsync(new CompetitionBuilder("other").Teams("z"));
        var run = await queue.SubmitAsync(scene, "a");

        (await FlagAsync(scene, scene.ActorOf("a"))).ShouldBe("not-allowed");
        (await FlagAsync(scene, Actor.Anonymous)).ShouldBe("not-allowed");
        (await FlagAsync(scene, other.OwnerActor)).ShouldBe("not-allowed");
        (await FlagAsync(other, other.OwnerActor)).ShouldBe("not-found");
        (await queue.ReadAsync(run)).Flag.ShouldBe(RunFlag.None);

        async Task<string?> FlagAsync(CompetitionScene of, Actor actor) =>
            (await queue.Get<FlagRun>().ExecuteAsync(of.Competition.Slug, run.Id, RunFlag.Late, actor, Stop)).Refusal?.Key;
    }

    [Fact]
    public async Task Board_WhoseOnlyRunIsWithdrawn_IsEmptyAndSaysThatItChanged()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a"));
        var run = await queue.SubmitAsync(scene, "a");
        await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.9);

        await queue.Get<WithdrawRun>().ExecuteAsync(run.Id, scene.ActorOf("a"), Stop);

        (await queue.BoardAsync(scene)).ShouldBeEmpty();
        (await queue.RevisionAsync(scene)).ShouldBe(2);
    }

    [Fact]
    public async Task Board_OfARunWithoutTheRankingScore_PutsItLastWithoutARank()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Track("main", track => track.Column("rmse", higherIsBetter: false)).Teams("a", "b").Baseline("base"));
        foreach (var (team, value) in new[] { ("a", (double?)null), ("base", 0.1), ("b", 99.0) })
        {
            await queue.SubmitAsync(scene, team);
            await queue.RecordAsync(await queue.ClaimOneAsync(), EvaluationOutcome.Scored, QueueDriver.Result(("rmse", value), ("other", 1)));
        }

        (await queue.BoardAsync(scene)).ShouldBe(["- base 0.1", "1 b 99", "- a "]);
    }

    [Fact]
    public async Task Update_OfOneTeam_AsksAsMuchWhateverTheOthersDid()
    {
        await using var queue = await QueueDriver.CreateAsync();
        var scene = await queue.BuildAsync(new CompetitionBuilder().Teams("a", "b"));
        await queue.SubmitAsync(scene, "a");
        var first = await CommandsOfAsync(async () => await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.5));
        for (var i = 0; i < 30; i++)
        {
            await queue.SubmitAsync(scene, "b");
            await queue.ScoreAsync(await queue.ClaimOneAsync(), i / 100.0);
        }

        await queue.SubmitAsync(scene, "a");
        var later = await CommandsOfAsync(async () => await queue.ScoreAsync(await queue.ClaimOneAsync(), 0.4));

        first.ShouldBeGreaterThan(5);
        later.ShouldBeLessThanOrEqualTo(first + 1);
    }

    [Fact]
    public async Task Boards_UpdatedThroughAnySequence_EqualThoseMadeFromScratch() => await Gen
        .Select(Gen.Int[0, 99].Array[5, 25], Gen.Enum<RunSelection>(), Gen.Enum<RankingRule>(), Gen.Enum<TieRule>())
        .SampleAsync(
            async (steps, selection, rule, tieRule) =>
            {
                await using var queue = await QueueDriver.CreateAsync();
                var scene = await queue.BuildAsync(new CompetitionBuilder()
                    .Track("main", track => track.Column("macro_f1").Column("accuracy", rankOrder: 2).With(row => (row.RunSelection, row.RankingRule, row.TieRule) = (selection, rule, tieRule)))
                    .Phase("test", phase => phase.FreezesAt = phase.StartsAt.AddDays(1).AddMinutes(8))
                    .Teams("a", "b", "c").Baseline("base"));
                var runs = new List<(Run Run, string Team)>();
                foreach (var step in steps)
                {
                    await StepAsync(queue, scene, runs, step);
                    queue.Database.Time.Advance(TimeSpan.FromMinutes(1));
                }

                var updated = await DumpAsync(queue);
                await using (var db = queue.Database.CreateDbContext())
                {
                    await db.LeaderboardRows.ExecuteDeleteAsync(Stop);
                    await queue.Get<UpdateLeaderboard>().RebuildAsync(db, scene.Track.Id, scene.Phase.Id, Stop);
                }

                (await DumpAsync(queue)).ShouldBe(updated);
            },
            iter: 15,
            threads: 1);

    private static async Task StepAsync(QueueDriver queue, CompetitionScene scene, List<(Run Run, string Team)> runs, int step)
    {
        var (chosen, team) = runs.Count > 0 && step % 10 >= 5 ? runs[step % runs.Count] : (null, Teams[step % 4]);
        switch (step % 10)
        {
            case 9 when chosen is not null:
                await queue.Get<WithdrawRun>().ExecuteAsync(chosen.Id, scene.ActorOf(team), Stop);
                return;
            case 8 when chosen is not null && team != "base":
                await queue.Get<FlagRun>().ExecuteAsync(scene.Competition.Slug, chosen.Id, (RunFlag)(step % 3), scene.OwnerActor, Stop);
                return;
            case 8 or 7 when chosen is not null:
                await queue.Get<ChooseOfficialRun>().ExecuteAsync(chosen.Id, scene.ActorOf(team), Stop);
                return;
            case 6 or 5 when chosen is not null:
                await queue.Get<RescoreRuns>().ExecuteAsync(new RescoreRunsCommand(scene.Competition.Id, chosen.Id), scene.OwnerActor, Stop);
                break;
            default:
                runs.Add((await queue.SubmitAsync(scene, team), team));
                break;
        }

        if (await queue.ClaimAsync() is not { } claim)
        {
            return;
        }

        if (claim.State == RunState.Checking)
        {
            await queue.CheckAsync(claim, isValid: true, goOn: true);
        }

        // Few values, so that many are equal; some are missing; now and then the scorer turns a run down, or breaks.
        double? macro = step % 7 == 0 ? null : step % 5 / 10.0;
        var outcome = (step % 11) switch { 10 => EvaluationOutcome.Invalid, 9 => EvaluationOutcome.PluginFault, _ => EvaluationOutcome.Scored };
        await queue.RecordAsync(claim, outcome, outcome switch
        {
            EvaluationOutcome.Scored => QueueDriver.Result(("macro_f1", macro), ("accuracy", step % 3 / 10.0)),
            EvaluationOutcome.Invalid => QueueDriver.Invalid("unknown-label"),
            _ => null,
        });
    }

    private static Task<List<string>> DumpAsync(QueueDriver queue) => queue.Database.ReadAsync(async db =>
    {
        var rows = await (
            from row in db.LeaderboardRows
            join board in db.Leaderboards on row.LeaderboardId equals board.Id
            orderby board.Edition, row.Position
            select new { board.Edition, Row = row }).ToListAsync(Stop);
        return rows.ConvertAll(pair => FormattableString.Invariant(
            $"{pair.Edition} {pair.Row.Position} {pair.Row.Rank} {pair.Row.Combined} {pair.Row.TeamId} {pair.Row.RunId} {pair.Row.EvaluationId} {pair.Row.ValuesJson} {pair.Row.ScoredRuns} {pair.Row.Flag}"));
    });

    private static async Task<int> CommandsOfAsync(Func<Task> act)
    {
        using var commands = new CommandCounter();
        await act();
        return commands.Count;
    }
}
