using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Tells a file's format from its name, and from its first bytes where the name does not say.</summary>
public static class FormatDetector
{
    private const int SniffedBytes = 4096;

    private static ReadOnlySpan<byte> Blank => "\uFEFF \t\r\n"u8;

    /// <summary>Tells a file's format, and reports a file that is no text.</summary>
    /// <param name="path">Where the file stands.</param>
    /// <param name="name">How its author named it.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <returns>The format, or <see langword="null"/> if the file cannot be read.</returns>
    public static FileFormat? Detect(string path, string name, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var buffer = new byte[SniffedBytes];
        using var stream = File.OpenRead(path);
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, SniffedBytes, throwOnEndOfStream: false));
        if (FindFault(head, name, stream) is var (code, message, offset))
        {
            var begin = head.StartsWith("\uFEFF"u8) ? 3 : 0;
            var place = TextPlace.Behind(head[begin..Math.Max(begin, offset)]);
            problems.Error(code, message, name, place.Line, place.Column);
            return null;
        }

        var format = FromName(name) ?? FromContent(head);
        return format == FileFormat.JsonLines ? FormOfJson(head, path, name) : format;
    }

    /// <summary>Tells a file's format from the ending of its name.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>The format, or <see langword="null"/> if the ending does not say.</returns>
    public static FileFormat? FromName(string name) => Path.GetExtension(name).ToUpperInvariant() switch
    {
        ".TSV" or ".TAB" or ".CONLLU" or ".CONLL" => FileFormat.Tsv,
        ".CSV" => FileFormat.Csv,
        ".JSONL" or ".NDJSON" or ".JSON" => FileFormat.JsonLines,
        _ => null,
    };

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        return Math.Max(even, odd) > head.Length / 4 && Math.Min(even, odd) == 0;
    }

    private static FileFormat FromContent(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        return line.StartsWith("{"u8) || BeginsArrayOfObjects(head) ? FileFormat.JsonLines : line.Contains((byte)'\t') ? FileFormat.Tsv : FileFormat.Lines;
    }

    private static bool BeginsArrayOfObjects(ReadOnlySpan<byte> head) =>
        head.TrimStart(Blank) is [(byte)'[', .. var rest] && rest.TrimStart(Blank).StartsWith("{"u8);

    /// <summary>Tells one array or one object from objects on lines of their own. A name that promises lines is believed if the first line may be one.</summary>
    private static FileFormat FormOfJson(ReadOnlySpan<byte> head, string path, string name)
    {
        var text = head.TrimStart(Blank);
        if (!text.StartsWith("{"u8))
        {
            return text.StartsWith("["u8) ? FileFormat.JsonArray : FileFormat.JsonLines;
        }

        var (isWhole, last, next) = EndOfFirstLine(path);
        var isLines = next == 0 ? !isWhole || !Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase)
            : isWhole || (next == (byte)'{' && !"[,:"u8.Contains(last));
        return isLines ? FileFormat.JsonLines : FileFormat.JsonObject;
    }

    /// <summary>
    /// Whether all brackets of the first line are closed, its last byte, and the first byte of the next line, blanks and blank lines left out; zero if
    /// there is no next line.
    /// </summary>
    private static (bool IsWhole, byte Last, byte Next) EndOfFirstLine(string path)
    {
        var buffer = new byte[SniffedBytes];
        using var stream = File.OpenRead(path);
        var (last, before, depth) = ((byte)0, (byte)0, 0);
        bool isText = false, isOver = false;
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            foreach (var letter in buffer.AsSpan(0, read))
            {
                // Behind an escape, which is no escape itself, nothing has a meaning.
                before = before == (byte)'\\' && isText ? (byte)0 : letter;
                if (letter == (byte)'\n')
                {
                    isOver = last != 0;
                }
                else if (!Blank.Contains(letter))
                {
                    if (isOver)
                    {
                        return (depth == 0, last, letter);
                    }

                    last = letter;
                    isText ^= before == (byte)'"';
                    depth += isText ? 0 : before switch { (byte)'{' or (byte)'[' => 1, (byte)'}' or (byte)']' => -1, _ => 0 };
                }
            }
        }

        return (depth == 0, last, 0);
    }

    private static bool HasLineFeed(Stream stream)
    {
        var buffer = new byte[SniffedBytes];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (buffer.AsSpan(0, read).Contains((byte)'\n'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds what makes a file no text, or not the text that its name promises, and the byte where this shows.</summary>
    private static (string Code, string Message, int Offset)? FindFault(ReadOnlySpan<byte> head, string name, Stream rest)
    {
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
        {
            return (ProblemCodes.NotUtf8, "The file is in UTF-16 (its first two bytes, at offset 0, say so). Please save it as UTF-8.", 0);
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return (ProblemCodes.WrongFormat, $"The file {name} is a zip archive or a spreadsheet. Please unpack the archive, or save the rows of the spreadsheet as .tsv or .csv.", 0);
        }

        if (head.StartsWith<byte>([0x1F, 0x8B]))
        {
            return (ProblemCodes.WrongFormat, $"The file {name} is compressed with gzip. Please unpack it, or put it in a .zip.", 0);
        }

        var zero = head.IndexOf((byte)0);
        if (zero >= 0)
        {
            return LooksLikeUtf16(head)
                ? (ProblemCodes.NotUtf8, $"The file looks like UTF-16 (there is a zero byte at offset {zero}, and beside nearly every character). Please save it as UTF-8.", zero)
                : (ProblemCodes.NotUtf8, $"The file is not text in UTF-8: there is a zero byte at offset {zero}. Please save it as UTF-8.", zero);
        }

        // One at the very end may belong to a line that is cut off here.
        var carriageReturn = head[..^Math.Min(1, head.Length)].IndexOf((byte)'\r');
        return carriageReturn >= 0 && !head.Contains((byte)'\n') && !HasLineFeed(rest)
            ? (ProblemCodes.WrongFormat, "The lines end with a carriage return alone, as on old Macintosh computers. Please save the file with LF or CRLF line ends.", carriageReturn)
            : null;
    }
}
