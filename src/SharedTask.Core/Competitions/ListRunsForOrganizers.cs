using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Competitions;

/// <summary>Lists a competition's runs for its organizers, newest first, page by page.</summary>
public sealed class ListRunsForOrganizers(IDbContextFactory<SharedTaskDb> databases)
{
    public const int PageSize = 50;

    public async Task<Answer<ConsoleRunPage>> ExecuteAsync(string slug, RunFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competitionId = found.Value.Id;
        var runs = db.Runs.Where(run => run.CompetitionId == competitionId);
        runs = filter.TrackId is { } trackId ? runs.Where(run => run.TrackId == trackId) : runs;
        runs = filter.PhaseId is { } phaseId ? runs.Where(run => run.PhaseId == phaseId) : runs;
        runs = filter.State is { } state ? runs.Where(run => run.State == state) : runs;
        runs = filter.HeldOnly ? runs.Where(run => run.ReasonKey == ReasonKeys.ScorerFault) : runs;
        if (filter.Team.Trim() is { Length: > 0 } name)
        {
            var folded = Teams.TeamName.Normalize(name);
            runs = runs.Where(run => db.Teams.Any(team => team.Id == run.TeamId && team.NormalizedName.Contains(folded)));
        }

        if (filter.After is { } after)
        {
            runs = runs.Where(run => run.ReceivedAt <= after.ReceivedAt);
        }

        var page = runs.OrderByDescending(run => run.ReceivedAt).ThenBy(run => run.Id).Skip(filter.After?.Taken ?? 0).Take(PageSize + 1);
        var rows = await (
            from run in page
            join team in db.Teams on run.TeamId equals team.Id
            join track in db.Tracks on run.TrackId equals track.Id
            join phase in db.Phases on run.PhaseId equals phase.Id
            join ranking in db.LeaderboardColumns.Where(column => column.RankOrder == 1) on run.TrackId equals ranking.TrackId into rankings
            from ranking in rankings.DefaultIfEmpty()
            orderby run.ReceivedAt descending, run.Id
            select new ConsoleRunRow
            {
                RunId = run.Id,
                Number = run.Number,
                Label = run.Label,
                FileName = run.FileName,
                Team = team.Name,
                Track = track.Title,
                Phase = phase.Title,
                ReceivedAt = run.ReceivedAt,
                Flag = run.Flag,
                State = run.State,
                ReasonKey = run.ReasonKey,
                ProblemCount = run.ProblemCount,
                Score = (
                    from evaluation in db.Evaluations
                    join score in db.Scores on evaluation.Id equals score.EvaluationId
                    where evaluation.RunId == run.Id && evaluation.IsCurrent && score.SliceBy == null && score.Metric == ranking.Metric
                    select score.Value).FirstOrDefault(),
                Usage = db.Evaluations.Where(evaluation => evaluation.RunId == run.Id)
                    .OrderByDescending(evaluation => evaluation.FinishedAt)
                    .Select(evaluation => new EvaluationUsage(evaluation.WallMilliseconds, evaluation.CpuMilliseconds, evaluation.PeakMemoryBytes))
                    .FirstOrDefault(),
                ScoreTitle = ranking.Title,
                ScoreDigits = ranking == null ? null : ranking.Digits,
            })
            .ToListAsync(cancellationToken);

        return rows.Count <= PageSize
            ? new ConsoleRunPage(rows, null)
            : new ConsoleRunPage(rows[..PageSize], CursorAfter(rows[..PageSize], filter.After));
    }

    private static RunCursor CursorAfter(List<ConsoleRunRow> rows, RunCursor? before)
    {
        var last = rows[^1].ReceivedAt;
        var taken = rows.Count(row => row.ReceivedAt == last);
        return new RunCursor(last, before?.ReceivedAt == last ? before.Taken + taken : taken);
    }
}
