using System.Text;

namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>A buffer of Unicode code points, to be used again and again.</summary>
internal sealed class CodePoints
{
    private int[] items = new int[512];

    /// <summary>How many code points there are.</summary>
    public int Length { get; private set; }

    /// <summary>The code points.</summary>
    public ReadOnlySpan<int> Span => items.AsSpan(0, Length);

    /// <summary>Empties the buffer and gives room to write to; <see cref="End"/> says how much of it was used.</summary>
    public Span<int> Start(int capacity)
    {
        Length = 0;
        if (items.Length < capacity)
        {
            items = new int[Math.Max(capacity, 2 * items.Length)];
        }

        return items;
    }

    /// <summary>Ends what <see cref="Start"/> began.</summary>
    public void End(int length) => Length = length;

    /// <summary>Takes a text; half a surrogate pair is kept as it is.</summary>
    public void Load(string text)
    {
        var room = Start(text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                room[length++] = char.ConvertToUtf32(unit, text[++i]);
            }
            else
            {
                room[length++] = unit;
            }
        }

        Length = length;
    }

    /// <summary>Drops white space at the end.</summary>
    public void TrimEnd()
    {
        while (Length > 0 && CharacterClass.IsSpace(items[Length - 1]))
        {
            Length--;
        }
    }

    /// <summary>Drops all white space.</summary>
    public void RemoveSpaces()
    {
        var kept = 0;
        for (var i = 0; i < Length; i++)
        {
            if (!CharacterClass.IsSpace(items[i]))
            {
                items[kept++] = items[i];
            }
        }

        Length = kept;
    }

    /// <summary>Replaces every occurrence of an ASCII text by a shorter or equally long one.</summary>
    public void Replace(ReadOnlySpan<byte> old, ReadOnlySpan<byte> replacement)
    {
        var kept = 0;
        for (var i = 0; i < Length;)
        {
            if (StartsWith(i, old))
            {
                foreach (var unit in replacement)
                {
                    items[kept++] = unit;
                }

                i += old.Length;
            }
            else
            {
                items[kept++] = items[i++];
            }
        }

        Length = kept;
    }

    /// <summary>Replaces the escapes of XML that MT evaluation has always known.</summary>
    public void ReplaceEntities()
    {
        if (Span.Contains('&'))
        {
            Replace("&quot;"u8, "\""u8);
            Replace("&amp;"u8, "&"u8);
            Replace("&lt;"u8, "<"u8);
            Replace("&gt;"u8, ">"u8);
        }
    }

    /// <summary>Lowers the case of all letters, in another buffer.</summary>
    public void LowerTo(CodePoints other) => LowerCase.Apply(Span, other);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Length);
        foreach (var point in Span)
        {
            text.Append(point < 0x10000 ? ((char)point).ToString() : char.ConvertFromUtf32(point));
        }

        return text.ToString();
    }

    private bool StartsWith(int start, ReadOnlySpan<byte> text)
    {
        if (Length - start < text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (items[start + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
