using System.Text.Json;

namespace SharedTask.Core.Runtimes;

/// <summary>What a runtime offers, as a test in the sandbox found it.</summary>
public sealed record RuntimeReport
{
    /// <summary>What is looked for besides Python.</summary>
    public static IReadOnlyList<string> KnownInterpreters { get; } = ["java", "mono", "Rscript", "R", "julia", "matlab", "octave", "node", "ruby", "perl", "php", "dotnet", "go"];

    /// <summary>Such as <c>3.11.2</c>; <see langword="null"/> if there is no Python that starts.</summary>
    public string? PythonVersion { get; init; }

    /// <summary>The first names of all modules that can be imported.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Other interpreters that bundles use and that are there.</summary>
    public IReadOnlyList<string> Interpreters { get; init; } = [];

    /// <summary>Why nothing could be found out; empty otherwise.</summary>
    public string Fault { get; init; } = "";

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static RuntimeReport FromJson(string json) => JsonSerializer.Deserialize<RuntimeReport>(json, JsonSerializerOptions.Web) ?? new RuntimeReport();
}
