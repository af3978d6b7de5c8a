using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Evaluations;

/// <summary>
/// Finds the page in which a program reports on a run in detail: for organizers always, for the run's team where the competition shows
/// reports and the phase shows scores.
/// </summary>
public sealed class FindReport(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>The report's blob; <see langword="null"/> if there is none that the actor may see.</summary>
    public async Task<string?> ExecuteAsync(string slug, Guid runId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var place = await (
            from run in db.Runs
            join competition in db.Competitions on run.CompetitionId equals competition.Id
            join phase in db.Phases on run.PhaseId equals phase.Id
            join evaluation in db.Evaluations on run.Id equals evaluation.RunId
            join scorer in db.Scorers on evaluation.ScorerId equals scorer.Id
            where run.Id == runId && competition.Slug == slug && evaluation.ReportHash != null
            orderby evaluation.IsCurrent descending, evaluation.FinishedAt descending
            select new { run.CompetitionId, run.TeamId, evaluation.ReportHash, evaluation.IsCurrent, scorer.ProgramHash, scorer.ParametersJson, phase.Visibility, phase.ReleasesAt })
            .FirstOrDefaultAsync(cancellationToken);
        if (place is null)
        {
            return null;
        }

        if (await FindCompetitionAccess.ExecuteAsync(db, place.CompetitionId, actor, cancellationToken) is { IsOrganizer: true })
        {
            return place.ReportHash;
        }

        var isOpen = place.IsCurrent
            && (place.Visibility != BoardVisibility.Blind || place.ReleasesAt <= time.GetUtcNow().UtcDateTime)
            && place.ProgramHash is not null && ProgramSettings.FromJson(place.ParametersJson).ShowsReports;
        return isOpen && await db.TeamMembers.AnyAsync(member => member.TeamId == place.TeamId && member.AccountId == actor.AccountId, cancellationToken)
            ? place.ReportHash
            : null;
    }
}
