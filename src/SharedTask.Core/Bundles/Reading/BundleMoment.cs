namespace SharedTask.Core.Bundles.Reading;

/// <summary>A moment as an author wrote it.</summary>
/// <param name="Utc">The moment that was meant.</param>
/// <param name="HasTime">Whether a time of day was written.</param>
/// <param name="HasOffset">Whether it was written on other clocks than UTC's.</param>
/// <param name="IsAmbiguous">Whether day and month could be exchanged.</param>
/// <param name="UnknownZone">The name of a zone that is not known; the time was read as UTC.</param>
internal sealed record BundleMoment(DateTime Utc, bool HasTime, bool HasOffset, bool IsAmbiguous, string? UnknownZone)
{
    /// <summary>Whether it was read with the day first, where the month first would have been possible.</summary>
    public bool IsDayFirst { get; init; }
}
