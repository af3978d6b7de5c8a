namespace SharedTask.Core.Competitions;

/// <summary>A score in the console.</summary>
/// <param name="Metric">The metric's key.</param>
/// <param name="Title">The column's title; the key where no column shows the metric.</param>
/// <param name="Digits">The digits that it prints.</param>
/// <param name="Value">The value; <see langword="null"/> where it is undefined.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end of its interval.</param>
/// <param name="SliceBy">The property of the slice; <see langword="null"/> for the whole.</param>
/// <param name="SliceValue">The slice's value of that property.</param>
/// <param name="SliceSize">The slice's number of items.</param>
public sealed record ConsoleScore(
    string Metric, string Title, int Digits, double? Value, double? Low, double? High, string? SliceBy, string? SliceValue, long? SliceSize);
