using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Hosting;

/// <summary>A part of a task that has files of its own, such as a language.</summary>
/// <param name="Values">What the names of the patterns stand for, such as <c>ar</c>.</param>
/// <param name="Reference">The part's reference; <see langword="null"/> where a run is checked on its own.</param>
/// <param name="Run">The part's file in the run; <see langword="null"/> if there is none.</param>
public sealed record FilePart(IReadOnlyList<string> Values, InputFolder? Reference, InputFolder? Run)
{
    /// <summary>The column of answers that the part is; <see langword="null"/> if its files have one.</summary>
    public string? Column { get; init; }

    /// <summary>Whether the part's items are counted: those of a file's further columns were counted before.</summary>
    public bool CountsItems { get; init; } = true;

    /// <summary>Parts the names and the values of a part where they are shown together.</summary>
    public const string Separator = " / ";

    /// <summary>How the part is called.</summary>
    public string Title => string.Join(Separator, Values);
}
