using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Reads numbers: a point as decimal mark, digits without groups, finite, within a range.</summary>
public static class NumberField
{
    /// <summary>Reads the number in a field, and reports it if it cannot be used.</summary>
    /// <param name="reader">The reader, at the row.</param>
    /// <param name="field">The field's position.</param>
    /// <param name="lowest">The least number allowed.</param>
    /// <param name="highest">The greatest number allowed.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="number">The number; 0 instead of −0.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryRead(RowReader reader, int field, double lowest, double highest, ProblemList problems, out double number)
    {
        ArgumentNullException.ThrowIfNull(reader);
        number = 0;
        if (!reader.HasUsableValue(field))
        {
            return false;
        }

        if (TryParse(reader[field], lowest, highest, out number))
        {
            return true;
        }

        Report(reader, field, lowest, highest, problems);
        return false;
    }

    /// <summary>Reads a number.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, double lowest, double highest, out double number)
    {
        var isNumber = Utf8Parser.TryParse(text, out number, out var consumed) && consumed == text.Length && double.IsFinite(number) && number >= lowest && number <= highest;
        number += 0.0;
        return isNumber;
    }

    private static void Report(RowReader reader, int field, double lowest, double highest, ProblemList problems) =>
        problems.Error(() =>
        {
            var value = Excerpt.Of(reader[field]);
            var (code, what) = Judge(reader[field], lowest, highest);
            return new(default, code, $"Line {reader.Line}: the {reader.ColumnName(field)} \"{value}\" {what}", reader.File.Name, reader.Line, reader.ColumnName(field), value);
        });

    /// <summary>Says what is wrong with a text that is no such number.</summary>
    internal static (string Code, string What) Judge(ReadOnlySpan<byte> text, double lowest, double highest)
    {
        if (IsWordForNonFinite(text) || (Utf8Parser.TryParse(text, out double number, out var consumed) && consumed == text.Length && !double.IsFinite(number)))
        {
            return (ProblemCodes.NotFinite, "is not a finite number.");
        }

        if (Utf8Parser.TryParse(text, out number, out consumed) && consumed == text.Length)
        {
            return (ProblemCodes.OutOfRange, Bounds(number, lowest, highest));
        }

        return (ProblemCodes.NotANumber, "is not a number." + HintOf(text));
    }

    private static string HintOf(ReadOnlySpan<byte> text)
    {
        var plain = NumberSpelling.Ascii(text);
        return TryParse(Encoding.UTF8.GetBytes(plain), double.NegativeInfinity, double.PositiveInfinity, out _) ? $" Did you mean \"{plain}\"?"
            : text.Contains((byte)',') ? " Please write decimals with a point, as in 0.5."
            : string.Empty;
    }

    private static string Bounds(double number, double lowest, double highest) =>
        double.IsFinite(lowest) && double.IsFinite(highest) ? string.Create(CultureInfo.InvariantCulture, $"is not between {lowest} and {highest}.")
        : number < lowest ? string.Create(CultureInfo.InvariantCulture, $"is less than {lowest}.")
        : string.Create(CultureInfo.InvariantCulture, $"is greater than {highest}.");

    private static bool IsWordForNonFinite(ReadOnlySpan<byte> text)
    {
        var word = text.TrimStart("+-"u8);
        return Ascii.EqualsIgnoreCase(word, "nan"u8) || Ascii.EqualsIgnoreCase(word, "inf"u8) || Ascii.EqualsIgnoreCase(word, "infinity"u8);
    }
}
