using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedTask.Core.Archives;

/// <summary>
/// How an archive is written: numbers to the last bit, enumerations as words, nothing that the reader does not know. Another way of
/// writing is another format.
/// </summary>
internal static class ArchiveJson
{
    public static JsonSerializerOptions Lines { get; } = Make(indented: false);

    public static JsonSerializerOptions Pages { get; } = Make(indented: true);

    /// <summary>Reads a value; <see langword="null"/> if it is not what the format says.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> utf8)
        where T : class
    {
        try
        {
            return HasNullInList(utf8) ? null : JsonSerializer.Deserialize<T>(utf8, Lines);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a text is JSON whose lists hold no nulls, which the serializer would let pass.</summary>
    public static bool IsSound(string json)
    {
        try
        {
            return !HasNullInList(System.Text.Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasNullInList(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        var isList = new Stack<bool>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    isList.Push(reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    isList.Pop();
                    break;
                case JsonTokenType.Null when isList.TryPeek(out var inList) && inList:
                    return true;
            }
        }

        return false;
    }

    private static JsonSerializerOptions Make(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ArchiveMoment() },
    };
}
