using SharedTask.Core.Competitions;

namespace SharedTask.Core.Bundles.Export;

/// <summary>A track in a phase, with the newest reference that is not known to be bad.</summary>
internal sealed record SourceReference(SourceTrack Track, ReferenceSet? Reference)
{
    /// <summary>Whether there is something to score against.</summary>
    public bool HasData => Reference is not null && Reference.FileName != ProgramSettings.NoReference;

    public string? Blob => HasData ? Reference!.BlobHash : null;
}
