using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Competitions;

/// <summary>A window of time with its own quota, references and visibility. Phases may overlap.</summary>
public sealed class Phase
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid CompetitionId { get; init; }

    /// <summary>Its name in addresses, unique in the competition.</summary>
    public required string Slug { get; set; }

    public required string Title { get; set; }

    public int Position { get; set; }

    public DateTime StartsAt { get; set; }

    /// <summary>The first moment at which it is too late; <see langword="null"/> if it never ends.</summary>
    public DateTime? EndsAt { get; set; }

    /// <summary>Runs that a team may submit per track and day (UTC); <see langword="null"/> for no limit.</summary>
    public int? RunsPerDay { get; set; }

    /// <summary>Runs that a team may submit per track in all; <see langword="null"/> for no limit.</summary>
    public int? RunsInAll { get; set; }

    public BoardVisibility Visibility { get; set; }

    /// <summary>From then on the public board stands still; <see langword="null"/> for never.</summary>
    public DateTime? FreezesAt { get; set; }

    /// <summary>From then on everything is shown, whatever was blind or frozen; <see langword="null"/> until somebody decides.</summary>
    public DateTime? ReleasesAt { get; set; }
}
