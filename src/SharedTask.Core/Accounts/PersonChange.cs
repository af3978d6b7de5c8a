namespace SharedTask.Core.Accounts;

/// <summary>What an administrator may do to an account.</summary>
public enum PersonChange
{
    /// <summary>Nobody can sign in to it any more; whoever is, is signed out.</summary>
    Lock,

    /// <summary>The lock, an administrator's or one after wrong passwords, ends.</summary>
    Unlock,

    /// <summary>It administers the site.</summary>
    MakeAdministrator,

    /// <summary>It no longer administers the site.</summary>
    EndAdministrator,

    /// <summary>Its address counts as confirmed, where mail does not arrive.</summary>
    ConfirmAddress,
}
