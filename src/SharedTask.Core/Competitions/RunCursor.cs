using System.Globalization;

namespace SharedTask.Core.Competitions;

/// <summary>
/// A place in a list of runs, newest first: after so many of those received at this very moment. Unlike a page number it costs the
/// same on every page and does not move when runs arrive.
/// </summary>
public sealed record RunCursor(DateTime ReceivedAt, int Taken)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; <see langword="null"/> for anything else.</summary>
    public static RunCursor? Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var taken)
            ? new RunCursor(new DateTime(ticks, DateTimeKind.Utc), taken)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReceivedAt.Ticks}-{Taken}");
}
