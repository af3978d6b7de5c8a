namespace SharedTask.Web.Account;

/// <summary>The names of the policies that pages and endpoints ask for.</summary>
public static class Policies
{
    /// <summary>Administers the site.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>Owns the competition whose slug is in the route.</summary>
    public const string Owner = nameof(Owner);

    /// <summary>Organizes the competition whose slug is in the route.</summary>
    public const string Organizer = nameof(Organizer);

    /// <summary>Belongs to a team of the competition whose slug is in the route.</summary>
    public const string Member = nameof(Member);
}
