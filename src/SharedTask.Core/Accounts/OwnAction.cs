namespace SharedTask.Core.Accounts;

/// <summary>Something that a person did and that was written down.</summary>
public sealed record OwnAction(DateTime At, string Action, string Subject);
