using System.Text;
using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>How smatch compares roles, concepts and constants: in small letters and without underscores at their ends.</summary>
internal static class SmatchText
{
    /// <summary>What is compared of a text.</summary>
    public static string Normalize(string text) => (Ascii.IsValid(text) ? text.ToLowerInvariant() : Lower(text)).TrimEnd('_');

    private static string Lower(string text)
    {
        var (points, lowered) = (new CodePoints(), new CodePoints());
        points.Load(text);
        LowerCase.Apply(points.Span, lowered);
        return lowered.ToString();
    }
}
