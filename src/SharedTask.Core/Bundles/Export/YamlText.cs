using System.Globalization;
using System.Text;

namespace SharedTask.Core.Bundles.Export;

/// <summary>Writes YAML that every parser reads alike: texts in double quotes, so that none is taken for a number, a date or a truth value.</summary>
internal static class YamlText
{
    public static string Write(BundleMap map)
    {
        var text = new StringBuilder();
        WriteMap(text, map, "");
        return text.ToString();
    }

    /// <summary>A moment as both platforms read it alike: a text, for they cut a date's time off, and without an offset, which they drop.</summary>
    public static string Date(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static void WriteMap(StringBuilder text, BundleMap map, string indent)
    {
        foreach (var (key, value) in map)
        {
            text.Append(indent).Append(Key(key)).Append(':');
            WriteValue(text, value, indent + "  ");
        }
    }

    private static void WriteValue(StringBuilder text, object value, string indent)
    {
        switch (value)
        {
            case BundleMap map when map.Any():
                text.Append('\n');
                WriteMap(text, map, indent);
                break;
            case IReadOnlyList<BundleMap> { Count: > 0 } maps:
                text.Append('\n');
                foreach (var map in maps)
                {
                    WriteItem(text, map, indent);
                }

                break;
            case BundleMap:
                text.Append(" {}\n");
                break;
            case IReadOnlyList<int> numbers:
                text.Append(" [").AppendJoin(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))).Append("]\n");
                break;
            case IReadOnlyList<BundleMap>:
                text.Append(" []\n");
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void WriteItem(StringBuilder text, BundleMap map, string indent)
    {
        if (!map.Any())
        {
            text.Append(indent).Append("- {}\n");
            return;
        }

        var start = text.Length;
        WriteMap(text, map, indent + "  ");
        text[start + indent.Length] = '-';
    }

    private static string Scalar(object value) => value switch
    {
        bool flag => flag ? "True" : "False",
        string words => Quote(words),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"YAML has no {value.GetType()}."),
    };

    /// <summary>A plain word, unless a parser would take it for a truth value or for nothing.</summary>
    private static string Key(string key)
    {
        var isWord = key.Length > 0 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_');
        var isTaken = isWord && !char.IsAsciiDigit(key[0]) && (Yaml.YamlValues.ToBool(key) is not null || key.ToUpperInvariant() is "NULL");
        return isWord && !isTaken ? key : Quote(key);
    }

    private static string Quote(string words)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in words.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                // What is not printable in YAML, and the line ends that it would fold.
                < 0x20 or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029 or 0xFEFF or 0xFFFE or 0xFFFF => quoted.Append("\\u").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }
}
