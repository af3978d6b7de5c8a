using SharedTask.Core.Bundles.Plan;

namespace SharedTask.Core.Bundles.Import;

/// <summary>An uploaded bundle as it was read.</summary>
/// <param name="FileName">The upload's name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Reading">What was read; <see langword="null"/> if it could not be unpacked.</param>
/// <param name="Refusal">Why it could not be unpacked.</param>
/// <param name="IsImported">Whether it has become a competition already.</param>
/// <param name="ImportedAs">That competition's slug; <see langword="null"/> if it is gone again.</param>
public sealed record UploadedBundle(string FileName, long Bytes, BundleReading? Reading, Refusal? Refusal, bool IsImported, string? ImportedAs);
