namespace SharedTask.Scoring.Metrics.Mrp;

/// <summary>A part of a text, in characters (Unicode code points) counted from 0.</summary>
/// <param name="From">The first character.</param>
/// <param name="To">The character behind the last one.</param>
public readonly record struct TextSpan(int From, int To);
