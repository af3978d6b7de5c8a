using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SharedTask.Core.Data;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Metrics.Ranking;

namespace SharedTask.Core.Competitions;

/// <summary>
/// Adds or changes a track. A change of plugin, its version or its parameters makes a new scorer version; a new track takes the
/// columns that the plugin proposes and takes part in every phase.
/// </summary>
public sealed class SaveTrack(
    IDbContextFactory<SharedTaskDb> databases,
    IPluginLibrary plugins,
    UpdateLeaderboard leaderboards,
    ILeaderboardSignal boardSignal,
    IWorkSignal signal,
    IOptions<SiteLimits> limits,
    TimeProvider time)
{
    /// <summary>Answers the track's id.</summary>
    public async Task<Answer<Guid>> ExecuteAsync(string slug, TrackDetails details, Actor actor, CancellationToken cancellationToken)
    {
        var title = details.Title.Trim();
        if (title.Length is 0 or > 200)
        {
            return new Refusal("track.title-length", ("limit", 200));
        }

        // A track whose scorer is a program of the organizers keeps it until they choose a plugin.
        var keepsProgram = details is { TrackId: not null, PluginId: ProgramSettings.PluginId };
        var plugin = keepsProgram ? null : plugins.Find(details.PluginId);
        if (plugin is null && !keepsProgram)
        {
            return new Refusal("scorer.plugin-missing", ("plugin", details.PluginId));
        }

        if (plugin is not null && ParameterCheck.Check(plugin.Parameters, details.ParametersJson) is { } wrong)
        {
            return wrong;
        }

        if (limits.Value.Refuse(details.Limits) is { } tooMuch)
        {
            return tooMuch;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await Editing.FindAsync(db, slug, details.Revision, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var competition = found.Value;
        var track = details.TrackId is { } trackId
            ? await db.Tracks.SingleOrDefaultAsync(row => row.Id == trackId && row.CompetitionId == competition.Id, cancellationToken)
            : await AddAsync(db, competition, title, cancellationToken);
        if (track is null)
        {
            return new Refusal("not-found");
        }

        track.Title = title;
        track.Description = details.Description;
        track.RunSelection = details.RunSelection;
        track.RankingRule = details.RankingRule;
        track.TieRule = details.TieRule;
        track.MaxRunBytes = Math.Clamp(details.MaxRunMegabytes, 1, 2048) * 1024L * 1024L;
        if (plugin is not null)
        {
            await PutScorerAsync(db, track, plugin, details, cancellationToken);
        }
        else if (!await db.Scorers.AnyAsync(row => row.TrackId == track.Id && row.ProgramHash != null, cancellationToken))
        {
            return new Refusal("scorer.plugin-missing", ("plugin", details.PluginId));
        }
        else
        {
            await LimitAsync(db, await NewestAsync(db, track, cancellationToken), details.Limits, cancellationToken);
        }

        var saved = await Editing.SaveAsync(db, competition, actor, time.GetUtcNow().UtcDateTime, "track.saved", title, cancellationToken);
        if (saved.Refusal is { } conflict)
        {
            return conflict;
        }

        var boards = await TrackBoards.RebuildTrackAsync(db, leaderboards, track.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var board in boards)
        {
            boardSignal.Changed(board);
        }

        signal.ThereIsWork();
        return track.Id;
    }

    private static async Task<Track> AddAsync(SharedTaskDb db, Competition competition, string title, CancellationToken cancellationToken)
    {
        var tracks = await db.Tracks.Where(row => row.CompetitionId == competition.Id).Select(row => row.Slug).ToListAsync(cancellationToken);
        var track = new Track
        {
            CompetitionId = competition.Id,
            Slug = Slug.MakeUnique(Slug.From(title, "track"), tracks),
            Title = title,
            Position = tracks.Count,
        };
        db.Tracks.Add(track);
        var phases = await db.Phases.Where(row => row.CompetitionId == competition.Id).Select(row => row.Id).ToListAsync(cancellationToken);
        db.PhaseTracks.AddRange(phases.Select(phase => new PhaseTrack { PhaseId = phase, TrackId = track.Id }));
        return track;
    }

    private static bool AreSame(string oneJson, string otherJson)
    {
        using var one = JsonDocument.Parse(oneJson);
        using var other = JsonDocument.Parse(otherJson);
        return JsonElement.DeepEquals(one.RootElement, other.RootElement);
    }

    private static Task<Scorer?> NewestAsync(SharedTaskDb db, Track track, CancellationToken cancellationToken) =>
        db.Scorers.Where(row => row.TrackId == track.Id).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Other limits change no score: the version stays, and runs that waited because of the old ones go on.</summary>
    private static async Task LimitAsync(SharedTaskDb db, Scorer? scorer, ScorerLimits limits, CancellationToken cancellationToken)
    {
        if (scorer is not null && ScorerLimits.FromJson(scorer.LimitsJson) != limits)
        {
            scorer.LimitsJson = limits.ToJson();
            await RescoreRuns.ReleaseWaitingAsync(db, scorer.TrackId, null, cancellationToken);
        }
    }

    private async Task PutScorerAsync(SharedTaskDb db, Track track, PluginManifest plugin, TrackDetails details, CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(db, track, cancellationToken);
        if (newest is not null && newest.PluginId == plugin.Id && newest.PluginVersion == plugin.Version && AreSame(newest.ParametersJson, details.ParametersJson))
        {
            await LimitAsync(db, newest, details.Limits, cancellationToken);
            return;
        }

        db.Scorers.Add(new Scorer
        {
            TrackId = track.Id,
            Version = (newest?.Version ?? 0) + 1,
            PluginId = plugin.Id,
            PluginVersion = plugin.Version,
            ParametersJson = details.ParametersJson,
            LimitsJson = details.Limits.ToJson(),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        });
        if (newest?.PluginId != plugin.Id)
        {
            await db.LeaderboardColumns.Where(row => row.TrackId == track.Id).ExecuteDeleteAsync(cancellationToken);
            db.LeaderboardColumns.AddRange(ProposedColumns.For(track.Id, plugin));
        }

        // References are checked anew by what scores with them; runs that a faulty scorer held back may go on. A reference that runs
        // are scored against stays ready: were it taken away, an older version would score the runs of the meantime.
        var hasRuns = await db.Runs.AnyAsync(run => run.TrackId == track.Id, cancellationToken);
        await db.ReferenceSets
            .Where(row => row.TrackId == track.Id && (!hasRuns || row.State != ReferenceState.Ready))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.State, ReferenceState.Checking)
                    .SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.Faults, 0)
                    .SetProperty(row => row.LeaseOwner, (string?)null)
                    .SetProperty(row => row.LeaseUntil, (DateTime?)null),
                cancellationToken);
        await RescoreRuns.ReleaseWaitingAsync(db, track.Id, null, cancellationToken);
    }
}
