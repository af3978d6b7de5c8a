using System.Text;

namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>Texts in small letters, as Python's <c>str.lower</c> makes them.</summary>
internal static class LowerText
{
    /// <summary>The text in small letters.</summary>
    public static string Of(string text) => Ascii.IsValid(text) ? text.ToLowerInvariant() : Lower(text);

    private static string Lower(string text)
    {
        var (points, lowered) = (new CodePoints(), new CodePoints());
        points.Load(text);
        LowerCase.Apply(points.Span, lowered);
        return lowered.ToString();
    }
}
