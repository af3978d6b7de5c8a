using SharedTask.Core.Competitions;

namespace SharedTask.Core.Evaluations;

/// <summary>What a worker may take now.</summary>
public sealed record ClaimScope
{
    /// <summary>How long a claim holds without a sign of life.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>The queues that it serves (see <see cref="Competition.QueueLabel"/>); <see langword="null"/> for all.</summary>
    public IReadOnlyList<string>? Queues { get; init; }

    /// <summary>Whether it takes only what is done soon, because its other places are held by long runs.</summary>
    public bool ShortOnly { get; init; }

    /// <summary>From when on a scoring counts as long.</summary>
    public TimeSpan LongFrom { get; init; } = TimeSpan.FromSeconds(10);
}
