namespace SharedTask.Core.Runs;

/// <summary>The receipt of an accepted run.</summary>
public sealed record SubmittedRun(Guid RunId, int Number, string Sha256, DateTime ReceivedAt);
