using SharedTask.Core.Competitions;
using SharedTask.Core.Teams;

namespace SharedTask.Web.Tests.Infrastructure;

/// <summary>The least that takes a run: the competition "task" with the track "main" and the phase "test", and the team of the account "member".</summary>
internal static class UploadScene
{
    public static async Task BuildAsync(TestSite site)
    {
        var account = await site.AddAccountAsync("member");
        var now = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        var competition = new Competition { Slug = "task", Title = "Task", State = CompetitionState.Open, CreatedAt = now };
        var track = new Track { CompetitionId = competition.Id, Slug = "main", Title = "Main" };
        var phase = new Phase { CompetitionId = competition.Id, Slug = "test", Title = "Test", StartsAt = now };
        var team = new Team { CompetitionId = competition.Id, Name = "member", NormalizedName = "MEMBER", CreatedAt = now };
        await site.AddAsync(
            competition, track, phase, team,
            new PhaseTrack { PhaseId = phase.Id, TrackId = track.Id },
            new TeamMember { TeamId = team.Id, AccountId = account.Id, CompetitionId = competition.Id, IsLead = true, JoinedAt = now },
            new TeamTrack { TeamId = team.Id, TrackId = track.Id },
            new Registration { TeamId = team.Id, CompetitionId = competition.Id, State = RegistrationState.Approved, RequestedBy = account.Id, RequestedAt = now, RulesAcceptedAt = now });
    }
}
