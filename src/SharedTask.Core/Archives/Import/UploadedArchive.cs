using SharedTask.Core.Archives.Reading;

namespace SharedTask.Core.Archives.Import;

/// <summary>An uploaded archive as it was read.</summary>
/// <param name="FileName">The upload's name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Reading">What was read.</param>
/// <param name="WithPeople">Whether people would come along.</param>
/// <param name="IsImported">Whether it has become a competition already.</param>
/// <param name="ImportedAs">That competition's slug; <see langword="null"/> if it is gone again.</param>
public sealed record UploadedArchive(string FileName, long Bytes, ArchiveReading Reading, bool WithPeople, bool IsImported, string? ImportedAs);
