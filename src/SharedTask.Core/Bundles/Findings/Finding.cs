namespace SharedTask.Core.Bundles.Findings;

/// <summary>Something in a bundle that its organizers should know before they import it.</summary>
/// <param name="Severity">What it means for the import.</param>
/// <param name="Code">The key of its text, such as <c>date-ambiguous</c>.</param>
/// <param name="File">The file in the bundle; <see langword="null"/> for the bundle as a whole.</param>
/// <param name="Line">The line, counted from 1, where there is one.</param>
/// <param name="Key">The key in the file, such as <c>phases[1].start_date</c>.</param>
/// <param name="Effect">What will be done.</param>
/// <param name="Facts">What the text names.</param>
public sealed record Finding(
    FindingSeverity Severity, string Code, string? File, int? Line, string? Key, FindingEffect Effect, IReadOnlyDictionary<string, object?> Facts);
