using System.Globalization;

namespace SharedTask.Web.Shared;

/// <summary>The page of a list that an address asks for.</summary>
internal static class PageNumber
{
    /// <summary>Beyond it no list goes, and no database counts entries to skip.</summary>
    private const int Last = 1_000_000;

    /// <summary>The number; the first page for anything that is none.</summary>
    public static int Of(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, Last) : 1;
}
