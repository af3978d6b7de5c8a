namespace SharedTask.Core.Evaluations;

/// <summary>The limit for which a scorer was stopped.</summary>
/// <param name="Kind">Of what it used too much.</param>
/// <param name="Most">The most that it might use: milliseconds of time, bytes of everything else.</param>
public sealed record ExceededLimit(LimitKind Kind, long Most);
