using SharedTask.Core.Competitions;

namespace SharedTask.Core.Archives.Content;

/// <summary>A version of the reference set of a track in a phase.</summary>
public sealed record ArchivedReference
{
    public required int Track { get; init; }

    public required int Version { get; init; }

    public required string FileName { get; init; }

    public required string Blob { get; init; }

    public required long Bytes { get; init; }

    public required ReferenceState State { get; init; }

    public long? Items { get; init; }

    public string? ProblemsJson { get; init; }

    public int? CreatedBy { get; init; }

    public required DateTime CreatedAt { get; init; }
}
