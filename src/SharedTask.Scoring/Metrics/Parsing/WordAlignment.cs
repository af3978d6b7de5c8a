using System.Collections;
using System.Runtime.InteropServices;

namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>
/// Pairs the words of a run with those of the reference, as the CoNLL 2018 shared task does (Zeman et al. 2018). Words are paired where
/// they cover the same text. Around multi-word tokens, in the smallest stretches that cut none of them, words are paired by a longest
/// common subsequence of their forms in small letters.
/// </summary>
public sealed class WordAlignment
{
    /// <summary>The greatest product of the numbers of words in a stretch around multi-word tokens.</summary>
    public const long MaxCells = 1 << 26;

    private readonly Treebank gold;
    private readonly Treebank run;
    private readonly int[] goldOf;

    /// <summary>Pairs the words.</summary>
    /// <param name="gold">The reference.</param>
    /// <param name="run">A run with the same text.</param>
    public WordAlignment(Treebank gold, Treebank run)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(run);
        this.gold = gold;
        this.run = run;
        goldOf = new int[run.Words.Count];
        Array.Fill(goldOf, NotAligned);
        Align();
    }

    /// <summary>Stands for the partner of a word that has none.</summary>
    public const int NotAligned = -2;

    /// <summary>For each word of the run the number of its partner, or <see cref="NotAligned"/>.</summary>
    public ReadOnlySpan<int> GoldOf => goldOf;

    /// <summary>A word of the run at which a stretch begins that is too long to be aligned; its words have no partners.</summary>
    public int? TooLongAt { get; private set; }

    private void Align()
    {
        var (g, r) = (0, 0);
        while (g < gold.Words.Count && r < run.Words.Count)
        {
            var (goldWord, runWord) = (gold.Words[g], run.Words[r]);
            if (goldWord.IsPart || runWord.IsPart)
            {
                var (goldStart, runStart) = StretchStart(g, r);
                (g, r) = StretchEnd(goldStart, runStart, goldWord.IsPart ? goldWord.Span.End : runWord.Span.End);
                AlignStretch(goldStart..g, runStart..r);
            }
            else if (goldWord.Span.Start == runWord.Span.Start && goldWord.Span.End == runWord.Span.End)
            {
                goldOf[r++] = g++;
            }
            else if (goldWord.Span.Start <= runWord.Span.Start)
            {
                g++;
            }
            else
            {
                r++;
            }
        }
    }

    /// <summary>A word that begins before the multi-word token of the other side is left out.</summary>
    private (int Gold, int Run) StretchStart(int g, int r)
    {
        var (goldWord, runWord) = (gold.Words[g], run.Words[r]);
        return goldWord.IsPart
            ? (g, !runWord.IsPart && runWord.Span.Start < goldWord.Span.Start ? r + 1 : r)
            : (goldWord.Span.Start < runWord.Span.Start ? g + 1 : g, r);
    }

    private (int Gold, int Run) StretchEnd(int g, int r, int end)
    {
        while (!IsBeyond(gold.Words, g, end) || !IsBeyond(run.Words, r, end))
        {
            var takesGold = g < gold.Words.Count && (r >= run.Words.Count || gold.Words[g].Span.Start <= run.Words[r].Span.Start);
            var word = takesGold ? gold.Words[g++] : run.Words[r++];
            end = word.IsPart ? Math.Max(end, word.Span.End) : end;
        }

        return (g, r);
    }

    private static bool IsBeyond(List<TreeWord> words, int word, int end) =>
        word >= words.Count || (words[word].IsPart ? words[word].Span.Start >= end : words[word].Span.End > end);

    private void AlignStretch(Range goldRange, Range runRange)
    {
        var goldWords = CollectionsMarshal.AsSpan(gold.Words)[goldRange];
        var runWords = CollectionsMarshal.AsSpan(run.Words)[runRange];
        if ((long)goldWords.Length * runWords.Length > MaxCells)
        {
            TooLongAt ??= runRange.Start.Value;
            return;
        }

        var dropsGold = Directions(goldWords, runWords);
        var (g, r) = (0, 0);
        while (g < goldWords.Length && r < runWords.Length)
        {
            if (goldWords[g].Form == runWords[r].Form)
            {
                goldOf[runRange.Start.Value + r++] = goldRange.Start.Value + g++;
            }
            else if (dropsGold[(g * runWords.Length) + r])
            {
                g++;
            }
            else
            {
                r++;
            }
        }
    }

    /// <summary>For each pair of places whether the longest common subsequence from there is as long without the reference's word.</summary>
    private static BitArray Directions(ReadOnlySpan<TreeWord> goldWords, ReadOnlySpan<TreeWord> runWords)
    {
        var dropsGold = new BitArray(goldWords.Length * runWords.Length);
        var below = new int[runWords.Length + 1];
        var lengths = new int[runWords.Length + 1];
        for (var g = goldWords.Length - 1; g >= 0; g--)
        {
            for (var r = runWords.Length - 1; r >= 0; r--)
            {
                var best = goldWords[g].Form == runWords[r].Form ? below[r + 1] + 1 : 0;
                lengths[r] = Math.Max(best, Math.Max(below[r], lengths[r + 1]));
                dropsGold[(g * runWords.Length) + r] = lengths[r] == below[r];
            }

            (below, lengths) = (lengths, below);
        }

        return dropsGold;
    }
}
