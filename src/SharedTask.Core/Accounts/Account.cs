using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.AspNetCore.Identity;

namespace SharedTask.Core.Accounts;

/// <summary>A person who can sign in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>The name that others see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The language of mails and screens, such as <c>ar</c>; empty means the browser's.</summary>
    public string Language { get; set; } = "";

    /// <summary>The IANA time zone in which times are shown; empty means the browser's.</summary>
    public string TimeZoneId { get; set; } = "";

    public bool IsAdministrator { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>
    /// Whether it was made for somebody who has not come yet: nobody can sign in to it, and only who reads its mailbox may give it a
    /// password. Whoever types one beforehand proves nothing.
    /// </summary>
    [NotMapped]
    public bool IsUnclaimed => !EmailConfirmed && PasswordHash is null;
}
