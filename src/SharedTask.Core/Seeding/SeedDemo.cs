using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Accounts;
using SharedTask.Core.Competitions;
using SharedTask.Core.Data;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Seeding;

/// <summary>
/// Fills an empty site with the demo's competitions, through the same use cases that people's clicks go through; the runs are scored by
/// the real workers afterwards.
/// </summary>
public sealed class SeedDemo(
    IDbContextFactory<SharedTaskDb> databases,
    CreateCompetition create,
    UpdateCompetitionDetails update,
    SaveTrack saveTrack,
    SavePhase savePhase,
    AddReferenceSet addReference,
    ChangeCompetitionState changeState,
    RegisterTeam register,
    SubmitRun submit,
    IBlobStore blobs,
    TimeProvider time)
{
    private const long MaxBytes = 10 * 1024 * 1024;

    /// <summary>Whether the site has no competition yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return !await db.Competitions.AnyAsync(cancellationToken);
    }

    /// <summary>Makes the competitions; <paramref name="memberOf"/> makes or finds the account that leads a team.</summary>
    public async Task ExecuteAsync(Account organizer, Func<string, Task<Account>> memberOf, CancellationToken cancellationToken)
    {
        var actor = new Actor(organizer.Id, organizer.IsAdministrator);
        foreach (var competition in DemoCompetitions.All)
        {
            await SeedAsync(competition, actor, memberOf, cancellationToken);
        }

        // A draft, so that the console shows one.
        await create.ExecuteAsync("Claim Normalization 2027", null, actor, cancellationToken);
    }

    private async Task SeedAsync(DemoCompetition demo, Actor organizer, Func<string, Task<Account>> memberOf, CancellationToken cancellationToken)
    {
        var today = time.GetUtcNow().UtcDateTime.Date;
        var slug = (await create.ExecuteAsync(demo.Title, demo.Address, organizer, cancellationToken)).Value;
        Check(await update.ExecuteAsync(
            slug, new CompetitionDetails { Title = demo.Title, Summary = demo.Summary, Overview = demo.Overview, Rules = demo.Rules }, organizer, cancellationToken));
        List<(DemoTrack Demo, Guid Id)> tracks = [];
        foreach (var track in demo.Tracks)
        {
            tracks.Add((track, (await saveTrack.ExecuteAsync(
                slug, new TrackDetails { Title = track.Title, PluginId = track.PluginId, ParametersJson = track.ParametersJson }, organizer, cancellationToken)).Value));
        }

        var phase = (await savePhase.ExecuteAsync(
            slug,
            new PhaseDetails
            {
                Title = demo.PhaseTitle,
                StartsAt = today.AddDays(demo.StartsInDays),
                EndsAt = today.AddDays(demo.EndsInDays).AddHours(36),
                RunsPerDay = 5,
                RunsInAll = 20,
                Visibility = demo.Visibility,
                ReleasesAt = demo.ReleasesInDays is { } release ? today.AddDays(release) : null,
                TrackIds = [.. tracks.Select(track => track.Id)],
            },
            organizer,
            cancellationToken)).Value;
        foreach (var (track, id) in tracks)
        {
            var blob = await PutAsync(DemoFiles.Reference(track), cancellationToken);
            Check(await addReference.ExecuteAsync(slug, id, phase, "reference.tsv", blob, organizer, cancellationToken));
        }

        Check(await changeState.ExecuteAsync(slug, CompetitionState.Open, organizer, cancellationToken));
        await SeedRunsAsync(demo, slug, tracks, memberOf, cancellationToken);
        if (demo.IsClosed)
        {
            Check(await changeState.ExecuteAsync(slug, CompetitionState.Closed, organizer, cancellationToken));
        }
    }

    private async Task SeedRunsAsync(
        DemoCompetition demo, string slug, List<(DemoTrack Demo, Guid Id)> tracks, Func<string, Task<Account>> memberOf, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var places = await (
            from track in db.Tracks
            join competition in db.Competitions on track.CompetitionId equals competition.Id
            join phase in db.Phases on competition.Id equals phase.CompetitionId
            where competition.Slug == slug
            select new { track.Id, Track = track.Slug, Phase = phase.Slug, phase.StartsAt })
            .ToDictionaryAsync(place => place.Id, cancellationToken);
        foreach (var (number, (name, affiliation, country, skill)) in demo.Teams.Index())
        {
            var account = await memberOf(name);
            var member = new Actor(account.Id, IsAdministrator: false);
            Check(await register.ExecuteAsync(
                new RegisterTeamCommand(slug, name, affiliation, country, [.. tracks.Select(track => track.Id)], "", RulesAccepted: true), member, cancellationToken));
            foreach (var (track, id) in tracks)
            {
                for (var run = 0; run < 2; run++)
                {
                    var blob = await PutAsync(DemoFiles.Run(track, skill + (0.03 * run), (number * 10) + run), cancellationToken);
                    var received = places[id].StartsAt.AddHours(7 + (number * 5) + (run * 20)).AddMinutes(number * 7);
                    var target = new RunTarget(slug, places[id].Track, places[id].Phase);
                    Check(await submit.ExecuteAsync(new SubmitRunCommand(target, run == 0 ? "first" : "tuned", "run.tsv", blob, received), member, cancellationToken));
                }
            }
        }
    }

    private async Task<StoredBlob> PutAsync(byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content);
        return (await blobs.PutAsync(stream, MaxBytes, cancellationToken)).Value;
    }

    private static void Check<T>(Answer<T> answer)
    {
        if (answer.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The demo was refused: {refusal.Key} {string.Join(", ", refusal.Facts)}");
        }
    }
}
