using SharedTask.Core.Competitions;

namespace SharedTask.Testing;

/// <summary>Says what matters of a track; see <see cref="CompetitionBuilder"/>.</summary>
public sealed class TrackBuilder(string slug)
{
    private readonly List<Action<Track>> changes = [];
    private readonly List<(string Metric, bool HigherIsBetter, int? RankOrder, bool Hidden)> columns = [];
    private string pluginId = "classification";
    private string parametersJson = "{}";
    private string? programHash;

    public TrackBuilder With(Action<Track> change)
    {
        changes.Add(change);
        return this;
    }

    public TrackBuilder Plugin(string id, string parameters = "{}")
    {
        pluginId = id;
        parametersJson = parameters;
        return this;
    }

    /// <summary>Has a program of the organizers score the track.</summary>
    public TrackBuilder Program(ProgramSettings settings)
    {
        programHash = settings.ProgramHash;
        return Plugin(ProgramSettings.PluginId, settings.ToJson());
    }

    /// <summary>Adds a column; the first is the one that ranks unless told otherwise.</summary>
    public TrackBuilder Column(string metric, bool higherIsBetter = true, int? rankOrder = null, bool hidden = false)
    {
        columns.Add((metric, higherIsBetter, columns.Count == 0 ? rankOrder ?? 1 : rankOrder, hidden));
        return this;
    }

    internal SceneTrack Build(Guid competitionId, DateTime now)
    {
        var track = new Track { CompetitionId = competitionId, Slug = slug, Title = $"Track {slug}" };
        changes.ForEach(change => change(track));
        var scorer = new Scorer
        {
            TrackId = track.Id,
            Version = 1,
            PluginId = pluginId,
            PluginVersion = "1.0.0",
            ParametersJson = parametersJson,
            ProgramHash = programHash,
            CreatedAt = now,
        };
        if (columns.Count == 0)
        {
            Column("macro_f1");
        }

        var built = columns.Index().Select(column => new LeaderboardColumn
        {
            TrackId = track.Id,
            Metric = column.Item.Metric,
            Title = column.Item.Metric,
            HigherIsBetter = column.Item.HigherIsBetter,
            RankOrder = column.Item.RankOrder,
            Hidden = column.Item.Hidden,
            Position = column.Index,
        });
        return new SceneTrack(track, scorer, [.. built]);
    }
}
