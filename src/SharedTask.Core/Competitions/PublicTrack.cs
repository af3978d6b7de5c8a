namespace SharedTask.Core.Competitions;

/// <summary>A track as everybody sees it.</summary>
public sealed record PublicTrack(Guid TrackId, string Slug, string Title, string Description, string? PluginId);
