using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Finds what somebody probably meant.</summary>
public static class NearMiss
{
    private const int MaxCandidates = 2000;
    private const int MaxLength = 100;

    /// <summary>The candidate that differs from a value in case or surrounding spaces alone, or in very few letters.</summary>
    /// <param name="value">The value, in UTF-8.</param>
    /// <param name="candidates">What it may have been meant to be.</param>
    /// <returns>The candidate's number, or -1 if none is near.</returns>
    public static int Find(ReadOnlySpan<byte> value, ByteStringTable candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return Find(value, candidates, candidates.Count);
    }

    /// <summary>The same among the first candidates of a table alone.</summary>
    /// <param name="value">The value, in UTF-8.</param>
    /// <param name="candidates">What it may have been meant to be, and others behind.</param>
    /// <param name="count">How many are candidates.</param>
    /// <returns>The candidate's number, or -1 if none is near.</returns>
    public static int Find(ReadOnlySpan<byte> value, ByteStringTable candidates, int count)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (value.Length > MaxLength || count > MaxCandidates)
        {
            return -1;
        }

        var wanted = Fold(value);
        var best = -1;
        var bestDistance = Math.Max(1, Math.Min(2, wanted.Length / 3)) + 1;
        for (var index = 0; index < count; index++)
        {
            var candidate = candidates[index].Length > MaxLength ? string.Empty : Fold(candidates[index]);
            if (candidate.Length > 0 && Math.Abs(candidate.Length - wanted.Length) < bestDistance)
            {
                var distance = Distance(wanted, candidate);

                // One-letter labels are all one letter apart.
                if (distance < bestDistance && distance < Math.Min(wanted.Length, candidate.Length))
                {
                    best = index;
                    bestDistance = distance;
                }
            }
        }

        return best;
    }

    private static string Fold(ReadOnlySpan<byte> value) =>
        UnicodeForm.Canonical(Encoding.UTF8.GetString(value).Trim().Trim('"', '\'')).ToUpperInvariant();

    /// <summary>The number of insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }
}
