using System.Text;

namespace SharedTask.Scoring.Formats.Situations;

/// <summary>What the words of frames mean, in any case.</summary>
internal static class FrameWords
{
    private static readonly string[] Current = ["current"];
    private static readonly string[] NotCurrent = ["", "past", "future", "not_current", "past only"];
    private static readonly string[] Insufficient = ["insufficient", "insufficent", "insufficient/unknown"];
    private static readonly string[] Sufficient = ["", "none", "sufficient"];
    private static readonly string[] True = ["true"];
    private static readonly string[] False = ["", "false"];
    private static readonly string[] Levels = ["0", "1", "2", "3", "4"];
    private static readonly string[] NoLevels = ["", "none", "scope_not_required", "severity_not_required"];

    /// <summary>What a status may be.</summary>
    public const string Statuses = "current, past, future or not_current";

    /// <summary>What a resolution may be.</summary>
    public const string Resolutions = "insufficient or sufficient";

    /// <summary>What an urgency may be.</summary>
    public const string Urgencies = "true or false";

    /// <summary>What a scope or a severity may be.</summary>
    public const string Degrees = "a number from 0 to 4, alone or before a name as in 2_injury, or none";

    /// <summary>Whether a status is that of now.</summary>
    public static bool? IsCurrent(ReadOnlySpan<byte> word) => Judge(word, Current, NotCurrent);

    /// <summary>Whether what is done is insufficient.</summary>
    public static bool? IsUnresolved(ReadOnlySpan<byte> word) => Judge(word, Insufficient, Sufficient);

    /// <summary>Whether a situation is urgent.</summary>
    public static bool? IsUrgent(ReadOnlySpan<byte> word) => Judge(word, True, False);

    /// <summary>Whether a scope or a severity is more than 1: <c>2_largegroup</c>, or <c>3</c>.</summary>
    public static bool? IsGreat(ReadOnlySpan<byte> word)
    {
        if (Judge(word, [], NoLevels) == false)
        {
            return false;
        }

        var end = word.IndexOf((byte)'_');
        var number = end < 0 ? word : word[..end];
        number = number.EndsWith(".0"u8) ? number[..^2] : number;
        return IsOneOf(number, Levels) ? number[0] > (byte)'1' : null;
    }

    private static bool? Judge(ReadOnlySpan<byte> word, string[] yes, string[] no) => IsOneOf(word, yes) ? true : IsOneOf(word, no) ? false : null;

    private static bool IsOneOf(ReadOnlySpan<byte> word, string[] words)
    {
        foreach (var one in words)
        {
            if (Ascii.EqualsIgnoreCase(word, one))
            {
                return true;
            }
        }

        return false;
    }
}
