using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Leaderboards;

/// <summary>Finds a leaderboard as a viewer may see it.</summary>
public sealed class FindLeaderboard(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>The view; <see langword="null"/> if there is no such board that the viewer may know of.</summary>
    public async Task<LeaderboardView?> ExecuteAsync(string competitionSlug, string trackSlug, string phaseSlug, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await BoardPlace.FindAsync(db, competitionSlug, trackSlug, phaseSlug, actor, time.GetUtcNow().UtcDateTime, cancellationToken) is not { } place)
        {
            return null;
        }

        var scorer = await db.Scorers.AsNoTracking()
            .Where(row => row.TrackId == place.Track.Id)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        var reference = await db.ReferenceSets.AsNoTracking()
            .Where(row => row.TrackId == place.Track.Id && row.PhaseId == place.Phase.Id && row.State == ReferenceState.Ready)
            .OrderByDescending(row => row.Version)
            .Select(row => new { row.Version, row.BlobHash })
            .FirstOrDefaultAsync(cancellationToken);
        var combines = place.Track.RankingRule.Combines();
        var columns = await db.LeaderboardColumns.AsNoTracking()
            .Where(row => row.TrackId == place.Track.Id && (place.Access.IsOrganizer || !row.Hidden))
            .OrderBy(row => row.Position)
            .Select(row => new BoardColumn(row.Metric, row.Title, row.HigherIsBetter, row.Digits, combines ? row.RankOrder != null : row.RankOrder == 1))
            .ToListAsync(cancellationToken);
        var view = new LeaderboardView
        {
            CompetitionSlug = place.Competition.Slug,
            CompetitionTitle = place.Competition.Title,
            TrackSlug = place.Track.Slug,
            TrackTitle = place.Track.Title,
            PhaseSlug = place.Phase.Slug,
            PhaseTitle = place.Phase.Title,
            Sight = place.Sight,
            FreezesAt = place.Phase.FreezesAt,
            ReleasesAt = place.Phase.ReleasesAt,
            StartsAt = place.Phase.StartsAt,
            EndsAt = place.Phase.EndsAt,
            RunSelection = place.Track.RunSelection,
            RankingRule = place.Track.RankingRule,
            TieRule = place.Track.TieRule,
            Scorer = scorer is null ? "" : $"{scorer.PluginId} {scorer.PluginVersion}",
            ParametersJson = scorer?.ParametersJson ?? "{}",
            ReferenceVersion = reference?.Version ?? 0,
            ReferenceSha256 = reference?.BlobHash ?? "",
            Columns = columns,
            Rows = [],
        };
        return place.Edition is { } edition ? await FillAsync(db, view, place.Track.Id, place.Phase.Id, edition, cancellationToken) : view;
    }

    private static async Task<LeaderboardView> FillAsync(
        SharedTaskDb db, LeaderboardView view, Guid trackId, Guid phaseId, BoardEdition edition, CancellationToken cancellationToken)
    {
        var board = await db.Leaderboards.AsNoTracking()
            .SingleOrDefaultAsync(row => row.TrackId == trackId && row.PhaseId == phaseId && row.Edition == edition, cancellationToken);
        if (board is null)
        {
            return view;
        }

        var rows = await (
            from row in db.LeaderboardRows
            join team in db.Teams on row.TeamId equals team.Id
            join run in db.Runs on row.RunId equals run.Id
            where row.LeaderboardId == board.Id
            orderby row.Position
            select new { row.Position, row.Rank, row.Combined, team.Name, team.Affiliation, team.Country, row.Flag, run.Number, run.Label, row.ScoredRuns, row.ValuesJson })
            .ToListAsync(cancellationToken);
        var isNamed = view.RunSelection == RunSelection.All;
        return view with
        {
            LeaderboardId = board.Id,
            Revision = board.Revision,
            BuiltAt = board.BuiltAt,
            Rows = rows.ConvertAll(row =>
            {
                var values = BoardValues.Parse(row.ValuesJson);
                return new BoardRow(
                    row.Position, row.Rank, row.Combined, row.Name, isNamed || row.Flag.IsOfRun() ? row.Number : null, isNamed ? row.Label : "", row.Affiliation, row.Country, row.Flag, row.ScoredRuns,
                    [.. view.Columns.Select(column => values.GetValueOrDefault(column.Metric))]);
            }),
        };
    }
}
