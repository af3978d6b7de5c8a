namespace SharedTask.Core.Evaluations;

/// <summary>The names of queues, as competitions carry them and workers are told them.</summary>
public static class QueueNames
{
    /// <summary>The queue of every competition that was not given another.</summary>
    public const string Default = "default";

    public const string All = "*";

    public const int LongestName = 40;

    /// <summary>The names in a list parted by commas; <see langword="null"/> for all queues.</summary>
    public static IReadOnlyList<string>? Parse(string list) => list.Trim() == All ? null : list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
