using SharedTask.Core.Runs;

namespace SharedTask.Core.Competitions;

/// <summary>Which runs organizers want to see; what is left out does not matter.</summary>
public sealed record RunFilter
{
    public Guid? TrackId { get; init; }

    public Guid? PhaseId { get; init; }

    public RunState? State { get; init; }

    /// <summary>Whether only runs count that wait for a corrected scorer or reference.</summary>
    public bool HeldOnly { get; init; }

    /// <summary>A part of the team's name.</summary>
    public string Team { get; init; } = "";

    /// <summary>Where the page begins, as the page before says; <see langword="null"/> for the newest runs.</summary>
    public RunCursor? After { get; init; }
}
