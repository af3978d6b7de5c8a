namespace SharedTask.Core.Competitions;

/// <summary>A versioned, hashed gold standard of a track for a phase. A change makes a new version; the newest ready one counts.</summary>
public sealed class ReferenceSet
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid TrackId { get; init; }

    public required Guid PhaseId { get; init; }

    /// <summary>Counted from 1 in the track and phase.</summary>
    public required int Version { get; init; }

    public required string FileName { get; init; }

    /// <summary>The blob's SHA-256 in lower-case hex.</summary>
    public required string BlobHash { get; init; }

    public required long Bytes { get; init; }

    public ReferenceState State { get; set; }

    /// <summary>How many items the scorer counted in it.</summary>
    public long? Items { get; set; }

    /// <summary>What the scorer's check found, a JSON array of problems.</summary>
    public string? ProblemsJson { get; set; }

    public required Guid CreatedBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The worker that is checking it, and until when that claim holds.</summary>
    public string? LeaseOwner { get; set; }

    public DateTime? LeaseUntil { get; set; }

    /// <summary>Claims for a check: each whose worker died on the way is one too many.</summary>
    public int Attempts { get; set; }

    /// <summary>Checks that ended in a fault of ours.</summary>
    public int Faults { get; set; }
}
