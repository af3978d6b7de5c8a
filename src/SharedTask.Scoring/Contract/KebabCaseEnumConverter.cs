using System.Text.Json;
using System.Text.Json.Serialization;

namespace SharedTask.Scoring.Contract;

/// <summary>Writes an enumeration as its name in kebab case and refuses numbers.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class KebabCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
