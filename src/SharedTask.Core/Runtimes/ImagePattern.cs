namespace SharedTask.Core.Runtimes;

/// <summary>Compares names of images with names in which a <c>*</c> stands for any characters.</summary>
public static class ImagePattern
{
    public const int Longest = 200;

    /// <summary>The pattern that means an image most closely: its very name, else the one with the most characters besides stars.</summary>
    public static T? FindClosest<T>(IEnumerable<T> candidates, Func<T, string> patternOf, string image)
        where T : class => candidates
            .Where(candidate => Matches(patternOf(candidate), image))
            .OrderByDescending(candidate => patternOf(candidate).Contains('*', StringComparison.Ordinal) ? patternOf(candidate).Count(letter => letter != '*') : int.MaxValue)
            .ThenBy(patternOf, StringComparer.Ordinal)
            .FirstOrDefault();

    public static bool IsPattern(string text) =>
        text.Length is > 0 and <= Longest && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or ':' or '.' or '-' or '_' or '@' or '*');

    public static bool Matches(string pattern, string image)
    {
        // Greedy, going back to the last star: linear for every pattern that anybody writes.
        var (at, from, star, mark) = (0, 0, -1, 0);
        while (from < image.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, mark) = (at++, from);
            }
            else if (at < pattern.Length && pattern[at] == image[from])
            {
                (at, from) = (at + 1, from + 1);
            }
            else if (star >= 0)
            {
                (at, from) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).Trim('*').IsEmpty;
    }
}
