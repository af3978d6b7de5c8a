namespace SharedTask.Core.Competitions;

/// <summary>Everything that the organizers' console shows of a competition.</summary>
public sealed record CompetitionConsole(
    string Slug,
    CompetitionState State,
    bool IsOwner,
    CompetitionDetails Details,
    IReadOnlyList<ConsoleTrack> Tracks,
    IReadOnlyList<PhaseDetails> Phases,
    IReadOnlyList<ConsoleReference> References,
    IReadOnlyList<ConsoleTeam> Teams,
    IReadOnlyList<ChecklistItem> Checklist);
