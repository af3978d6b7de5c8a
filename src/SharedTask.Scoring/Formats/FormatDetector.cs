using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Tells a file's format from its name, and from its first bytes where the name does not say.</summary>
public static class FormatDetector
{
    private const int SniffedBytes = 4096;

    /// <summary>Tells a file's format, and reports a file that is no text.</summary>
    /// <param name="path">Where the file stands.</param>
    /// <param name="name">How its author named it.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="allowsArray">Whether a file of JSON may be one array.</param>
    /// <returns>The format, or <see langword="null"/> if the file cannot be read.</returns>
    public static FileFormat? Detect(string path, string name, ProblemList problems, bool allowsArray = false)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var buffer = new byte[SniffedBytes];
        using var stream = File.OpenRead(path);
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, SniffedBytes, throwOnEndOfStream: false));
        var isArray = FromName(name) is FileFormat.JsonLines && head.TrimStart("\uFEFF \t\r\n"u8).StartsWith("["u8);
        if (FindFault(head, name, stream, isArray && !allowsArray) is var (code, message, offset))
        {
            var begin = head.StartsWith("\uFEFF"u8) ? 3 : 0;
            var place = TextPlace.Behind(head[begin..Math.Max(begin, offset)]);
            problems.Error(code, message, name, place.Line, place.Column);
            return null;
        }

        return isArray ? FileFormat.JsonArray : FromName(name) ?? FromContent(head);
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
        return line.StartsWith("{"u8) ? FileFormat.JsonLines : line.Contains((byte)'\t') ? FileFormat.Tsv : FileFormat.Lines;
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
    private static (string Code, string Message, int Offset)? FindFault(ReadOnlySpan<byte> head, string name, Stream rest, bool isArray)
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

        var text = head.TrimStart("\uFEFF \t\r\n"u8);
        if (isArray)
        {
            return (ProblemCodes.WrongFormat, "The file is one JSON array. Please write one object per line (JSON Lines), without brackets around and commas between them.", head.Length - text.Length);
        }

        // One at the very end may belong to a line that is cut off here.
        var carriageReturn = head[..^Math.Min(1, head.Length)].IndexOf((byte)'\r');
        return carriageReturn >= 0 && !head.Contains((byte)'\n') && !HasLineFeed(rest)
            ? (ProblemCodes.WrongFormat, "The lines end with a carriage return alone, as on old Macintosh computers. Please save the file with LF or CRLF line ends.", carriageReturn)
            : null;
    }
}
