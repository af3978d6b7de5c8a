namespace SharedTask.Core.Accounts;

/// <summary>A notice that a person got.</summary>
public sealed record OwnNotice(string Key, string FactsJson, DateTime CreatedAt);
