using System.Runtime.InteropServices;

namespace SharedTask.Scoring.Metrics.Sequences;

/// <summary>
/// Counts gold and predicted spans and tags sentence by sentence, and sums the counts up over all sentences, over some of them, or
/// over a resample. Sums are of whole numbers: the order of sentences changes nothing.
/// </summary>
public sealed class SequenceTally
{
    private readonly List<(int Type, int Correct, int Predicted, int Gold)> spans = [];
    private readonly List<int> ends = [];
    private readonly List<(SpanCount Untyped, SpanCount Inside, int Tokens, int Correct)> sentences = [];
    private readonly List<TokenSpan> gold = [];
    private readonly List<TokenSpan> predicted = [];
    private int typeCount;

    /// <summary>How many sentences were added.</summary>
    public int Count => sentences.Count;

    /// <summary>Adds a sentence with tags.</summary>
    /// <param name="tags">The tags.</param>
    /// <param name="goldTags">The numbers of the gold tags, token by token.</param>
    /// <param name="predictedTags">The numbers of the predicted tags, as many.</param>
    /// <exception cref="ArgumentException">The two have different lengths.</exception>
    public void Add(TagSet tags, ReadOnlySpan<int> goldTags, ReadOnlySpan<int> predictedTags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (goldTags.Length != predictedTags.Length)
        {
            throw new ArgumentException("A sentence has as many predicted as gold tags.", nameof(predictedTags));
        }

        var correct = 0;
        long inside = 0, insidePredicted = 0, insideGold = 0;
        for (var token = 0; token < goldTags.Length; token++)
        {
            var isRight = goldTags[token] == predictedTags[token];
            var isGold = !tags.IsOutside(goldTags[token]);
            correct += isRight ? 1 : 0;
            insideGold += isGold ? 1 : 0;
            insidePredicted += tags.IsOutside(predictedTags[token]) ? 0 : 1;
            inside += isRight && isGold ? 1 : 0;
        }

        gold.Clear();
        predicted.Clear();
        tags.Read(goldTags, gold);
        tags.Read(predictedTags, predicted);
        AddSpans(new(inside, insidePredicted, insideGold), goldTags.Length, correct);
    }

    /// <summary>Adds a sentence with spans, which may overlap. Equal spans count once.</summary>
    /// <param name="goldSpans">The gold spans, in any order.</param>
    /// <param name="predictedSpans">The predicted spans, in any order.</param>
    public void Add(ReadOnlySpan<TokenSpan> goldSpans, ReadOnlySpan<TokenSpan> predictedSpans)
    {
        Take(goldSpans, gold);
        Take(predictedSpans, predicted);
        AddSpans(default, 0, 0);
    }

    /// <summary>The counts of all sentences.</summary>
    /// <returns>Their sum.</returns>
    public SequenceCounts Total()
    {
        var counts = new SequenceCounts(typeCount);
        for (var sentence = 0; sentence < sentences.Count; sentence++)
        {
            AddTo(counts, sentence, 1);
        }

        return counts;
    }

    /// <summary>The counts of some sentences.</summary>
    /// <param name="chosen">Their numbers; one that occurs twice counts twice.</param>
    /// <returns>Their sum.</returns>
    public SequenceCounts Total(ReadOnlySpan<int> chosen)
    {
        var counts = new SequenceCounts(typeCount);
        foreach (var sentence in chosen)
        {
            AddTo(counts, sentence, 1);
        }

        return counts;
    }

    /// <summary>Prepares to draw as many sentences as given from them, with replacement.</summary>
    /// <param name="chosen">The sentences to draw from.</param>
    /// <returns>What draws.</returns>
    public SequenceResampler Resampler(int[] chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        return new(this, chosen, typeCount);
    }

    /// <summary>Adds a sentence to counts, several times over.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="sentence">The sentence's number.</param>
    /// <param name="times">How many times.</param>
    internal void AddTo(SequenceCounts counts, int sentence, int times)
    {
        foreach (var (type, correct, guesses, golds) in CollectionsMarshal.AsSpan(spans)[(sentence == 0 ? 0 : ends[sentence - 1])..ends[sentence]])
        {
            counts.Types[type] += new SpanCount(correct, guesses, golds).Times(times);
        }

        var (untyped, inside, tokens, correctTokens) = sentences[sentence];
        counts.Untyped += untyped.Times(times);
        counts.InsideTokens += inside.Times(times);
        counts.Tokens += (long)times * tokens;
        counts.CorrectTokens += (long)times * correctTokens;
    }

    private static void Take(ReadOnlySpan<TokenSpan> from, List<TokenSpan> to)
    {
        to.Clear();
        to.AddRange(from);
        to.Sort();
        var kept = 0;
        for (var i = 0; i < to.Count; i++)
        {
            if (kept == 0 || to[i] != to[kept - 1])
            {
                to[kept++] = to[i];
            }
        }

        to.RemoveRange(kept, to.Count - kept);
    }

    private static bool AreAtOnePlace(TokenSpan left, TokenSpan right) => left.Start == right.Start && left.End == right.End;

    private void AddSpans(SpanCount inside, int tokens, int correctTokens)
    {
        var first = spans.Count;
        foreach (var span in gold)
        {
            CountSpan(first, span.Type, predicted.BinarySearch(span) >= 0 ? 1 : 0, 0, 1);
        }

        foreach (var span in predicted)
        {
            CountSpan(first, span.Type, 0, 1, 0);
        }

        ends.Add(spans.Count);
        sentences.Add((CountUntyped(), inside, tokens, correctTokens));
    }

    private void CountSpan(int first, int type, int correct, int guesses, int golds)
    {
        typeCount = Math.Max(typeCount, type + 1);
        for (var entry = first; entry < spans.Count; entry++)
        {
            var found = spans[entry];
            if (found.Type == type)
            {
                spans[entry] = (type, found.Correct + correct, found.Predicted + guesses, found.Gold + golds);
                return;
            }
        }

        spans.Add((type, correct, guesses, golds));
    }

    /// <summary>Counts places. Both lists are in order, so one pass over the two finds what they share.</summary>
    private SpanCount CountUntyped()
    {
        long correct = 0, guesses = 0, golds = 0;
        var (left, right) = (0, 0);
        while (left < gold.Count || right < predicted.Count)
        {
            var order = left == gold.Count ? 1 : right == predicted.Count ? -1
                : (gold[left] with { Type = 0 }).CompareTo(predicted[right] with { Type = 0 });
            correct += order == 0 ? 1 : 0;
            golds += order <= 0 ? 1 : 0;
            guesses += order >= 0 ? 1 : 0;
            left = order <= 0 ? Behind(gold, left) : left;
            right = order >= 0 ? Behind(predicted, right) : right;
        }

        return new(correct, guesses, golds);
    }

    private static int Behind(List<TokenSpan> list, int position)
    {
        var next = position + 1;
        while (next < list.Count && AreAtOnePlace(list[next], list[position]))
        {
            next++;
        }

        return next;
    }
}
