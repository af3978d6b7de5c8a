using System.Globalization;

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
    FindingSeverity Severity, string Code, string? File, int? Line, string? Key, FindingEffect Effect, IReadOnlyDictionary<string, object?> Facts)
{
    /// <summary>The other lines of the file in which the same was found.</summary>
    public IReadOnlyList<int> MoreLines { get; init; } = [];

    /// <summary>The lines as people write them, such as <c>20, 29, 38</c>; empty without one.</summary>
    public string Lines => Line is { } line ? string.Join(", ", MoreLines.Prepend(line).Select(number => number.ToString(CultureInfo.InvariantCulture))) : "";
}
