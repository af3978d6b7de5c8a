namespace SharedTask.Scoring.Metrics.Latency;

/// <summary>
/// A row of the table of edit distances between the words of a translation up to one and those of a reference, at whose places also
/// stands where the segment of the translation began that leads there.
/// </summary>
internal sealed class AlignmentRow
{
    // Where a segment of the reference ends, instead of a word.
    private const int Mark = int.MinValue;

    private readonly int[] words;
    private readonly (int Cost, ushort Start)[] places;

    /// <summary>The row before the first word. As in the reference tools, passing by an end costs as much as a missing word here, and nothing later.</summary>
    /// <param name="reference">The words of each segment.</param>
    public AlignmentRow(IReadOnlyList<int[]> reference)
    {
        words = [.. reference.SelectMany(segment => segment.Append(Mark))];
        places = [.. Enumerable.Range(0, words.Length + 1).Select(place => (place, (ushort)0))];
    }

    /// <summary>Goes on by a word of the translation.</summary>
    /// <param name="word">The word.</param>
    /// <param name="count">How many words the translation has with it.</param>
    /// <param name="starts">Is given where each segment began if it ends behind this word.</param>
    public void Take(int word, int count, Span<ushort> starts)
    {
        var (diagonal, left) = (places[0], (Cost: count, Start: (ushort)0));
        places[0] = left;
        var segment = 0;
        for (var place = 1; place < places.Length; place++)
        {
            var above = places[place];
            if (words[place - 1] == Mark)
            {
                starts[segment++] = left.Start;
                left.Start = (ushort)count;
            }
            else
            {
                left = Cheapest(left, above, (diagonal.Cost + (words[place - 1] == word ? 0 : 1), diagonal.Start));
            }

            diagonal = above;
            places[place] = left;
        }
    }

    private static (int Cost, ushort Start) Cheapest((int Cost, ushort Start) left, (int Cost, ushort Start) above, (int Cost, ushort Start) diagonal) =>
        diagonal.Cost <= left.Cost && diagonal.Cost <= above.Cost ? diagonal
            : left.Cost <= above.Cost ? (left.Cost + 1, left.Start)
            : (above.Cost + 1, above.Start);
}
