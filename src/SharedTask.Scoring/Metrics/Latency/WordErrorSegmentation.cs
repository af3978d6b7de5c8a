namespace SharedTask.Scoring.Metrics.Latency;

/// <summary>
/// Divides a translation into the segments of its reference with the fewest word errors between each and its own (Matusov et al. 2005),
/// equal to mweralign, which grew from mwerSegmenter, for one reference, without penalties; as there, a segment that ends before the first word of the
/// translation costs one error more. Of equally good alignments it takes what those tools
/// take: a substitution or match only if it costs less than either other step, and a missing word rather than a surplus one.
/// </summary>
public static class WordErrorSegmentation
{
    /// <summary>The greatest number of words of a translation or a reference.</summary>
    public const int MaxWords = 40_000;

    /// <summary>The greatest product of the words of a translation and the segments of its reference: at 2 bytes each, 200 MB are kept.</summary>
    public const long MaxBoundaries = 100_000_000;

    /// <summary>Divides a translation, in a time that grows with the product of its words and those of the reference.</summary>
    /// <param name="translation">The words of the translation, as numbers.</param>
    /// <param name="reference">The words of each segment of the reference, as numbers; at least one segment, any of which may be empty.</param>
    /// <returns>How many words of the translation stand before the end of each segment; the last is all of them.</returns>
    /// <exception cref="ArgumentException">There are no segments, or more words or boundaries than the greatest number.</exception>
    public static int[] Ends(ReadOnlySpan<int> translation, IReadOnlyList<int[]> reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Count == 0 || !Fits(translation.Length, reference.Sum(segment => (long)segment.Length), reference.Count))
        {
            throw new ArgumentException($"There have to be segments, at most {MaxWords} words on either side, and at most {MaxBoundaries} boundaries.", nameof(reference));
        }

        var starts = new ushort[(long)(translation.Length + 1) * reference.Count];
        var row = new AlignmentRow(reference);
        for (var word = 0; word < translation.Length; word++)
        {
            row.Take(translation[word], word + 1, starts.AsSpan((word + 1) * reference.Count, reference.Count));
        }

        return Trace(starts, translation.Length, reference.Count);
    }

    /// <summary>Whether a translation is small enough to be divided.</summary>
    /// <param name="translation">How many words it has.</param>
    /// <param name="reference">How many words the reference has.</param>
    /// <param name="segments">How many segments the reference has.</param>
    /// <returns>Whether <see cref="Ends"/> takes it.</returns>
    public static bool Fits(long translation, long reference, long segments) =>
        translation <= MaxWords && reference <= MaxWords && (translation + 1) * segments <= MaxBoundaries;

    private static int[] Trace(ushort[] starts, int words, int segments)
    {
        var ends = new int[segments];
        var end = words;
        for (var segment = segments - 1; segment >= 0; segment--)
        {
            ends[segment] = end;
            end = starts[((long)end * segments) + segment];
        }

        return ends;
    }
}
