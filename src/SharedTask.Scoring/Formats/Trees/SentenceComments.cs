using System.Text;

namespace SharedTask.Scoring.Formats.Trees;

/// <summary>What the comments before a sentence say: <c># sent_id = 7</c>, <c># genre = news</c>.</summary>
/// <param name="names">The names that are kept.</param>
internal sealed class SentenceComments(IReadOnlyList<string> names)
{
    private readonly byte[][] names = [.. names.Select(Encoding.UTF8.GetBytes)];
    private readonly byte[]?[] values = new byte[]?[names.Count];

    /// <summary>The value of a name, by its place; <see langword="null"/> if there is none.</summary>
    public byte[]? this[int place] => values[place];

    /// <summary>Forgets the values, for the next sentence.</summary>
    public void Clear() => Array.Clear(values);

    /// <summary>Takes a line.</summary>
    public void Take(ReadOnlySpan<byte> line)
    {
        var equals = line.IndexOf((byte)'=');
        if (equals < 0)
        {
            return;
        }

        var name = line[1..equals].Trim(" \t"u8);
        for (var place = 0; place < names.Length; place++)
        {
            if (name.SequenceEqual(names[place]))
            {
                values[place] = line[(equals + 1)..].Trim(" \t\r"u8).ToArray();
            }
        }
    }
}
