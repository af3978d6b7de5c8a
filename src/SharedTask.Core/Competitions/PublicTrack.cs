namespace SharedTask.Core.Competitions;

/// <summary>A track as everybody sees it.</summary>
public sealed record PublicTrack(Guid TrackId, string Slug, string Title, string Description, string? PluginId, string? ParametersJson)
{
    /// <summary>How the files of a run are called, where a run has several.</summary>
    public string? RunFiles => Competitions.RunFiles.PatternOf(ParametersJson);
}
