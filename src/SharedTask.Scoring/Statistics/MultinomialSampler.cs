using System.Numerics;

namespace SharedTask.Scoring.Statistics;

/// <summary>
/// Draws resamples of items that fall into cells: drawing n items with replacement and counting their cells is the same, in
/// distribution, as one draw of a multinomial with the cells' shares as probabilities.
/// </summary>
/// <remarks>
/// The draw splits the n items over a tree of cells by binomials. A binomial with the rational probability p is drawn exactly
/// and in whole numbers: every trial compares random bits with the binary digits of p until they differ, and 64 trials share one
/// random word, so that about n/32 words decide n trials. No logarithm, no rounding: the same counts on every machine. Where cells
/// have few items each, a tree would cost more than it saves, and items are drawn one by one.
/// </remarks>
public sealed class MultinomialSampler
{
    private const int FewItems = 10;

    private readonly int[] order;
    private readonly int[]? owners;
    private readonly long[] cumulative;
    private readonly long total;

    /// <summary>Prepares draws.</summary>
    /// <param name="counts">How many items each cell has.</param>
    public MultinomialSampler(ReadOnlySpan<long> counts)
    {
        // The largest cells first, so that most items are decided in few steps.
        var keys = counts.ToArray();
        order = [.. Enumerable.Range(0, keys.Length).OrderByDescending(cell => keys[cell])];
        cumulative = new long[keys.Length + 1];
        for (var rank = 0; rank < keys.Length; rank++)
        {
            cumulative[rank + 1] = cumulative[rank] + keys[order[rank]];
        }

        total = cumulative[^1];
        owners = total < (long)FewItems * keys.Length ? Owners(counts, (int)total) : null;
    }

    private MultinomialSampler(int[] owners)
    {
        this.owners = owners;
        (order, cumulative, total) = ([], [], owners.Length);
    }

    /// <summary>
    /// Prepares draws of the items themselves, one by one: with the same seed the same items are drawn for every run, which a test that
    /// compares two of them needs.
    /// </summary>
    /// <param name="cells">The cell of each item.</param>
    /// <returns>The sampler.</returns>
    public static MultinomialSampler OfItems(int[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return new(cells);
    }

    /// <summary>Draws as many items as the cells have together.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <param name="counts">Is given each cell's number of drawn items.</param>
    public void Draw(Xoshiro256 random, Span<long> counts)
    {
        ArgumentNullException.ThrowIfNull(random);
        counts.Clear();
        if (owners is not null)
        {
            for (var i = 0; i < owners.Length; i++)
            {
                counts[owners[random.Next((uint)owners.Length)]]++;
            }
        }
        else if (total > 0)
        {
            Split(random, 0, order.Length, total, counts);
        }
    }

    /// <summary>The cell of each item.</summary>
    private static int[] Owners(ReadOnlySpan<long> counts, int total)
    {
        var owners = new int[total];
        var item = 0;
        for (var cell = 0; cell < counts.Length; cell++)
        {
            owners.AsSpan(item, (int)counts[cell]).Fill(cell);
            item += (int)counts[cell];
        }

        return owners;
    }

    private void Split(Xoshiro256 random, int from, int to, long trials, Span<long> counts)
    {
        while (trials > 0)
        {
            if (to - from == 1)
            {
                counts[order[from]] = trials;
                return;
            }

            var middle = Middle(from, to);
            var left = Binomial(random, trials, cumulative[middle] - cumulative[from], cumulative[to] - cumulative[from]);
            Split(random, from, middle, left, counts);
            trials -= left;
            from = middle;
        }
    }

    /// <summary>The rank that cuts the weight of a range into halves as equal as the cells allow.</summary>
    private int Middle(int from, int to)
    {
        var half = cumulative[from] + ((cumulative[to] - cumulative[from]) / 2);
        var found = Array.BinarySearch(cumulative, from + 1, to - from - 1, half);
        return Math.Clamp(found < 0 ? ~found : found, from + 1, to - 1);
    }

    private static long Binomial(Xoshiro256 random, long trials, long numerator, long denominator)
    {
        long successes = 0;
        var open = trials;
        var remainder = numerator;
        if (numerator == denominator)
        {
            return trials;
        }

        while (open > 0 && remainder > 0)
        {
            // The next binary digit of the probability, by long division.
            remainder <<= 1;
            var digit = remainder >= denominator;
            var ones = CountOnes(random, open);
            if (digit)
            {
                remainder -= denominator;
                successes += open - ones;
                open = ones;
            }
            else
            {
                open -= ones;
            }
        }

        return successes;
    }

    private static long CountOnes(Xoshiro256 random, long bits)
    {
        long ones = 0;
        for (; bits >= 64; bits -= 64)
        {
            ones += BitOperations.PopCount(random.Next());
        }

        return bits == 0 ? ones : ones + BitOperations.PopCount(random.Next() >> (int)(64 - bits));
    }
}
