using SharedTask.Core.Bundles.Trial;

namespace SharedTask.Worker.Programs.Twins;

/// <summary>A twin, and the scores of both on the run that is shown.</summary>
internal sealed record FoundTwin(TwinOffer Offer, IReadOnlyList<TrialScore> Scores);
