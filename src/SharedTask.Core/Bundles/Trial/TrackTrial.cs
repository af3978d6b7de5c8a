namespace SharedTask.Core.Bundles.Trial;

/// <summary>What came of a track's program before the import.</summary>
public sealed record TrackTrial
{
    /// <summary>The track's place in the plan.</summary>
    public required int Track { get; init; }

    /// <summary>The sample in the bundle that was scored; <see langword="null"/> if there is none and the reference stood for it.</summary>
    public string? Sample { get; init; }

    public IReadOnlyList<TrialScore> Scores { get; init; } = [];

    /// <summary>Why there are no scores; empty if there are.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The last lines that the program printed, where it failed. They may show the reference: for organizers alone.</summary>
    public string Log { get; init; } = "";

    public TwinOffer? Twin { get; init; }
}
