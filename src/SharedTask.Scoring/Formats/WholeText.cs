using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SharedTask.Scoring.Formats;

/// <summary>A file in UTF-8 that is read as a whole, and the places in it.</summary>
internal sealed class WholeText
{
    /// <summary>The greatest size of such a file.</summary>
    private const int MaxBytes = 256 * 1024 * 1024;

    private readonly byte[] bytes;
    private readonly int start;
    private int countedTo;

    private WholeText(byte[] bytes)
    {
        this.bytes = bytes;
        start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>The text without a byte order mark.</summary>
    public ReadOnlySpan<byte> Text => bytes.AsSpan(start);

    /// <summary>The place that was asked for last.</summary>
    public TextPlace Last { get; private set; } = TextPlace.Start;

    /// <summary>The place behind the last thing in the file: where something would stand that is missing.</summary>
    public TextPlace End => PlaceOf(Math.Max(countedTo, Text.TrimEnd(" \t\r\n"u8).Length));

    /// <summary>Whether that is behind the last thing in the file.</summary>
    public bool IsAtEnd => !Text[countedTo..].ContainsAnyExcept(" \t\r\n"u8);

    /// <summary>Reads a file, and reports one that is too large or not in UTF-8.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The text, or <see langword="null"/> if it cannot be read.</returns>
    public static WholeText? Read(InputFile file, ProblemList problems)
    {
        if (new FileInfo(file.Path).Length > MaxBytes)
        {
            problems.Error(ProblemCodes.TooManyRows, $"The file is larger than {MaxBytes / (1024 * 1024)} MiB, the most that can be read.", file.Name);
            return null;
        }

        var text = new WholeText(File.ReadAllBytes(file.Path));
        if (Utf8.IsValid(text.bytes))
        {
            return text;
        }

        text.ReportNotUtf8(file, problems);
        return null;
    }

    /// <summary>Overwrites with blanks what a parser must not see, such that all places stay.</summary>
    /// <param name="begin">How it begins.</param>
    /// <param name="end">How it ends.</param>
    public void Blank(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end)
    {
        var rest = bytes.AsSpan(start);
        while (rest.IndexOf(begin) is >= 0 and var from && rest[from..].IndexOf(end) is >= 0 and var length)
        {
            var blanked = rest.Slice(from, length + end.Length);
            foreach (ref var letter in blanked)
            {
                letter = letter is (byte)'\n' or (byte)'\r' ? letter : (byte)' ';
            }

            rest = rest[(from + blanked.Length)..];
        }
    }

    /// <summary>Opens the text for a parser of characters.</summary>
    /// <returns>The text without a byte order mark.</returns>
    public StreamReader Open() => new(new MemoryStream(bytes, start, bytes.Length - start, writable: false), Encoding.UTF8, detectEncodingFromByteOrderMarks: false);

    /// <summary>The place of a byte that is not before the last one that was asked for.</summary>
    /// <param name="position">The byte, counted from 0.</param>
    /// <returns>The place.</returns>
    public TextPlace PlaceOf(int position)
    {
        Last = Last.Past(Text[countedTo..position]);
        countedTo = position;
        return Last;
    }

    /// <summary>Whether a letter stands before the place that was asked for last, or there.</summary>
    /// <param name="letter">The letter.</param>
    /// <returns>Whether it does.</returns>
    public bool IsBehind(byte letter) => Text[Math.Max(0, countedTo - 1)..Math.Min(Text.Length, countedTo + 1)].Contains(letter);

    /// <summary>The place where the text turns out not to be JSON; that which was asked for last, if the parser does not tell.</summary>
    /// <param name="exception">What the parser says.</param>
    /// <returns>The place.</returns>
    public TextPlace PlaceOf(Exception exception)
    {
        if (exception is not JsonException { LineNumber: { } line, BytePositionInLine: { } position })
        {
            return Last;
        }

        var from = 0;
        for (var passed = 0L; passed < line; passed++)
        {
            from += Text[from..].IndexOf((byte)'\n') + 1;
        }

        return PlaceOf(Math.Clamp(from + (int)position, countedTo, Text.Length));
    }

    private void ReportNotUtf8(InputFile file, ProblemList problems)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(Text[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        var place = PlaceOf(offset);
        problems.Error(
            ProblemCodes.NotUtf8, $"Line {place.Line}: the byte at offset {start + offset} (0x{Text[offset]:x2}) is not UTF-8. Please save the file as UTF-8.", file.Name, place.Line, place.Column);
    }
}
