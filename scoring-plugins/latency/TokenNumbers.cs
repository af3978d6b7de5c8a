using System.Buffers;
using System.Text;
using SharedTask.Scoring.Formats;

namespace Latency;

/// <summary>Numbers the tokens of texts, the same ones alike.</summary>
/// <param name="areCharacters">Whether tokens are characters (code points but blanks); otherwise what blanks part.</param>
/// <param name="foldsCase">Whether tokens that differ in the case of ASCII letters alone are the same.</param>
internal sealed class TokenNumbers(bool areCharacters, bool foldsCase)
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\n\v\f\r"u8);

    private readonly ByteStringTable table = new();

    /// <summary>Cuts a text.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The numbers of its tokens.</returns>
    public int[] Of(ReadOnlySpan<byte> utf8)
    {
        var text = utf8.ToArray();
        if (foldsCase)
        {
            Ascii.ToLowerInPlace(text, out _);
        }

        var numbers = new List<int>();
        for (var start = 0; start < text.Length;)
        {
            var length = Blanks.Contains(text[start]) ? 0 : TokenLength(text.AsSpan(start));
            if (length > 0)
            {
                numbers.Add(table.GetOrAdd(text.AsSpan(start, length), out _));
            }

            start += Math.Max(1, length);
        }

        return [.. numbers];
    }

    private int TokenLength(ReadOnlySpan<byte> text)
    {
        if (areCharacters)
        {
            Rune.DecodeFromUtf8(text, out _, out var length);
            return length;
        }

        var end = text.IndexOfAny(Blanks);
        return end < 0 ? text.Length : end;
    }}
