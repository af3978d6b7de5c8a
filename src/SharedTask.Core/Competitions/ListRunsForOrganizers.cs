using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Competitions;

/// <summary>Lists a competition's runs for its organizers, newest first, page by page.</summary>
public sealed class ListRunsForOrganizers(IDbContextFactory<SharedTaskDb> databases)
{
    public const int PageSize = 50;

    /// <summary>A page of runs and how many there are in all.</summary>
    public sealed record Page(IReadOnlyList<ConsoleRun> Runs, int Count);

    public async Task<Answer<Page>> ExecuteAsync(string slug, RunState? state, string? team, int page, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = Rows(db, found.Value.Id).Where(row => state == null || row.State == state);
        if (!string.IsNullOrWhiteSpace(team))
        {
            rows = rows.Where(row => row.Team.Contains(team));
        }

        var count = await rows.CountAsync(cancellationToken);
        var found2 = await rows.OrderByDescending(row => row.ReceivedAt).ThenBy(row => row.RunId)
            .Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .ToListAsync(cancellationToken);
        return new Page(found2.ConvertAll(row => row.ToRun([], [])), count);
    }

    /// <summary>One run with its evaluations, newest first, and the scores of the one that counts.</summary>
    public async Task<Answer<ConsoleRun>> FindAsync(string slug, Guid runId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await Rows(db, found.Value.Id).SingleOrDefaultAsync(row => row.RunId == runId, cancellationToken) is not { } run)
        {
            return new Refusal("not-found");
        }

        var evaluations = await db.Evaluations.AsNoTracking()
            .Where(row => row.RunId == runId)
            .OrderByDescending(row => row.FinishedAt)
            .ToListAsync(cancellationToken);
        var current = evaluations.Find(row => row.IsCurrent)?.Id;
        var scores = await db.Scores.AsNoTracking().Where(row => row.EvaluationId == current).OrderBy(row => row.Position).ToListAsync(cancellationToken);
        return run.ToRun(evaluations, scores);
    }

    private static IQueryable<Row> Rows(SharedTaskDb db, Guid competitionId) =>
        from run in db.Runs
        join team in db.Teams on run.TeamId equals team.Id
        join track in db.Tracks on run.TrackId equals track.Id
        join phase in db.Phases on run.PhaseId equals phase.Id
        where run.CompetitionId == competitionId
        select new Row
        {
            RunId = run.Id,
            Number = run.Number,
            Label = run.Label,
            FileName = run.FileName,
            BlobHash = run.BlobHash,
            Bytes = run.Bytes,
            Team = team.Name,
            Track = track.Title,
            Phase = phase.Title,
            ReceivedAt = run.ReceivedAt,
            State = run.State,
            ReasonKey = run.ReasonKey,
            ProblemsJson = run.ProblemsJson,
            ProblemCount = run.ProblemCount,
            Score = (
                from evaluation in db.Evaluations
                join score in db.Scores on evaluation.Id equals score.EvaluationId
                join column in db.LeaderboardColumns on score.Metric equals column.Metric
                where evaluation.RunId == run.Id && evaluation.IsCurrent && score.SliceBy == null && column.TrackId == run.TrackId && column.RankOrder == 1
                select score.Value).FirstOrDefault(),
        };

    private sealed class Row
    {
        public required Guid RunId { get; init; }

        public required int Number { get; init; }

        public required string Label { get; init; }

        public required string FileName { get; init; }

        public required string BlobHash { get; init; }

        public required long Bytes { get; init; }

        public required string Team { get; init; }

        public required string Track { get; init; }

        public required string Phase { get; init; }

        public required DateTime ReceivedAt { get; init; }

        public required RunState State { get; init; }

        public required string? ReasonKey { get; init; }

        public required string? ProblemsJson { get; init; }

        public required int ProblemCount { get; init; }

        public required double? Score { get; init; }

        public ConsoleRun ToRun(IReadOnlyList<Evaluation> evaluations, IReadOnlyList<Score> scores) => new(
            RunId, Number, Label, FileName, BlobHash, Bytes, Team, Track, Phase, ReceivedAt, State, ReasonKey,
            Problems.FromJson(ProblemsJson), ProblemCount, Score, evaluations, scores);
    }
}
