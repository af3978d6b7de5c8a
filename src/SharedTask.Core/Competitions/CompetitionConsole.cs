namespace SharedTask.Core.Competitions;

/// <summary>Everything that the organizers' console shows of a competition.</summary>
public sealed record CompetitionConsole
{
    public required Guid CompetitionId { get; init; }

    public required string Slug { get; init; }

    public required CompetitionState State { get; init; }

    /// <summary>What an edit names, so that it is refused if somebody else was faster.</summary>
    public required long Revision { get; init; }

    /// <summary>Whether the reader may say who else organizes.</summary>
    public required bool IsOwner { get; init; }

    public required CompetitionDetails Details { get; init; }

    public required IReadOnlyList<ConsoleTrack> Tracks { get; init; }

    public required IReadOnlyList<PhaseDetails> Phases { get; init; }

    public required IReadOnlyList<ConsoleReference> References { get; init; }

    public required IReadOnlyList<ConsoleOrganizer> Organizers { get; init; }

    public required ConsoleCounts Counts { get; init; }

    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }
}
