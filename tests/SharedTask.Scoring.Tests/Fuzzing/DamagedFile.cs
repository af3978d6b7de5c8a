using System.Text;

namespace SharedTask.Scoring.Tests.Fuzzing;

/// <summary>Damages a file as bad tools, editors and people do: by its bytes, or by the pieces that its text has.</summary>
internal static class DamagedFile
{
    private static readonly byte[][] Splinters =
    [
        .. new[]
        {
            "\t", "\n", "\r", "\r\n", ",", "\"", "\"\"", "[", "]", "{", "}", "[]", "null", "true", "\\ud800", "\\u0000", "\0", "\uFEFF", "NaN", "Infinity", "1e999", "-0", "1e-400", "é", "e\u0301",
            "\u2028", "\u00A0", "# id = 1\n", "-DOCSTART-", "B-", "I-LOC", "301 0 FT911-3 2\n", "Q0", "id\tlabel\n", "{\"id\": 1, \"labels\": [[\"a\"]]}\n", "\"references\": []", " ", "//", "\\",
            "99999999999999999999", new('x', 3000), new('[', 200), new('9', 400),
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xE2, 0x82],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
    ];

    /// <summary>The file with one to four damages.</summary>
    public static byte[] Of(byte[] content, Random random)
    {
        var bytes = content.ToList();
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            if (random.Next(2) == 0)
            {
                Damage(bytes, random);
            }
            else
            {
                bytes = [.. Encoding.Latin1.GetBytes(DamagedStructure.Of(Encoding.Latin1.GetString([.. bytes]), random))];
            }
        }

        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(9))
        {
            case 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(random.Next(8), bytes.Count - at));
                break;
            case 2:
                RepeatLine(bytes, at, random.Next(20) == 0 ? 2000 : random.Next(1, 4));
                break;
            case 3:
                bytes.Reverse(at, Math.Min(random.Next(40), bytes.Count - at));
                break;
            case 4 when bytes.Count > 0:
                bytes[at % bytes.Count] ^= (byte)(1 << random.Next(8));
                break;
            case 5:
                // A piece of the file in another place: ids, numbers and texts change their columns.
                var from = random.Next(bytes.Count + 1);
                bytes.InsertRange(at, [.. bytes.Skip(from).Take(random.Next(30))]);
                break;
            default:
                bytes.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                break;
        }
    }

    private static void RepeatLine(List<byte> bytes, int at, int times)
    {
        var start = at == 0 ? 0 : bytes.LastIndexOf((byte)'\n', at - 1) + 1;
        var end = bytes.IndexOf((byte)'\n', start) is >= 0 and var found ? found + 1 : bytes.Count;
        byte[] line = [.. bytes[start..end]];
        bytes.InsertRange(end, Enumerable.Repeat(line, times).SelectMany(one => one));
    }
}
