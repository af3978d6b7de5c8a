using SharedTask.Core.Accounts;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Teams;

namespace SharedTask.Testing;

/// <summary>
/// Makes an open competition: by default one track "main" with a scorer and a column that ranks by <c>macro_f1</c>, one phase
/// "evaluation" that has begun and has a ready reference, and no team. A test says only what matters to it.
/// </summary>
public sealed class CompetitionBuilder(string slug)
{
    private readonly List<TrackBuilder> tracks = [];
    private readonly List<(string Slug, Action<Phase>? Change)> phases = [];
    private readonly List<(string Name, TeamKind Kind)> teams = [];
    private readonly List<Action<Competition>> changes = [];
    private bool withReferences = true;

    public CompetitionBuilder()
        : this("task")
    {
    }

    public CompetitionBuilder With(Action<Competition> change)
    {
        changes.Add(change);
        return this;
    }

    public CompetitionBuilder Track(string trackSlug, Action<TrackBuilder>? change = null)
    {
        var track = new TrackBuilder(trackSlug);
        change?.Invoke(track);
        tracks.Add(track);
        return this;
    }

    public CompetitionBuilder Phase(string phaseSlug, Action<Phase>? change = null)
    {
        phases.Add((phaseSlug, change));
        return this;
    }

    /// <summary>Adds approved teams, each with one member, who leads it; they take part in every track.</summary>
    public CompetitionBuilder Teams(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            teams.Add((name, TeamKind.Participant));
        }

        return this;
    }

    public CompetitionBuilder Baseline(string name)
    {
        teams.Add((name, TeamKind.Baseline));
        return this;
    }

    public CompetitionBuilder Human(string name)
    {
        teams.Add((name, TeamKind.Human));
        return this;
    }

    /// <summary>Leaves the references out: the gold comes late.</summary>
    public CompetitionBuilder WithoutReferences()
    {
        withReferences = false;
        return this;
    }

    public async Task<CompetitionScene> CreateAsync(TestDatabase database, CancellationToken cancellationToken)
    {
        var now = database.Now;
        var owner = NewAccount($"owner-of-{slug}", now);
        var competition = new Competition { Slug = slug, Title = $"Competition {slug}", State = CompetitionState.Open, CreatedAt = now, OpenedAt = now };
        changes.ForEach(change => change(competition));

        await using var db = database.CreateDbContext();
        db.AddRange(owner, competition, new Organizer { CompetitionId = competition.Id, AccountId = owner.Id, Role = OrganizerRole.Owner });

        var builtTracks = (tracks.Count > 0 ? tracks : [new TrackBuilder("main")]).ConvertAll(track => track.Build(competition.Id, now));
        builtTracks.ForEach(track => db.AddRange([track.Track, track.Scorer, .. track.Columns]));

        var builtPhases = (phases.Count > 0 ? phases : [("evaluation", null)]).ConvertAll(phase =>
        {
            var built = new Phase { CompetitionId = competition.Id, Slug = phase.Slug, Title = phase.Slug, StartsAt = now.AddDays(-1) };
            phase.Change?.Invoke(built);
            return built;
        });
        foreach (var (position, phase) in builtPhases.Index())
        {
            phase.Position = position;
            db.Add(phase);
            foreach (var (track, _, _) in builtTracks)
            {
                db.Add(new PhaseTrack { PhaseId = phase.Id, TrackId = track.Id });
                if (withReferences)
                {
                    db.Add(CompetitionScene.NewReference(track.Id, phase.Id, owner.Id, 1, now));
                }
            }
        }

        var builtTeams = teams.ConvertAll(team => AddTeam(db, competition.Id, team.Name, team.Kind, builtTracks, now));
        await db.SaveChangesAsync(cancellationToken);
        return new CompetitionScene(database, competition, owner, builtTracks, builtPhases, builtTeams);
    }

    internal static Account NewAccount(string name, DateTime now)
    {
        var id = Guid.CreateVersion7();
        var email = $"{name.Replace(' ', '-')}-{id:N}@example.org";
        return new Account
        {
            Id = id,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = id.ToString("N"),
            DisplayName = name,
            CreatedAt = now,
        };
    }

    private static SceneTeam AddTeam(
        Core.Data.SharedTaskDb db, Guid competitionId, string name, TeamKind kind, List<SceneTrack> tracks, DateTime now)
    {
        var member = NewAccount($"member-of-{name}", now);
        var team = new Team { CompetitionId = competitionId, Name = name, NormalizedName = name.ToUpperInvariant(), Kind = kind, CreatedAt = now };
        db.AddRange(
            member,
            team,
            new TeamMember { TeamId = team.Id, AccountId = member.Id, CompetitionId = competitionId, IsLead = true, JoinedAt = now },
            new Registration
            {
                TeamId = team.Id,
                CompetitionId = competitionId,
                State = RegistrationState.Approved,
                RequestedBy = member.Id,
                RequestedAt = now,
                RulesAcceptedAt = now,
                DecidedAt = now,
            });
        foreach (var (track, _, _) in tracks)
        {
            db.Add(new TeamTrack { TeamId = team.Id, TrackId = track.Id });
        }

        return new SceneTeam(team, member);
    }
}
