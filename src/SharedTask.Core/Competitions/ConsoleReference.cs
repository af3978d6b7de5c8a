using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Competitions;

/// <summary>The newest reference of a track in a phase, or that there is none.</summary>
public sealed record ConsoleReference(
    Guid TrackId,
    string TrackTitle,
    Guid PhaseId,
    string PhaseTitle,
    int Version,
    string? FileName,
    string? Sha256,
    ReferenceState? State,
    long? Items,
    IReadOnlyList<ScoringProblem> Problems);
