using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Notices;

namespace SharedTask.Core.Evaluations;

/// <summary>Adds notices about a run to the caller's transaction. They name the run, never a score: a phase may be blind.</summary>
internal static class RunNotices
{
    public static async Task AddForTeamAsync(SharedTaskDb db, Guid runId, string key, DateTime now, CancellationToken cancellationToken)
    {
        var facts = await FindAsync(db, runId, cancellationToken);
        db.Notices.Add(new Notice
        {
            AccountId = facts.SubmittedBy,
            CompetitionId = facts.CompetitionId,
            Key = key,
            FactsJson = facts.Json,
            Link = $"/c/{facts.Slug}/runs/{runId}",
            CreatedAt = now,
        });
    }

    public static async Task AddForOrganizersAsync(SharedTaskDb db, Guid runId, string key, DateTime now, CancellationToken cancellationToken)
    {
        var facts = await FindAsync(db, runId, cancellationToken);
        var organizers = await db.Organizers
            .Where(row => row.CompetitionId == facts.CompetitionId)
            .Select(row => row.AccountId)
            .ToListAsync(cancellationToken);
        db.Notices.AddRange(organizers.Select(organizer => new Notice
        {
            AccountId = organizer,
            CompetitionId = facts.CompetitionId,
            Key = key,
            FactsJson = facts.Json,
            Link = $"/organize/{facts.Slug}/runs/{runId}",
            CreatedAt = now,
        }));
    }

    private static async Task<(Guid SubmittedBy, Guid CompetitionId, string Slug, string Json)> FindAsync(
        SharedTaskDb db, Guid runId, CancellationToken cancellationToken)
    {
        var found = await (
            from run in db.Runs
            where run.Id == runId
            join competition in db.Competitions on run.CompetitionId equals competition.Id
            join track in db.Tracks on run.TrackId equals track.Id
            join team in db.Teams on run.TeamId equals team.Id
            select new { run.SubmittedBy, run.CompetitionId, competition.Slug, Competition = competition.Title, Track = track.Title, Team = team.Name, run.Number })
            .SingleAsync(cancellationToken);
        var json = JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["competition"] = found.Competition,
            ["track"] = found.Track,
            ["team"] = found.Team,
            ["run"] = found.Number,
        });
        return (found.SubmittedBy, found.CompetitionId, found.Slug, json);
    }
}
