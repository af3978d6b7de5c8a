namespace SharedTask.Scoring.Metrics.Parsing;

/// <summary>A token or a sentence as a stretch of the text that all tokens make together, without spaces.</summary>
/// <param name="Start">Its first byte, counted from 0.</param>
/// <param name="End">The byte behind its last one.</param>
/// <param name="Line">The line on which it begins, counted from 1.</param>
public readonly record struct TextSpan(int Start, int End, int Line);
