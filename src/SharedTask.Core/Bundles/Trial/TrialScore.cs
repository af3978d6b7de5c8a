namespace SharedTask.Core.Bundles.Trial;

/// <summary>A score of a trial, and what the plugin says beside it.</summary>
/// <param name="Key">The key that the program writes.</param>
/// <param name="Program">The program's value.</param>
/// <param name="Metric">The plugin's metric; <see langword="null"/> where there is no twin.</param>
/// <param name="Plugin">The plugin's value.</param>
public sealed record TrialScore(string Key, double? Program, string? Metric = null, double? Plugin = null);
