using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedTask.Core.Archives;

/// <summary>A moment in UTC, to the tick, in years that calendars and clocks can do sums with.</summary>
internal sealed class ArchiveMoment : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && reader.GetString() is { } text
        && text.EndsWith('Z')
        && DateTime.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
        && moment.Year is > 1900 and < 9000
            ? moment
            : throw new JsonException("A moment in UTC is expected.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DateTime.SpecifyKind(value, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture));
}
