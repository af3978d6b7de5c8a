using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>How smatch compares roles, concepts and constants: in small letters and without underscores at their ends.</summary>
internal static class SmatchText
{
    /// <summary>What is compared of a text.</summary>
    public static string Normalize(string text) => LowerText.Of(text).TrimEnd('_');
}
