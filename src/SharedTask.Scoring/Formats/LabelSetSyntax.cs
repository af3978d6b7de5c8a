using System.Buffers;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>How a set of labels is written in one cell: labels with a separator between them; spaces around a label do not count.</summary>
/// <param name="separator">The separator, not empty.</param>
/// <param name="emptyWord">A word that stands for the empty set beside the empty cell, or an empty text.</param>
public sealed class LabelSetSyntax(string separator, string emptyWord)
{
    private static readonly SearchValues<byte> Foreign = SearchValues.Create(",;|[]{}"u8);

    private readonly byte[] separatorBytes = Encoding.UTF8.GetBytes(separator);
    private readonly byte[] emptyBytes = Encoding.UTF8.GetBytes(emptyWord);

    /// <summary>The separator in UTF-8.</summary>
    public ReadOnlySpan<byte> Separator => separatorBytes;

    /// <summary>How sets are written, in a sentence.</summary>
    public string Spoken =>
        $"Labels are separated by \"{Excerpt.Of(separator)}\"; an empty cell{(emptyWord.Length > 0 ? $" or \"{Excerpt.Of(emptyWord)}\"" : string.Empty)} means that there are none.";

    /// <summary>What helps somebody who wrote labels with other separators, or in brackets, as one label.</summary>
    /// <param name="label">What was taken for a label.</param>
    /// <returns>How sets are written, after a space; empty where the label looks like one.</returns>
    public string HintOn(ReadOnlySpan<byte> label) => label.ContainsAny(Foreign) ? " " + Spoken : string.Empty;

    /// <summary>Whether a cell is the empty set.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>True if it has nothing but spaces or the word for it.</returns>
    public bool IsEmpty(ReadOnlySpan<byte> cell)
    {
        var trimmed = cell.Trim((byte)' ');
        return trimmed.IsEmpty || trimmed.SequenceEqual(emptyBytes);
    }
}
