using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// distinct-n (Li et al. 2016): the number of different n-grams of all texts together, divided by the number of n-grams; in 0..1, the higher
/// the more varied. Words stand between white space. Undefined where there are no n-grams. It says nothing about references, and no
/// resampling fits it, for a text drawn twice lowers it.
/// </summary>
public sealed class DistinctNgrams
{
    private readonly int order;
    private readonly List<int> ngrams = [];
    private readonly List<int> ends = [];
    private readonly Dictionary<(int Shorter, int Word), int> numbers = [];
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly bool lowercase;
    private readonly CodePoints text = new();
    private readonly CodePoints other = new();

    /// <summary>Begins without texts.</summary>
    /// <param name="order">The order of the n-grams.</param>
    /// <param name="lowercase">Whether the case of letters is ignored.</param>
    public DistinctNgrams(int order, bool lowercase = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        this.order = order;
        this.lowercase = lowercase;
    }

    /// <summary>Adds a text.</summary>
    /// <param name="source">The text.</param>
    public void Add(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        text.Load(source);
        if (lowercase)
        {
            text.LowerTo(other);
        }

        var prepared = lowercase ? other.ToString() : source;
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var numbered = new List<int>();
        for (var start = 0; start < prepared.Length;)
        {
            var end = start;
            while (end < prepared.Length && !CharacterClass.IsSpace(prepared[end]))
            {
                end++;
            }

            if (end > start)
            {
                var word = prepared.AsSpan(start, end - start);
                if (!lookup.TryGetValue(word, out var number))
                {
                    number = words.Count;
                    lookup[word] = number;
                }

                numbered.Add(number);
            }

            start = end + 1;
        }

        AddNgrams(numbered);
    }

    /// <summary>distinct-n of some of the texts.</summary>
    /// <param name="texts">Their numbers, in the order in which they were added; each once.</param>
    /// <returns>The share of different n-grams; NaN if there are none.</returns>
    public double Value(ReadOnlySpan<int> texts)
    {
        var isSeen = new bool[numbers.Count + words.Count];
        long distinct = 0, all = 0;
        foreach (var one in texts)
        {
            for (var i = one == 0 ? 0 : ends[one - 1]; i < ends[one]; i++)
            {
                distinct += isSeen[ngrams[i]] ? 0 : 1;
                isSeen[ngrams[i]] = true;
                all++;
            }
        }

        return (double)distinct / all;
    }

    // An n-gram's number is that of its word, or one that is given to its (n-1)-gram and its last word.
    private void AddNgrams(List<int> numbered)
    {
        for (var start = 0; start + order <= numbered.Count; start++)
        {
            var ngram = numbered[start];
            for (var n = 1; n < order; n++)
            {
                ngram = Number((n == 1 ? ~ngram : ngram, numbered[start + n]));
            }

            ngrams.Add(ngram);
        }

        ends.Add(ngrams.Count);
    }

    private int Number((int Shorter, int Word) pair)
    {
        if (!numbers.TryGetValue(pair, out var number))
        {
            number = numbers.Count;
            numbers.Add(pair, number);
        }

        return number;
    }
}
