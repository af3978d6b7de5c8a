namespace SharedTask.Core.Runs;

/// <summary>One uploaded system output for one track in one phase.</summary>
public sealed class Run
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompetitionId { get; init; }

    public required Guid TrackId { get; init; }

    public required Guid PhaseId { get; init; }

    public required Guid TeamId { get; init; }

    public required Guid SubmittedBy { get; init; }

    /// <summary>Counted from 1 in the team, track and phase.</summary>
    public required int Number { get; init; }

    /// <summary>The team's own name for it.</summary>
    public string Label { get; set; } = "";

    public required string FileName { get; init; }

    /// <summary>The blob's SHA-256 in lower-case hex.</summary>
    public required string BlobHash { get; init; }

    public required long Bytes { get; init; }

    /// <summary>When the request that brought it began: what deadlines look at.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The day (UTC, as a day number) to which it counts.</summary>
    public required int QuotaDay { get; init; }

    /// <summary>Whether it counts against the quota now; given back when it is invalid or failed.</summary>
    public bool CountsAgainstQuota { get; set; }

    public RunState State { get; set; }

    /// <summary>Whether the team chose it as its official run.</summary>
    public bool IsOfficial { get; set; }

    /// <summary>Whether organizers took it out of the ranking, and why.</summary>
    public RunFlag Flag { get; set; }

    /// <summary>What the scorer's check found, a JSON array of problems.</summary>
    public string? ProblemsJson { get; set; }

    /// <summary>How many problems there were in all.</summary>
    public int ProblemCount { get; set; }

    /// <summary>Why it failed or waits, a text key; <see langword="null"/> where the state says all.</summary>
    public string? ReasonKey { get; set; }

    /// <summary>The worker that holds it, and until when that claim holds.</summary>
    public string? LeaseOwner { get; set; }

    public DateTime? LeaseUntil { get; set; }

    /// <summary>Claims since the last outcome: each whose worker died on the way is one too many.</summary>
    public int Attempts { get; set; }

    /// <summary>Attempts that ended in a fault of ours.</summary>
    public int Faults { get; set; }

    /// <summary>Not claimed again before then.</summary>
    public DateTime? NotBefore { get; set; }

    public DateTime? FinishedAt { get; set; }

    public long Revision { get; set; }
}
