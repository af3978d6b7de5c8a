using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Competitions;

/// <summary>A run as its organizers see it, with every evaluation.</summary>
public sealed record ConsoleRun(
    Guid RunId,
    int Number,
    string Label,
    string FileName,
    string Sha256,
    long Bytes,
    string Team,
    string Track,
    string Phase,
    DateTime ReceivedAt,
    RunState State,
    string? ReasonKey,
    IReadOnlyList<ScoringProblem> Problems,
    int ProblemCount,
    double? RankingScore,
    IReadOnlyList<Evaluation> Evaluations,
    IReadOnlyList<Score> Scores);
