using SharedTask.Core.Archives.Content;
using SharedTask.Core.Competitions;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Archives.Import;

/// <summary>Makes the rows of teams, with members where people come along, their registrations and quotas.</summary>
internal sealed class TeamRows(
    Competition competition, IReadOnlyList<Track> tracks, IReadOnlyList<Phase> phases, bool withPeople, ArchiveGuard guard, RowList rows, Func<int?, Guid> personOf, IdSequence ids)
{
    public Team Make(ArchivedTeam team, int place)
    {
        var field = $"teams[{ArchiveGuard.Number(place)}]";
        guard.Require(team.Name.Trim().Length > 0, $"{field}.name");
        var made = rows.Add(
            new Team
            {
                Id = ids.Next(),
                CompetitionId = competition.Id,
                Name = team.Name,
                NormalizedName = TeamName.Normalize(team.Name),
                Affiliation = team.Affiliation,
                Country = team.Country,
                Kind = team.Kind,
                CreatedAt = team.CreatedAt,
            },
            field);
        guard.Unique(team.Tracks, $"{field}.tracks");
        rows.AddRange(team.Tracks.Select(track => new TeamTrack { TeamId = made.Id, TrackId = guard.At(tracks, track, $"{field}.tracks").Id }));
        if (withPeople)
        {
            rows.AddRange(team.Members.Select(member => new TeamMember
            {
                TeamId = made.Id,
                AccountId = personOf(member.Person),
                CompetitionId = competition.Id,
                IsLead = member.IsLead,
                JoinedAt = member.JoinedAt,
            }));
        }

        MakeRegistration(team.Registration, made, field);
        MakeQuotas(team.Quotas, made, $"{field}.quotas");
        return made;
    }

    private void MakeRegistration(ArchivedRegistration? registration, Team team, string field)
    {
        if (registration is null)
        {
            return;
        }

        rows.Add(
            new Registration
            {
                TeamId = team.Id,
                CompetitionId = competition.Id,
                State = registration.State,
                RequestedBy = personOf(registration.RequestedBy),
                RequestedAt = registration.RequestedAt,
                RulesAcceptedAt = registration.RulesAcceptedAt,
                Message = registration.Message,
                DecidedBy = registration.DecidedBy is { } person ? personOf(person) : null,
                DecidedAt = registration.DecidedAt,
                DecisionNote = registration.DecisionNote,
            },
            $"{field}.registration");
    }

    private void MakeQuotas(IReadOnlyList<ArchivedQuota> quotas, Team team, string field)
    {
        guard.Unique(quotas.Select(quota => (quota.Track, quota.Phase, quota.Day)), field);
        foreach (var quota in quotas)
        {
            guard.Require(quota.Used >= 0, field);
            rows.Add(
                new QuotaUse
                {
                    TeamId = team.Id,
                    TrackId = guard.At(tracks, quota.Track, field).Id,
                    PhaseId = guard.At(phases, quota.Phase, field).Id,
                    Day = quota.Day,
                    Used = quota.Used,
                },
                field);
        }
    }
}
