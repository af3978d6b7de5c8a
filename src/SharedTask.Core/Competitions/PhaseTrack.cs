namespace SharedTask.Core.Competitions;

/// <summary>That a track takes part in a phase.</summary>
public sealed class PhaseTrack
{
    public required Guid PhaseId { get; init; }

    public required Guid TrackId { get; init; }

    /// <summary>How long a scoring takes lately, in milliseconds; <see langword="null"/> until one was measured.</summary>
    public double? ExpectedMilliseconds { get; set; }
}
