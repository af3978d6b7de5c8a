using SharedTask.Scoring.Metrics.Corrections;

namespace SharedTask.Scoring.Formats.Corrections;

/// <summary>An edit of an M2 file.</summary>
/// <param name="Start">The token where it begins, counted from 0.</param>
/// <param name="End">The token behind it.</param>
/// <param name="Category">The type of the error.</param>
/// <param name="Correction">The correction as it is written, alternatives and all.</param>
/// <param name="Original">The tokens that are replaced.</param>
public sealed record M2Edit(int Start, int End, string Category, string Correction, IReadOnlyList<string> Original)
{
    private const string Nothing = "-NONE-";

    /// <summary>The edit as it is written.</summary>
    /// <returns>The edit.</returns>
    public TypedEdit Typed() => new(Start, End, Category, Correction);

    /// <summary>The edit with its alternatives, each of which is right.</summary>
    /// <returns>The edit.</returns>
    public GoldEdit WithAlternatives() =>
        new(Start, End, Original, [.. Correction.Split("||").Select(text => text == Nothing ? string.Empty : SpacedTokens.Trim(text))]);
}
