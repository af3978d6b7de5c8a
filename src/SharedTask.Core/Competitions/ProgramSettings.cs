using System.Text.Json;

namespace SharedTask.Core.Competitions;

/// <summary>A scorer that is the organizers' own program, as CodaLab and Codabench run them; kept as the scorer's parameters.</summary>
public sealed record ProgramSettings
{
    /// <summary>The plugin id that such scorers carry; no plugin has it.</summary>
    public const string PluginId = "program";

    /// <summary>The file name of a reference that stands for none: the program gets an empty folder.</summary>
    public const string NoReference = "no-reference";

    /// <summary>The blob of the program, a zip.</summary>
    public required string ProgramHash { get; init; }

    /// <summary>The commands, with the platforms' placeholders.</summary>
    public required IReadOnlyList<string> Commands { get; init; }

    /// <summary>The blob of the program that runs first, with the team's code; <see langword="null"/> if there is none.</summary>
    public string? IngestionHash { get; init; }

    public IReadOnlyList<string> IngestionCommands { get; init; } = [];

    /// <summary>The blob of what the ingestion program reads.</summary>
    public string? InputDataHash { get; init; }

    /// <summary>Whether commands begin in the folder above the program, as CodaLab's do.</summary>
    public bool StartsAboveProgram { get; init; }

    /// <summary>The image that the program ran in elsewhere; administrators map it to a runtime.</summary>
    public string DockerImage { get; init; } = "";

    /// <summary>Whether teams see what the program reports in detail.</summary>
    public bool ShowsReports { get; init; }

    /// <summary>The scores that the program is expected to write.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The scores that are computed from those.</summary>
    public IReadOnlyList<ProgramComputation> Computed { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static ProgramSettings FromJson(string json) =>
        JsonSerializer.Deserialize<ProgramSettings>(json, JsonSerializerOptions.Web) ?? throw new JsonException("The settings of a program are empty.");
}
