using System.Text;

namespace Latency;

/// <summary>The length of a reference's text, counted as SimulEval does.</summary>
internal static class ReferenceLength
{
    /// <summary>Counts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="countsCharacters">Whether characters (code points, without blanks at the ends) are counted; otherwise what single spaces part.</param>
    /// <returns>The number; that of words is at least 1.</returns>
    public static int Of(ReadOnlySpan<byte> text, bool countsCharacters) =>
        countsCharacters ? Encoding.UTF8.GetString(text).Trim().EnumerateRunes().Count() : text.Count((byte)' ') + 1;
}
