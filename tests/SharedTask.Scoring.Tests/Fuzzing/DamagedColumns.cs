namespace SharedTask.Scoring.Tests.Fuzzing;

/// <summary>Damages the columns of a table, in all lines or in those behind the header.</summary>
internal static class DamagedColumns
{
    private static readonly char[] Separators = ['\t', ',', ' '];

    /// <summary>The text with one damage.</summary>
    public static string Of(string text, Random random)
    {
        var lines = text.Split('\n');
        var separator = Separators.MaxBy(one => text.Count(letter => letter == one));
        var columns = lines.Max(line => line.Count(letter => letter == separator)) + 1;
        var (one, other, kind) = (random.Next(columns), random.Next(columns), random.Next(6));
        for (var line = random.Next(2); line < lines.Length; line++)
        {
            if (lines[line].Length > 0)
            {
                lines[line] = OfLine([.. lines[line].Split(separator)], separator, one, other, kind);
            }
        }

        return string.Join('\n', lines);
    }

    private static string OfLine(List<string> cells, char separator, int one, int other, int kind)
    {
        if (one >= cells.Count || other >= cells.Count)
        {
            return string.Join(separator, cells);
        }

        switch (kind)
        {
            case 0:
                cells.RemoveAt(one);
                break;
            case 1:
                cells.Insert(other, cells[one]);
                break;
            case 2:
                cells[one] = string.Empty;
                break;
            case 3:
                cells[one] = cells[other];
                break;
            case 4:
                return string.Join(separator == '\t' ? ',' : '\t', cells);
            default:
                (cells[one], cells[other]) = (cells[other], cells[one]);
                break;
        }

        return string.Join(separator, cells);
    }
}
