using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Runs;

/// <summary>Lists the runs of the actor's team, newest first. Scores that a blind phase hides are not in the answer.</summary>
public sealed class ListMyRuns(IDbContextFactory<SharedTaskDb> databases, QueueForecast forecast, TimeProvider time)
{
    private const int Most = 200;

    public Task<IReadOnlyList<MyRun>> ExecuteAsync(string competitionSlug, Actor actor, CancellationToken cancellationToken) =>
        ListAsync(competitionSlug, null, actor, cancellationToken);

    /// <summary>One run; <see langword="null"/> if it is not the actor's team's.</summary>
    public async Task<MyRun?> FindAsync(string competitionSlug, Guid runId, Actor actor, CancellationToken cancellationToken) =>
        (await ListAsync(competitionSlug, runId, actor, cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<MyRun>> ListAsync(string competitionSlug, Guid? runId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var rows = await (
            from member in db.TeamMembers
            join competition in db.Competitions on member.CompetitionId equals competition.Id
            join run in db.Runs on member.TeamId equals run.TeamId
            join track in db.Tracks on run.TrackId equals track.Id
            join phase in db.Phases on run.PhaseId equals phase.Id
            where competition.Slug == competitionSlug && member.AccountId == actor.AccountId && (runId == null || run.Id == runId)
            orderby run.ReceivedAt descending, run.Id descending
            select new { Run = run, Track = track, Phase = phase })
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(cancellationToken);

        var visible = rows.Where(row => !IsBlind(row.Phase, now)).Select(row => row.Run.Id).ToList();
        var scores = await ScoresAsync(db, visible, cancellationToken);
        var places = rows.Exists(row => Waits(row.Run)) ? await forecast.FindAllAsync(cancellationToken) : null;
        var scorings = await ScoringsAsync(db, rows.ConvertAll(row => row.Run.Id), cancellationToken);
        List<MyRun> runs = [];
        foreach (var row in rows)
        {
            var run = row.Run;
            var place = Waits(run) ? places?.GetValueOrDefault(run.Id) : null;
            runs.Add(new MyRun
            {
                RunId = run.Id,
                Number = run.Number,
                Label = run.Label,
                FileName = run.FileName,
                Bytes = run.Bytes,
                Sha256 = run.BlobHash,
                ReceivedAt = run.ReceivedAt,
                TrackTitle = row.Track.Title,
                TrackSlug = row.Track.Slug,
                PhaseTitle = row.Phase.Title,
                PhaseSlug = row.Phase.Slug,
                State = run.State,
                ReasonKey = run.ReasonKey,
                IsOfficial = run is { IsOfficial: true, Flag: RunFlag.None } && row.Track.RunSelection.LetsTeamsChoose(),
                Flag = run.Flag,
                CanBeOfficial = run is { State: RunState.Scored, IsOfficial: false, Flag: RunFlag.None } && row.Track.RunSelection.LetsTeamsChoose(),
                ProblemCount = run.ProblemCount,
                Problems = Evaluations.Problems.FromJson(run.ProblemsJson),
                QueuePosition = place?.Position,
                QueueWait = place?.Wait,
                Usage = scorings.GetValueOrDefault(run.Id)?.Usage,
                Exceeded = scorings.GetValueOrDefault(run.Id)?.Exceeded,
                Scores = [.. scores[run.Id]],
                ScoresAreHidden = run.State == RunState.Scored && IsBlind(row.Phase, now),
            });
        }

        return runs;
    }

    private sealed record Scoring(EvaluationUsage Usage, ExceededLimit? Exceeded);

    /// <summary>The newest scoring of each run.</summary>
    private static async Task<Dictionary<Guid, Scoring>> ScoringsAsync(SharedTaskDb db, List<Guid> runs, CancellationToken cancellationToken)
    {
        var evaluations = await db.Evaluations
            .Where(row => runs.Contains(row.RunId))
            .OrderBy(row => row.FinishedAt)
            .Select(row => new { row.RunId, row.WallMilliseconds, row.CpuMilliseconds, row.PeakMemoryBytes, row.ExceededKind, row.ExceededMost })
            .ToListAsync(cancellationToken);
        Dictionary<Guid, Scoring> newest = [];
        foreach (var row in evaluations)
        {
            newest[row.RunId] = new Scoring(
                new EvaluationUsage(row.WallMilliseconds, row.CpuMilliseconds, row.PeakMemoryBytes),
                row.ExceededKind is { } kind ? new ExceededLimit(kind, row.ExceededMost ?? 0) : null);
        }

        return newest;
    }

    private static bool Waits(Run run) => run.State is RunState.Checking or RunState.Waiting;

    private static bool IsBlind(Phase phase, DateTime now) => phase.Visibility == BoardVisibility.Blind && !(phase.ReleasesAt <= now);

    private static async Task<ILookup<Guid, MyScore>> ScoresAsync(SharedTaskDb db, List<Guid> runs, CancellationToken cancellationToken)
    {
        var scores = await (
            from run in db.Runs
            join evaluation in db.Evaluations on run.Id equals evaluation.RunId
            join score in db.Scores on evaluation.Id equals score.EvaluationId
            join column in db.LeaderboardColumns on new { run.TrackId, score.Metric } equals new { column.TrackId, column.Metric }
            where runs.Contains(run.Id) && evaluation.IsCurrent && score.SliceBy == null && !column.Hidden
            orderby column.Position
            select new { run.Id, Score = new MyScore(score.Metric, column.Title, score.Value, score.IntervalLow, score.IntervalHigh, column.Digits, column.RankOrder == 1) })
            .ToListAsync(cancellationToken);
        return scores.ToLookup(pair => pair.Id, pair => pair.Score);
    }
}
