using SharedTask.Core.Runs;

namespace SharedTask.Core.Evaluations;

/// <summary>How the site is doing.</summary>
public sealed record SiteState
{
    /// <summary>How many runs are in each state.</summary>
    public required IReadOnlyDictionary<RunState, int> Runs { get; init; }

    /// <summary>When the run came that has waited longest; <see langword="null"/> if none waits.</summary>
    public required DateTime? OldestQueued { get; init; }

    public required int UncheckedReferences { get; init; }

    public required int WaitingMails { get; init; }

    /// <summary>Why the newest of the mails that wait could not be sent.</summary>
    public required string? LastMailError { get; init; }

    /// <summary>Runs that failed or wait for somebody, newest first.</summary>
    public required IReadOnlyList<TroubledRun> Troubles { get; init; }
}
