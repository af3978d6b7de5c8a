using System.Numerics;

namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>A set of small numbers.</summary>
/// <param name="size">One more than the greatest number that there can be.</param>
internal sealed class BigSet(int size)
{
    private readonly ulong[] words = new ulong[(size + 63) / 64];

    /// <summary>Whether there are no numbers.</summary>
    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Adds a number.</summary>
    public void Add(int number) => words[number / 64] |= 1UL << (number % 64);

    /// <summary>Adds the numbers of another set of the same size.</summary>
    public void Add(BigSet other)
    {
        for (var word = 0; word < words.Length; word++)
        {
            words[word] |= other.words[word];
        }
    }

    /// <summary>Whether a number is there.</summary>
    public bool Contains(int number) => (words[number / 64] >> (number % 64) & 1) != 0;

    /// <summary>How many numbers two sets have in common.</summary>
    public int CountCommon(BigSet other)
    {
        var count = 0;
        for (var word = 0; word < Math.Min(words.Length, other.words.Length); word++)
        {
            count += BitOperations.PopCount(words[word] & other.words[word]);
        }

        return count;
    }
}
