namespace SharedTask.Core.Accounts;

/// <summary>An account as administrators see it.</summary>
public sealed record SitePerson(
    Guid AccountId, string DisplayName, string Email, bool IsConfirmed, bool IsAdministrator, bool HasTwoFactor, bool IsLocked, DateTime CreatedAt);
