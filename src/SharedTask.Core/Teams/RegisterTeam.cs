using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Notices;

namespace SharedTask.Core.Teams;

/// <summary>Registers a team in a competition; the actor becomes its lead.</summary>
public sealed class RegisterTeam(IDbContextFactory<SharedTaskDb> databases, TimeProvider time)
{
    /// <summary>Answers the team's id, or why it cannot be registered.</summary>
    public async Task<Answer<Guid>> ExecuteAsync(RegisterTeamCommand command, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } accountId)
        {
            return new Refusal("not-allowed");
        }

        var name = command.Name.Trim();
        if (name.Length is 0 or > TeamName.MaxLength)
        {
            return new Refusal("team.name-length", ("limit", TeamName.MaxLength));
        }

        if (!command.RulesAccepted)
        {
            return new Refusal("team.rules-not-accepted");
        }

        if (command.TrackIds.Count == 0)
        {
            return new Refusal("team.no-track");
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var competition = await db.Competitions.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Slug == command.CompetitionSlug && row.State == CompetitionState.Open, cancellationToken);
        if (competition is null)
        {
            return new Refusal("not-found");
        }

        if (await FindRefusalAsync(db, competition.Id, accountId, name, command.TrackIds, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var team = new Team
        {
            CompetitionId = competition.Id,
            Name = name,
            NormalizedName = TeamName.Normalize(name),
            Affiliation = Cut(command.Affiliation, 200),
            Country = command.Country.Length == 2 ? command.Country.ToUpperInvariant() : "",
            CreatedAt = now,
        };
        var approved = competition.Approval == RegistrationApproval.Automatic;
        db.Teams.Add(team);
        db.TeamMembers.Add(new TeamMember { TeamId = team.Id, AccountId = accountId, CompetitionId = competition.Id, IsLead = true, JoinedAt = now });
        db.TeamTracks.AddRange(command.TrackIds.Distinct().Select(track => new TeamTrack { TeamId = team.Id, TrackId = track }));
        db.Registrations.Add(new Registration
        {
            TeamId = team.Id,
            CompetitionId = competition.Id,
            State = approved ? RegistrationState.Approved : RegistrationState.Pending,
            RequestedBy = accountId,
            RequestedAt = now,
            RulesAcceptedAt = now,
            Message = Cut(command.Message, 4000),
            DecidedAt = approved ? now : null,
        });
        db.AuditEntries.Add(new AuditEntry { At = now, AccountId = accountId, CompetitionId = competition.Id, Action = "team.registered", Subject = name });
        if (!approved)
        {
            await TellOrganizersAsync(db, competition, name, now, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody took the name, or this account registered, between the look and the write: the unique indexes decide.
            return new Refusal("team.name-taken", ("name", name));
        }

        await transaction.CommitAsync(cancellationToken);
        return team.Id;
    }

    private static async Task<Refusal?> FindRefusalAsync(
        SharedTaskDb db, Guid competitionId, Guid accountId, string name, IReadOnlyCollection<Guid> trackIds, CancellationToken cancellationToken)
    {
        if (await db.TeamMembers.AnyAsync(row => row.CompetitionId == competitionId && row.AccountId == accountId, cancellationToken))
        {
            return new Refusal("team.already-in-one");
        }

        var normalized = TeamName.Normalize(name);
        if (await db.Teams.AnyAsync(row => row.CompetitionId == competitionId && row.NormalizedName == normalized, cancellationToken))
        {
            return new Refusal("team.name-taken", ("name", name));
        }

        var tracks = await db.Tracks.Where(row => row.CompetitionId == competitionId).Select(row => row.Id).ToListAsync(cancellationToken);
        return trackIds.Except(tracks).Any() ? new Refusal("not-found") : null;
    }

    private static async Task TellOrganizersAsync(SharedTaskDb db, Competition competition, string team, DateTime now, CancellationToken cancellationToken)
    {
        var organizers = await db.Organizers.Where(row => row.CompetitionId == competition.Id).Select(row => row.AccountId).ToListAsync(cancellationToken);
        var facts = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = team, ["competition"] = competition.Title });
        db.Notices.AddRange(organizers.Select(organizer => new Notice
        {
            AccountId = organizer,
            CompetitionId = competition.Id,
            Key = "registration.requested",
            FactsJson = facts,
            Link = $"/organize/{competition.Slug}/teams",
            CreatedAt = now,
        }));
    }

    private static string Cut(string text, int length) => text.Trim() is var trimmed && trimmed.Length > length ? trimmed[..length] : trimmed;
}
