using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace SharedTask.Launcher;

/// <summary>
/// Writes the output folder to a stream. A file is <c>F</c>, the length of its path (two bytes), the path, its size (eight bytes) and
/// its content; the end is <c>E</c>, whether a cap was met (one byte) and the program's
/// wait status (four bytes). Numbers are little-endian. Only regular files are opened, and no link is followed. Names are bytes, as the
/// kernel has them: those that are not UTF-8 are left out, with what is in them.
/// </summary>
internal sealed unsafe class OutputFrames(Stream stream, int maxFiles, long maxBytes)
{
    private const int MaxDepth = 8;
    private const int MaxPathBytes = 255;
    private const int EntryBufferBytes = 8 * 1024;

    private readonly byte[] content = new byte[64 * 1024];
    private int entries;
    private long bytes;
    private bool capped;

    private enum EntryType : byte
    {
        Folder = 4,
        File = 8,
    }

    public void WriteFolder(string folder)
    {
        // Where no room is left, something could not be written: what is there may be cut off.
        capped = new DriveInfo(folder).AvailableFreeSpace == 0;
        WriteFolder(Libc.open(folder, Libc.FolderNoFollow), [], 0);
    }

    public void WriteEnd(int waitStatus)
    {
        Span<byte> end = stackalloc byte[6];
        end[0] = (byte)'E';
        end[1] = capped ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(end[2..], waitStatus);
        stream.Write(end);
        stream.Flush();
    }

    /// <summary>Writes the files of an open folder, or nothing if it could not be opened: what a program locks away it does not hand in.</summary>
    private void WriteFolder(int folder, ReadOnlySpan<byte> prefix, int depth)
    {
        if (folder < 0)
        {
            return;
        }

        using var handle = new SafeFileHandle(folder, ownsHandle: true);
        fixed (byte* buffer = new byte[EntryBufferBytes])
        {
            nint length;
            while (!capped && (length = Libc.getdents64(folder, buffer, EntryBufferBytes)) > 0)
            {
                // An entry: two eight-byte numbers, its own length, its type, its name up to a zero.
                for (var entry = buffer; entry < buffer + length && !capped; entry += *(ushort*)(entry + 16))
                {
                    WriteEntry(folder, entry + 19, (EntryType)entry[18], prefix, depth);
                }
            }
        }
    }

    private void WriteEntry(int folder, byte* name, EntryType type, ReadOnlySpan<byte> prefix, int depth)
    {
        var bare = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name);
        if (bare.SequenceEqual("."u8) || bare.SequenceEqual(".."u8))
        {
            return;
        }

        capped = ++entries > maxFiles || depth > MaxDepth || prefix.Length + bare.Length > MaxPathBytes;
        if (capped || !Utf8.IsValid(bare))
        {
            return;
        }

        ReadOnlySpan<byte> path = [.. prefix, .. bare];
        if (type == EntryType.Folder)
        {
            WriteFolder(Libc.openat(folder, name, Libc.FolderNoFollow), [.. path, (byte)'/'], depth + 1);
        }
        else if (type == EntryType.File)
        {
            WriteFile(Libc.openat(folder, name, Libc.ReadOnlyNoFollowNonBlocking), path);
        }
    }

    private void WriteFile(int descriptor, ReadOnlySpan<byte> path)
    {
        if (descriptor < 0)
        {
            return;
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (!Libc.IsRegularFile(descriptor))
        {
            return;
        }

        var size = RandomAccess.GetLength(handle);
        if (size > maxBytes - bytes)
        {
            capped = true;
            return;
        }

        bytes += size;
        WriteHead(path, size);
        for (long offset = 0; offset < size;)
        {
            var read = RandomAccess.Read(handle, content.AsSpan(0, (int)Math.Min(content.Length, size - offset)), offset);
            if (read == 0)
            {
                throw new IOException("an output file became shorter while it was read");
            }

            stream.Write(content, 0, read);
            offset += read;
        }
    }

    private void WriteHead(ReadOnlySpan<byte> path, long size)
    {
        Span<byte> number = stackalloc byte[8];
        number[0] = (byte)'F';
        BinaryPrimitives.WriteUInt16LittleEndian(number[1..], (ushort)path.Length);
        stream.Write(number[..3]);
        stream.Write(path);
        BinaryPrimitives.WriteInt64LittleEndian(number, size);
        stream.Write(number);
    }
}
