namespace SharedTask.Core;

/// <summary>On whose behalf a use case or query runs.</summary>
/// <param name="AccountId">The signed-in account; <see langword="null"/> for anybody.</param>
/// <param name="IsAdministrator">Whether the account administers the site.</param>
public sealed record Actor(Guid? AccountId, bool IsAdministrator)
{
    public static Actor Anonymous { get; } = new(null, false);

    /// <summary>Whoever has the site's own files in hand, at the command line: no account, and every right.</summary>
    public static Actor Operator { get; } = new(Guid.Empty, true);
}
