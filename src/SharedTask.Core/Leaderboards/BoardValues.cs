using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SharedTask.Core.Leaderboards;

/// <summary>Reads and writes <see cref="LeaderboardRow.ValuesJson"/>: metric key to <c>[value, low, high]</c>, without the interval where there is none.</summary>
public static class BoardValues
{
    public static string Serialize(IEnumerable<KeyValuePair<string, BoardValue>> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (metric, value) in values)
            {
                json.WriteStartArray(metric);
                Write(json, value.Value);
                if (value.Low is not null || value.High is not null)
                {
                    Write(json, value.Low);
                    Write(json, value.High);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Dictionary<string, BoardValue> Parse(string json)
    {
        var values = new Dictionary<string, BoardValue>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        foreach (var metric in document.RootElement.EnumerateObject())
        {
            values[metric.Name] = metric.Value.GetArrayLength() == 3
                ? new BoardValue(Read(metric.Value[0]), Read(metric.Value[1]), Read(metric.Value[2]))
                : new BoardValue(Read(metric.Value[0]));
        }

        return values;
    }

    private static void Write(Utf8JsonWriter json, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static double? Read(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : null;
}
