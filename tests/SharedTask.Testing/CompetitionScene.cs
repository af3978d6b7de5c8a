using SharedTask.Core;
using SharedTask.Core.Accounts;
using SharedTask.Core.Competitions;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Testing;

/// <summary>What a <see cref="CompetitionBuilder"/> made, as it was made; the database may have moved on.</summary>
public sealed class CompetitionScene(
    TestDatabase database,
    Competition competition,
    Account owner,
    IReadOnlyList<SceneTrack> tracks,
    IReadOnlyList<Phase> phases,
    IReadOnlyList<SceneTeam> teams)
{
    private int runs;

    public Competition Competition => competition;

    public Account Owner => owner;

    public Actor OwnerActor => ActorOf(owner);

    /// <summary>The first track.</summary>
    public Track Track => tracks[0].Track;

    /// <summary>The first track's scorer.</summary>
    public Scorer Scorer => tracks[0].Scorer;

    /// <summary>The first phase.</summary>
    public Phase Phase => phases[0];

    public IReadOnlyList<SceneTrack> Tracks => tracks;

    public IReadOnlyList<Phase> Phases => phases;

    public IReadOnlyList<SceneTeam> Teams => teams;

    public static Actor ActorOf(Account account) => new(account.Id, account.IsAdministrator);

    public static ReferenceSet NewReference(Guid trackId, Guid phaseId, Guid createdBy, int version, DateTime now) => new()
    {
        TrackId = trackId,
        PhaseId = phaseId,
        Version = version,
        FileName = "gold.tsv",
        BlobHash = new string('a', 64),
        Bytes = 10,
        State = ReferenceState.Ready,
        CreatedBy = createdBy,
        CreatedAt = now,
    };

    public Track TrackOf(string slug) => tracks.Single(track => track.Track.Slug == slug).Track;

    public Phase PhaseOf(string slug) => phases.Single(phase => phase.Slug == slug);

    public Team TeamOf(string name) => Find(name).Team;

    public Account MemberOf(string team) => Find(team).Member;

    public Actor ActorOf(string team) => ActorOf(Find(team).Member);

    /// <summary>Puts a run into the database as if it had come just now (each a second after the one before), past <c>SubmitRun</c>.</summary>
    public async Task<Run> AddRunAsync(
        string team,
        CancellationToken cancellationToken,
        RunState state = RunState.Waiting,
        Track? track = null,
        Phase? phase = null,
        DateTime? receivedAt = null,
        string? blobHash = null,
        string fileName = "run.tsv",
        bool official = false)
    {
        var (owningTeam, member) = Find(team);
        var number = ++runs;
        var received = receivedAt ?? database.Now.AddSeconds(number);
        var run = new Run
        {
            CompetitionId = competition.Id,
            TrackId = (track ?? Track).Id,
            PhaseId = (phase ?? Phase).Id,
            TeamId = owningTeam.Id,
            SubmittedBy = member.Id,
            Number = number,
            FileName = fileName,
            BlobHash = blobHash ?? new string('b', 64),
            Bytes = 10,
            ReceivedAt = received,
            QuotaDay = DateOnly.FromDateTime(received).DayNumber,
            State = state,
            IsOfficial = official,
        };
        await database.AddAsync(cancellationToken, run);
        return run;
    }

    private SceneTeam Find(string team) => teams.Single(candidate => candidate.Team.Name == team);
}
