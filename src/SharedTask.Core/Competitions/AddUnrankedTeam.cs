using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Competitions;

/// <summary>
/// Adds a baseline or a human reference to the boards: shown, never ranked. It has no members: any organizer submits its runs.
/// </summary>
public sealed class AddUnrankedTeam(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Answers the team's id.</summary>
    public async Task<Answer<Guid>> ExecuteAsync(string slug, string name, bool isHuman, Actor actor, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length is 0 or > TeamName.MaxLength)
        {
            return new Refusal("team.name-length", ("limit", TeamName.MaxLength));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var accountId = actor.AccountId!.Value;
        var normalized = TeamName.Normalize(name);
        if (await db.Teams.AnyAsync(row => row.CompetitionId == competition.Id && row.NormalizedName == normalized, cancellationToken))
        {
            return new Refusal("team.name-taken", ("name", name));
        }

        var now = time.GetUtcNow().UtcDateTime;
        var team = new Team { CompetitionId = competition.Id, Name = name, NormalizedName = normalized, Kind = isHuman ? TeamKind.Human : TeamKind.Baseline, CreatedAt = now };
        db.Teams.Add(team);
        db.Registrations.Add(new Registration
        {
            TeamId = team.Id,
            CompetitionId = competition.Id,
            State = RegistrationState.Approved,
            RequestedBy = accountId,
            RequestedAt = now,
            RulesAcceptedAt = now,
            DecidedBy = accountId,
            DecidedAt = now,
        });
        var tracks = await db.Tracks.Where(row => row.CompetitionId == competition.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        db.TeamTracks.AddRange(tracks.Select(track => new TeamTrack { TeamId = team.Id, TrackId = track }));
        Editing.AddAudit(db, competition.Id, actor, now, isHuman ? "human.added" : "baseline.added", name);
        var saved = await Editing.TrySaveAsync(db, cancellationToken);
        return saved.IsRefused ? saved.Refusal : team.Id;
    }
}
