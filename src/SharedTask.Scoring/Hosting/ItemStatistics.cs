using System.Buffers;
using System.Text.Json;

namespace SharedTask.Scoring.Hosting;

/// <summary>
/// The sufficient statistics of every resampling unit (an item, a sentence, a topic), from which paired tests between two runs
/// are made. Each becomes a line <c>{"id":"7","values":{"correct":3}}</c>; a value that is undefined is <c>null</c>.
/// </summary>
/// <param name="names">The values' names.</param>
/// <param name="count">How many units there are.</param>
/// <param name="idOf">A unit's id, the same in every run against the reference.</param>
/// <param name="valuesOf">A unit's values, in the order of the names.</param>
public sealed class ItemStatistics(IReadOnlyList<string> names, int count, Func<int, string> idOf, Func<int, IReadOnlyList<double>> valuesOf)
{
    private readonly IReadOnlyList<string> names = names;
    private readonly int count = count;
    private readonly Func<int, string> idOf = idOf;
    private readonly Func<int, IReadOnlyList<double>> valuesOf = valuesOf;

    /// <summary>The greatest number of units for which statistics are written.</summary>
    public const int MaxUnits = 100_000;

    private const int FlushAt = 64 * 1024;

    /// <summary>How many units there may be at most, or none are written: fewer where one has many values.</summary>
    public int Most { get; init; } = MaxUnits;

    /// <summary>Whether the units are those of other statistics, in the same order.</summary>
    /// <param name="other">The other statistics.</param>
    /// <returns>Whether they are.</returns>
    public bool HasUnitsOf(ItemStatistics other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return count == other.count && Enumerable.Range(0, count).All(unit => string.Equals(idOf(unit), other.idOf(unit), StringComparison.Ordinal));
    }

    /// <summary>Puts the units of several parts behind each other; a unit's id begins with its part's name and a slash.</summary>
    /// <param name="parts">The parts' names and units, with the same values.</param>
    /// <returns>All units; <see langword="null"/> without any parts.</returns>
    public static ItemStatistics? Concat(IReadOnlyList<(string Name, ItemStatistics Units)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
        {
            return null;
        }

        var starts = new int[parts.Count];
        for (var part = 1; part < starts.Length; part++)
        {
            starts[part] = starts[part - 1] + parts[part - 1].Units.count;
        }

        (ItemStatistics Units, string Name, int Unit) Find(int unit)
        {
            var part = Array.FindLastIndex(starts, start => start <= unit);
            return (parts[part].Units, parts[part].Name, unit - starts[part]);
        }

        return new ItemStatistics(
            parts[0].Units.names,
            starts[^1] + parts[^1].Units.count,
            unit => Find(unit) is var (units, name, inner) ? $"{name}/{units.idOf(inner)}" : "",
            unit => Find(unit) is var (units, _, inner) ? units.valuesOf(inner) : [])
        {
            Most = parts.Min(part => part.Units.Most),
        };
    }

    /// <summary>Writes all units, or nothing if there are more than <see cref="Most"/>.</summary>
    /// <param name="stream">Where to.</param>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (count > Most)
        {
            return;
        }

        JsonEncodedText[] encoded = [.. names.Select(name => JsonEncodedText.Encode(name))];
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        using var writer = new Utf8JsonWriter(buffer);
        for (var unit = 0; unit < count; unit++)
        {
            WriteUnit(writer, encoded, unit);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= FlushAt || unit == count - 1)
            {
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }
    }

    private void WriteUnit(Utf8JsonWriter writer, JsonEncodedText[] encoded, int unit)
    {
        var values = valuesOf(unit);
        writer.WriteStartObject();
        writer.WriteString("id"u8, idOf(unit));
        writer.WriteStartObject("values"u8);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (double.IsFinite(values[i]))
            {
                writer.WriteNumber(encoded[i], values[i]);
            }
            else
            {
                writer.WriteNull(encoded[i]);
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
