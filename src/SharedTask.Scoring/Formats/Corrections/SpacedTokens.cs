using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Formats.Corrections;

/// <summary>Texts whose tokens are parted by white space of any kind, also that of other scripts.</summary>
internal static class SpacedTokens
{
    /// <summary>The tokens of a text.</summary>
    public static string[] Split(string text)
    {
        var tokens = new List<string>();
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && !CharacterClass.IsSpace(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                tokens.Add(text[start..end]);
            }

            start = end;
        }

        return [.. tokens];
    }

    /// <summary>A text without white space around it.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && CharacterClass.IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && CharacterClass.IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }
}
