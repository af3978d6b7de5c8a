namespace SharedTask.Core.Accounts;

/// <summary>A run that a person submitted.</summary>
public sealed record OwnRun(string Competition, string FileName, string Label, string Sha256, long Bytes, DateTime ReceivedAt);
