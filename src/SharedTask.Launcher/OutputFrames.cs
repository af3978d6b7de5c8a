using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SharedTask.Launcher;

/// <summary>
/// Writes the output folder to a stream. A file is <c>F</c>, the length of its path (two bytes), the path, its size (eight bytes) and
/// its content; the end is <c>E</c>, whether a cap was met (one byte) and the program's
/// wait status (four bytes). Numbers are little-endian. Only regular files are opened, and no link is followed.
/// </summary>
internal sealed class OutputFrames(Stream stream, int maxFiles, long maxBytes)
{
    private const int MaxDepth = 8;
    private const int MaxNameBytes = 255;

    private int entries;
    private long bytes;
    private bool capped;

    public void WriteFolder(string folder)
    {
        // Where no room is left, something could not be written: what is there may be cut off.
        capped = new DriveInfo(folder).AvailableFreeSpace == 0;
        WriteFolder(new DirectoryInfo(folder), "", 0);
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

    private void WriteFolder(DirectoryInfo folder, string prefix, int depth)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true }))
        {
            if (capped || ++entries > maxFiles || depth > MaxDepth)
            {
                capped = true;
                return;
            }

            var path = prefix + entry.Name;
            if (entry.LinkTarget is null && entry is DirectoryInfo child)
            {
                WriteFolder(child, path + "/", depth + 1);
            }
            else if (entry.LinkTarget is null && entry.UnixFileMode is not UnixFileMode.None)
            {
                WriteFile(entry.FullName, path);
            }
        }
    }

    private void WriteFile(string fullName, string path)
    {
        var name = Encoding.UTF8.GetBytes(path);
        if (name.Length > MaxNameBytes)
        {
            capped = true;
            return;
        }

        var descriptor = Libc.open(fullName, Libc.ReadOnlyNoFollowNonBlocking);
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
        Span<byte> head = stackalloc byte[3];
        head[0] = (byte)'F';
        BinaryPrimitives.WriteUInt16LittleEndian(head[1..], (ushort)name.Length);
        stream.Write(head);
        stream.Write(name);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, size);
        stream.Write(length);

        var buffer = new byte[64 * 1024];
        for (long offset = 0; offset < size;)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, size - offset)), offset);
            if (read == 0)
            {
                throw new IOException("an output file became shorter while it was read");
            }

            stream.Write(buffer, 0, read);
            offset += read;
        }
    }
}
