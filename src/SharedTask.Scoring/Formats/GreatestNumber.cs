using System.Globalization;

namespace SharedTask.Scoring.Formats;

/// <summary>Remembers where a file has its greatest number, sign aside: scores that are too large come from it.</summary>
public sealed class GreatestNumber
{
    // Lesser numbers cannot make a square, or a product of three, too large.
    private const double Huge = 1e100;

    private double magnitude;

    /// <summary>The file.</summary>
    public string? File { get; private set; }

    /// <summary>The line, counted from 1.</summary>
    public long? Line { get; private set; }

    /// <summary>The column or field.</summary>
    public string? Column { get; private set; }

    /// <summary>The number.</summary>
    public string? Value { get; private set; }

    /// <summary>Takes the number of a row.</summary>
    /// <param name="reader">The reader, at the row.</param>
    /// <param name="field">The field's position.</param>
    /// <param name="number">The number; only huge ones are remembered.</param>
    public void Take(RowReader reader, int field, double number)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (Math.Abs(number) > Math.Max(Huge, magnitude))
        {
            magnitude = Math.Abs(number);
            (File, Line, Column, Value) = (reader.File.Name, reader.Line, reader.ColumnName(field), number.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
