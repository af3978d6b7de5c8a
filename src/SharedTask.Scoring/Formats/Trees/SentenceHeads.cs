using System.Runtime.InteropServices;
using SharedTask.Scoring.Metrics.Parsing;

namespace SharedTask.Scoring.Formats.Trees;

/// <summary>Checks that the heads of a sentence make a tree.</summary>
/// <param name="file">The file.</param>
/// <param name="allowsRoots">Whether a sentence may have several roots.</param>
/// <param name="problems">Where problems are reported.</param>
internal sealed class SentenceHeads(InputFile file, bool allowsRoots, ProblemList problems)
{
    private const string Column = "HEAD";

    /// <summary>A head that cannot be read, which was reported.</summary>
    public const int Unreadable = -1;

    private int[] reached = [];

    /// <summary>Replaces heads as they are written by the numbers of words, and reports those that are wrong.</summary>
    /// <param name="words">All words.</param>
    /// <param name="first">The sentence's first word; its words are the last ones.</param>
    /// <param name="line">The line on which the sentence begins.</param>
    public void Resolve(List<TreeWord> words, int first, int line)
    {
        var sentence = CollectionsMarshal.AsSpan(words)[first..];
        var (roots, isBad) = (0, false);
        foreach (ref var word in sentence)
        {
            if (word.Head > sentence.Length)
            {
                problems.Error(
                    ProblemCodes.OutOfRange,
                    $"Line {word.Span.Line}: the HEAD {word.Head} is outside of the sentence, which has {sentence.Length} {(sentence.Length == 1 ? "word" : "words")}.",
                    file.Name, word.Span.Line, Column, $"{word.Head}");
            }

            isBad |= word.Head == Unreadable || word.Head > sentence.Length;
            roots += word.Head == 0 ? 1 : 0;
            word = word with { Head = word.Head == 0 ? TreeWord.Root : first + word.Head - 1 };
        }

        if (!isBad)
        {
            CheckShape(sentence, first, line, roots);
        }
    }

    private void CheckShape(Span<TreeWord> sentence, int first, int line, int roots)
    {
        if (FindCycle(sentence, first) is { } word)
        {
            problems.Error(
                ProblemCodes.HeadCycle, $"Line {sentence[word].Span.Line}: the heads lead from the word {word + 1} back to it.", file.Name, sentence[word].Span.Line, Column);
        }
        else if (roots > 1 && !allowsRoots)
        {
            problems.Error(
                ProblemCodes.RootCount, $"Line {line}: the sentence that begins here has {roots} words with the HEAD 0, expected one.", file.Name, line, Column);
        }
    }

    /// <summary>Follows the heads of every word up to one from which the root was reached before.</summary>
    private int? FindCycle(Span<TreeWord> sentence, int first)
    {
        if (reached.Length < sentence.Length)
        {
            reached = new int[2 * sentence.Length];
        }

        Array.Clear(reached, 0, sentence.Length);
        for (var start = 0; start < sentence.Length; start++)
        {
            var word = start;
            while (reached[word] == 0)
            {
                reached[word] = start + 1;
                if (sentence[word].Head == TreeWord.Root)
                {
                    break;
                }

                word = sentence[word].Head - first;
                if (reached[word] == start + 1)
                {
                    return word;
                }
            }
        }

        return null;
    }
}
