using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>What one task, or one phase of CodaLab's, is scored with.</summary>
internal sealed record TaskParts(ImportProgram? Scoring, ImportProgram? Ingestion, bool IngestionOnlyDuringScoring, BundlePart? InputData, BundlePart? Reference)
{
    /// <summary>Equal for tasks that may share a track: a track has one scorer.</summary>
    public string ScorerKey => $"{Scoring?.Fingerprint}/{Ingestion?.Fingerprint}/{(Ingestion is null ? "" : InputData?.Path)}/{IngestionOnlyDuringScoring}";
}
