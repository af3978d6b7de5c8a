using System.Text.Unicode;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// Reads a UTF-8 file line by line without copying: a line is a span of the reader's buffer until the next call. Accepts a byte
/// order mark, LF and CRLF; skips lines longer than <see cref="MaxLineBytes"/> in constant memory; stops at bytes that are not
/// UTF-8. What is wrong is reported to the problem list.
/// </summary>
public sealed class LineReader : IJsonRows
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int MaxLineBytes = 1024 * 1024;

    private const int InitialBuffer = 256 * 1024;

    private readonly Stream stream;
    private readonly string file;
    private readonly ProblemList problems;
    private byte[] buffer = new byte[InitialBuffer];
    private int start;
    private int length;
    private int next;
    private int filled;
    private long bufferOffset;
    private long nextLine = 1;
    private bool ended;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are reported.</param>
    public LineReader(InputFile file, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(file);
        this.file = file.Name;
        this.problems = problems;
        stream = new FileStream(file.Path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
        Fill();
        if (buffer.AsSpan(0, filled).StartsWith("\uFEFF"u8))
        {
            next = 3;
        }
    }

    /// <summary>The current line without its line break.</summary>
    public ReadOnlySpan<byte> Current => buffer.AsSpan(start, length);

    /// <inheritdoc />
    ReadOnlySpan<byte> IJsonRows.Name => default;

    /// <summary>Where the current line begins.</summary>
    public TextPlace Start => new(Line, 1);

    /// <summary>The number of the current line, counted from 1; of its first line after <see cref="TryExtend"/>; at the end, that of the file's last line.</summary>
    public long Line { get; private set; }

    /// <summary>Whether the last line was longer than <see cref="MaxLineBytes"/>; <see cref="Current"/> is then empty.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Whether reading ended early because the rest cannot be read.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether the last line has no successor for <see cref="TryExtend"/> because the whole would be longer than <see cref="MaxLineBytes"/>.</summary>
    public bool IsExtensionTooLong { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryRead()
    {
        IsTooLong = false;
        IsExtensionTooLong = false;
        start = next;
        length = 0;
        if (IsBroken || !TryFindEnd(0, canSkip: true, out var end))
        {
            Line = nextLine - 1;
            return false;
        }

        Line = nextLine++;
        if (!IsTooLong && end - start > MaxLineBytes)
        {
            ReportTooLong(Line);
            start = end;
        }

        Take(end);
        return IsTooLong || IsValid(start);
    }

    /// <summary>Appends the line break and the next line to the current one, for a value that goes on over several lines.</summary>
    /// <returns>Whether there was a next line and the whole is short enough.</returns>
    public bool TryExtend()
    {
        var from = next - start;
        var hasNext = TryFindEnd(from, canSkip: false, out var end);
        IsExtensionTooLong = end - start > MaxLineBytes;
        if (!hasNext || IsExtensionTooLong)
        {
            return false;
        }

        nextLine++;
        Take(end);
        return IsValid(start + from);
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();

    private void Take(int end)
    {
        length = end - start;
        next = Math.Min(end + 1, filled);
        if (length > 0 && end < filled && buffer[end - 1] == (byte)'\r')
        {
            length--;
        }
    }

    /// <summary>Finds the line break behind <see cref="start"/>, reading on as needed.</summary>
    /// <param name="known">How many bytes from <see cref="start"/> belong to the current line already.</param>
    /// <param name="canSkip">Whether a line that is too long is skipped, or refused.</param>
    /// <param name="end">Where the line break, or the end of the file, is in the buffer.</param>
    private bool TryFindEnd(int known, bool canSkip, out int end)
    {
        var scanned = known;
        while (true)
        {
            var found = buffer.AsSpan(start + scanned, filled - start - scanned).IndexOf((byte)'\n');
            if (found >= 0)
            {
                end = start + scanned + found;
                return true;
            }

            scanned = filled - start;
            if (scanned > MaxLineBytes)
            {
                end = filled;
                return canSkip && SkipRest(out end);
            }

            if (!Fill())
            {
                end = filled;
                return filled > start + known;
            }
        }
    }

    private bool SkipRest(out int end)
    {
        ReportTooLong(nextLine);
        while (true)
        {
            bufferOffset += filled;
            filled = 0;
            start = 0;
            if (!Fill())
            {
                end = 0;
                return true;
            }

            var found = buffer.AsSpan(0, filled).IndexOf((byte)'\n');
            if (found >= 0)
            {
                start = found;
                end = found;
                return true;
            }
        }
    }

    private void ReportTooLong(long line)
    {
        problems.Error(() => new(
            default, ProblemCodes.LineTooLong, $"Line {line} is longer than {MaxLineBytes} bytes, the longest line that can be read.", file, line, FirstUnread().Column));
        IsTooLong = true;
    }

    /// <summary>The place of the first character of a line that is too long to belong to what can be read.</summary>
    private TextPlace FirstUnread()
    {
        var end = start + MaxLineBytes;
        while (end > start && (buffer[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return TextPlace.Behind(buffer.AsSpan(start, end - start));
    }

    /// <summary>Moves the current line to the buffer's start and reads more behind it.</summary>
    private bool Fill()
    {
        if (ended)
        {
            return false;
        }

        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            bufferOffset += start;
            filled -= start;
            next -= start;
            start = 0;
        }
        else if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        ended = read == 0;
        return read > 0;
    }

    private bool IsValid(int from)
    {
        var bytes = buffer.AsSpan(from, start + length - from);
        if (Utf8.IsValid(bytes))
        {
            return true;
        }

        var bad = from + ValidLength(bytes);
        var place = TextPlace.Behind(buffer.AsSpan(start, bad - start), Line);
        problems.LastError(
            ProblemCodes.NotUtf8,
            $"Line {place.Line}: the byte at offset {bufferOffset + bad} (0x{buffer[bad]:x2}) is not UTF-8. Please save the file as UTF-8; nothing after it was read.",
            file,
            place.Line,
            place.Column);
        IsBroken = true;
        return false;
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (System.Text.Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }
}
