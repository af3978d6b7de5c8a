using SharedTask.Core.Archives.Content;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Archives.Import;

/// <summary>Makes the rows of tracks, their columns and their scorers.</summary>
internal sealed class TrackRows(Competition competition, ArchiveGuard guard, RowList rows, IdSequence ids)
{
    /// <summary>Every version of every scorer, by the track's place.</summary>
    public Dictionary<(int Track, int Version), Guid> Scorers { get; } = [];

    public Track Make(ArchivedTrack track, int place)
    {
        var field = $"tracks[{ArchiveGuard.Number(place)}]";
        guard.Require(track.Slug == Slug.From(track.Slug, ""), $"{field}.slug");
        guard.Require(track.MaxRunBytes > 0, $"{field}.maxRunBytes");
        var made = rows.Add(
            new Track
            {
                Id = ids.Next(),
                CompetitionId = competition.Id,
                Slug = track.Slug,
                Title = track.Title,
                Description = track.Description,
                Position = track.Position,
                RunSelection = track.RunSelection,
                RankingRule = track.RankingRule,
                TieRule = track.TieRule,
                MaxRunBytes = track.MaxRunBytes,
            },
            field);
        guard.Unique(track.Columns.Select(column => column.Metric), $"{field}.columns");
        foreach (var column in track.Columns)
        {
            guard.Require(column.Digits is >= 0 and <= 15, $"{field}.columns.digits");
            rows.Add(
                new LeaderboardColumn
                {
                    Id = ids.Next(),
                    TrackId = made.Id,
                    Metric = column.Metric,
                    Title = column.Title,
                    HigherIsBetter = column.HigherIsBetter,
                    Digits = column.Digits,
                    Position = column.Position,
                    RankOrder = column.RankOrder,
                    Hidden = column.Hidden,
                },
                $"{field}.columns");
        }

        foreach (var scorer in track.Scorers)
        {
            var row = MakeScorer(scorer, made, field);
            guard.Require(Scorers.TryAdd((place, scorer.Version), row.Id), $"{field}.scorers");
        }

        return made;
    }

    private Scorer MakeScorer(ArchivedScorer scorer, Track track, string field)
    {
        field = $"{field}.scorers";
        guard.Require(scorer.Version > 0, $"{field}.version");
        var (parameters, programHash) = Parameters(scorer, field);
        return rows.Add(
            new Scorer
            {
                Id = ids.Next(),
                TrackId = track.Id,
                Version = scorer.Version,
                PluginId = scorer.PluginId,
                PluginVersion = scorer.PluginVersion,
                ParametersJson = parameters,
                LimitsJson = Limits(scorer, field),
                ProgramHash = programHash,
                Seed = scorer.Seed,
                CreatedAt = scorer.CreatedAt,
            },
            field);
    }

    private string Limits(ArchivedScorer scorer, string field)
    {
        guard.Require(ScorerLimits.TryParse(scorer.LimitsJson, out var limits), $"{field}.limitsJson");
        return limits.ToJson();
    }

    /// <summary>The parameters to the letter; of a scoring program, with the files that the archive holds and no others.</summary>
    private (string Parameters, string? ProgramHash) Parameters(ArchivedScorer scorer, string field)
    {
        guard.Json(scorer.ParametersJson, $"{field}.parametersJson");
        if (scorer.PluginId != ProgramSettings.PluginId)
        {
            guard.Require(scorer.ProgramHash is null or { Length: 64 }, $"{field}.programHash");
            return (scorer.ParametersJson, scorer.ProgramHash);
        }

        var settings = ProgramParameters.Read(scorer.ParametersJson);
        guard.Require(settings is not null && scorer.ProgramHash == settings.ProgramHash, $"{field}.parametersJson");
        var held = settings! with
        {
            ProgramHash = guard.Blob(settings.ProgramHash, $"{field}.programHash"),
            IngestionHash = settings.IngestionHash is { } ingestion ? guard.Blob(ingestion, $"{field}.parametersJson") : null,
            InputDataHash = settings.InputDataHash is { } input ? guard.Blob(input, $"{field}.parametersJson") : null,
        };
        return (held == settings ? scorer.ParametersJson : held.ToJson(), held.ProgramHash);
    }
}
