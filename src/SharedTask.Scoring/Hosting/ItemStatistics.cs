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
    /// <summary>The greatest number of units for which statistics are written.</summary>
    public const int MaxUnits = 100_000;

    private const int FlushAt = 64 * 1024;

    /// <summary>Writes all units, or nothing if there are more than <see cref="MaxUnits"/>.</summary>
    /// <param name="stream">Where to.</param>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (count > MaxUnits)
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
