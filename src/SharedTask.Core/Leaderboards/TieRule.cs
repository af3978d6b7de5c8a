namespace SharedTask.Core.Leaderboards;

/// <summary>How ranks are numbered when scores are equal.</summary>
public enum TieRule
{
    /// <summary>1, 2, 2, 4.</summary>
    Competition,

    /// <summary>1, 2, 2, 3.</summary>
    Dense,

    /// <summary>1, 2, 3, 4: the earlier run first.</summary>
    Earlier,

    /// <summary>1, 2.5, 2.5, 4.</summary>
    Average,
}
