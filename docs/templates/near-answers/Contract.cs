using System.Text.Json;
using System.Text.Json.Serialization;

namespace NearAnswers;

/// <summary>How the program ends; every other code counts as its own fault.</summary>
internal static class ExitCodes
{
    public const int ResultWritten = 0;
    public const int RequestNotUnderstood = 2;
    public const int ReferenceUnreadable = 3;
}

/// <summary>What the site asks for: request.json.</summary>
internal sealed record Request(int Protocol, string Verb, Dictionary<string, JsonElement>? Parameters, long Seed);

/// <summary>What the site is told: result.json.</summary>
internal sealed record Result(int Protocol, string Outcome, IReadOnlyList<Score> Scores, IReadOnlyList<Problem> Problems, int MoreProblems, long Items)
{
    /// <summary>Scores of parts of the reference, such as languages: this plugin has none.</summary>
    public IReadOnlyList<object> Slices { get; } = [];

    /// <summary>Tables to show with the run: this plugin has none.</summary>
    public IReadOnlyList<object> Tables { get; } = [];
}

/// <summary>The value of a metric; null where it is undefined.</summary>
internal sealed record Score(string Metric, double? Value);

/// <summary>Something wrong with a file.</summary>
internal sealed record Problem(string Code, string Message, string? File = null, int? Line = null, string? Column = null, string? Value = null)
{
    public string Severity { get; } = "error";
}

/// <summary>Reads and writes the contract's JSON without reflection, which a native program lacks.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Result))]
internal sealed partial class Contract : JsonSerializerContext;
