using SharedTask.Scoring.Metrics.Mrp;

namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>A graph of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Id">The id of its sentence, which the graphs of several frameworks may share.</param>
/// <param name="Language">The language; <see langword="null"/> if it is not told.</param>
/// <param name="Graph">The graph.</param>
/// <param name="Fields">The values of the fields that were asked for, and <see langword="null"/> where there is none.</param>
public sealed record MrpItem(InputFile File, long Line, string Id, string? Language, MrpGraph Graph, IReadOnlyList<string?> Fields)
{
    /// <summary>How a person speaks of the graph.</summary>
    public string Spoken => $"the {Excerpt.Of(Graph.Framework)} graph \"{Excerpt.Of(Id)}\"{(Language is null ? string.Empty : $" ({Excerpt.Of(Language)})")}";
}
