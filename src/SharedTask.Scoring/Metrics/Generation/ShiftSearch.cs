namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// The greedy search of TER: as long as it lowers the edit distance, the best move of a sequence of words is made that the reference
/// has too. Limits, and the order among equal moves, are tercom's as sacreBLEU reads them, for scores depend on them.
/// </summary>
internal sealed class ShiftSearch
{
    private const int MaxSize = 10;
    private const int MaxDistance = 50;
    private const int MaxCandidates = 1000;

    private readonly BandedEditDistance distance = new();
    private int[] current = [];
    private int[] shifted = [];
    private int[] best = [];
    private int[] alignment = [];
    private int[] hypothesisErrors = [];
    private int[] referenceErrors = [];

    /// <summary>The number of edits, shifts included.</summary>
    public int CountEdits(ReadOnlySpan<int> hypothesis, ReadOnlySpan<int> reference)
    {
        if (reference.IsEmpty)
        {
            return hypothesis.Length;
        }

        if (hypothesis.SequenceEqual(reference))
        {
            return 0;
        }

        Reserve(hypothesis.Length, reference.Length);
        hypothesis.CopyTo(current);
        distance.Start(hypothesis.Length, reference);
        distance.Fill(current.AsSpan(0, hypothesis.Length), 0);
        var shifts = 0;
        var candidates = 0;
        while (distance.Value > 0 && TryImprove(hypothesis.Length, reference, ref candidates, out var changed))
        {
            shifts++;
            (current, best) = (best, current);
            distance.Fill(current.AsSpan(0, hypothesis.Length), changed);
        }

        return shifts + distance.Value;
    }

    private void Reserve(int hypothesis, int reference)
    {
        if (current.Length < hypothesis)
        {
            current = new int[2 * hypothesis];
            shifted = new int[2 * hypothesis];
            best = new int[2 * hypothesis];
        }

        if (hypothesisErrors.Length <= hypothesis)
        {
            hypothesisErrors = new int[(2 * hypothesis) + 1];
        }

        if (alignment.Length <= reference)
        {
            alignment = new int[(2 * reference) + 1];
            referenceErrors = new int[(2 * reference) + 1];
        }
    }

    /// <summary>Finds the best move of all.</summary>
    /// <param name="length">The number of words of the hypothesis.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="candidates">How many moves have been tried for this pair of texts.</param>
    /// <param name="changed">The first word that the move changes.</param>
    /// <returns>Whether a move lowers the distance and the limit of trials is not reached.</returns>
    private bool TryImprove(int length, ReadOnlySpan<int> reference, ref int candidates, out int changed)
    {
        distance.Align(current.AsSpan(0, length), alignment, hypothesisErrors, referenceErrors);
        var words = current.AsSpan(0, length);
        var bestMove = (Gain: 0, Size: 0, Start: 0, Target: 0);
        changed = 0;
        for (var start = 0; start < length; start++)
        {
            var first = Math.Max(0, start - MaxDistance);
            var last = Math.Min(reference.Length - 1, start + MaxDistance);
            for (var target = first; target <= last; target++)
            {
                for (var size = 1; size <= MaxSize && start + size <= length && target + size <= reference.Length; size++)
                {
                    if (words[start + size - 1] != reference[target + size - 1])
                    {
                        break;
                    }

                    if (!IsWorthTrying(start, target, size))
                    {
                        continue;
                    }

                    TryTargets(length, start, target, size, ref candidates, ref bestMove, ref changed);
                    if (candidates >= MaxCandidates)
                    {
                        return false;
                    }
                }
            }
        }

        return bestMove.Gain > 0;
    }

    /// <summary>A move makes sense if words of both sides are wrong where it is taken from and goes to, and if it goes out of itself.</summary>
    private bool IsWorthTrying(int start, int target, int size) =>
        hypothesisErrors[start + size] > hypothesisErrors[start]
        && referenceErrors[target + size] > referenceErrors[target]
        && (alignment[target] < start || alignment[target] >= start + size);

    private void TryTargets(int length, int start, int target, int size, ref int candidates, ref (int Gain, int Size, int Start, int Target) bestMove, ref int changed)
    {
        var previous = -1;
        for (var offset = -1; offset < size; offset++)
        {
            var index = target + offset < 0 ? 0 : alignment[target + offset] + 1;
            if (index == previous)
            {
                continue;
            }

            previous = index;
            candidates++;
            Shift(length, start, size, index);
            var from = Math.Min(start, index);

            // Moves that gain nothing, or less than the best one, need not be measured to the end.
            var limit = distance.Value - Math.Max(1, bestMove.Gain);
            var found = distance.Try(shifted.AsSpan(0, length), from, limit);
            if (found > limit)
            {
                continue;
            }

            var move = (Gain: distance.Value - found, Size: size, Start: start, Target: index);
            if (IsBetter(move, bestMove))
            {
                bestMove = move;
                changed = from;
                shifted.AsSpan(0, length).CopyTo(best);
            }
        }
    }

    private static bool IsBetter((int Gain, int Size, int Start, int Target) move, (int Gain, int Size, int Start, int Target) best) =>
        move.Gain != best.Gain ? move.Gain > best.Gain
        : move.Size != best.Size ? move.Size > best.Size
        : move.Start != best.Start ? move.Start < best.Start
        : move.Target < best.Target;

    private void Shift(int length, int start, int size, int target)
    {
        var words = current.AsSpan(0, length);
        var moved = words.Slice(start, size);
        var to = shifted.AsSpan(0, length);
        words.CopyTo(to);
        if (target < start)
        {
            moved.CopyTo(to[target..]);
            words[target..start].CopyTo(to[(target + size)..]);
        }
        else
        {
            // Behind its place, or inside itself: then it goes as many words on as the target is inside.
            var end = target > start + size ? target : Math.Min(length, target + size);
            words[(start + size)..end].CopyTo(to[start..]);
            moved.CopyTo(to[(end - size)..]);
        }
    }
}
