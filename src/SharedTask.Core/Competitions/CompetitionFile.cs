namespace SharedTask.Core.Competitions;

/// <summary>A file that organizers give to teams, or keep beside their competition.</summary>
public sealed class CompetitionFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompetitionId { get; init; }

    public required CompetitionFileKind Kind { get; set; }

    public required string Title { get; set; }

    public required string FileName { get; init; }

    /// <summary>The blob's SHA-256 in lower-case hex.</summary>
    public required string BlobHash { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The phase whose start makes it public; <see langword="null"/> if it is public with the competition.</summary>
    public Guid? PhaseId { get; init; }

    public int Position { get; set; }
}
