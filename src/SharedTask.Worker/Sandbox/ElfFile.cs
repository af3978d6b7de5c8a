using System.Buffers.Binary;
using System.Text;

namespace SharedTask.Worker.Sandbox;

/// <summary>Reads what the kernel reads of a native program before it starts it.</summary>
internal static class ElfFile
{
    private const int HeaderBytes = 64;
    private const int EntryBytes = 56;
    private const int MostEntries = 128;
    private const int MostPathBytes = 256;
    private const uint InterpreterEntry = 3;

    /// <summary>The path of the loader of a program of 64 bits that links libraries; <see langword="null"/> for whatever else.</summary>
    public static string? ReadInterpreter(string path)
    {
        using var file = File.OpenRead(path);
        var header = new byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8))
        {
            return null;
        }

        var entries = new byte[Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(56)), (ushort)MostEntries) * EntryBytes];
        if (!TryRead(file, BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(32)), entries))
        {
            return null;
        }

        for (var at = 0; at < entries.Length; at += EntryBytes)
        {
            var entry = entries.AsSpan(at, EntryBytes);
            var length = BinaryPrimitives.ReadInt64LittleEndian(entry[32..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) == InterpreterEntry && length is > 1 and <= MostPathBytes)
            {
                var name = new byte[length];
                return TryRead(file, BinaryPrimitives.ReadInt64LittleEndian(entry[8..]), name) ? Encoding.UTF8.GetString(name).TrimEnd('\0') : null;
            }
        }

        return null;
    }

    private static bool TryRead(FileStream file, long offset, byte[] target)
    {
        if (offset < 0 || offset > file.Length - target.Length)
        {
            return false;
        }

        file.Position = offset;
        file.ReadExactly(target);
        return true;
    }
}
