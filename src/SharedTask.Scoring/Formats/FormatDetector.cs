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
    /// <returns>The format, or <see langword="null"/> if the file cannot be read.</returns>
    public static FileFormat? Detect(string path, string name, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var buffer = new byte[SniffedBytes];
        int length;
        using (var stream = File.OpenRead(path))
        {
            length = stream.ReadAtLeast(buffer, SniffedBytes, throwOnEndOfStream: false);
        }

        var head = buffer.AsSpan(0, length);
        if (FindFault(head, name) is var (code, message))
        {
            problems.Error(code, message, name, 1);
            return null;
        }

        return FromName(name) ?? FromContent(head);
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

    private static (string Code, string Message)? FindFault(ReadOnlySpan<byte> head, string name)
    {
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
        {
            return (ProblemCodes.NotUtf8, "The file is in UTF-16 (its first two bytes, at offset 0, say so). Please save it as UTF-8.");
        }

        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            return (ProblemCodes.WrongFormat, $"The file {name} is a zip archive or a spreadsheet. Please save the rows as .tsv, .csv, .jsonl or .txt.");
        }

        if (head.StartsWith<byte>([0x1F, 0x8B]))
        {
            return (ProblemCodes.WrongFormat, $"The file {name} is compressed with gzip. Please unpack it, or put it in a .zip.");
        }

        var zero = head.IndexOf((byte)0);
        if (zero >= 0)
        {
            return LooksLikeUtf16(head)
                ? (ProblemCodes.NotUtf8, $"The file looks like UTF-16 (there is a zero byte at offset {zero}, and beside nearly every character). Please save it as UTF-8.")
                : (ProblemCodes.NotUtf8, $"The file is not text in UTF-8: there is a zero byte at offset {zero}. Please save it as UTF-8.");
        }

        if (FromName(name) is FileFormat.JsonLines && head.TrimStart("\uFEFF \t\r\n"u8).StartsWith("["u8))
        {
            return (ProblemCodes.WrongFormat, "The file is one JSON array. Please write one object per line (JSON Lines), without brackets around and commas between them.");
        }

        // One at the very end may belong to a line that is cut off here.
        return head[..^Math.Min(1, head.Length)].Contains((byte)'\r') && !head.Contains((byte)'\n')
            ? (ProblemCodes.WrongFormat, "The lines end with a carriage return alone, as on old Macintosh computers. Please save the file with LF or CRLF line ends.")
            : null;
    }
}
