namespace SharedTask.Core.Accounts;

/// <summary>One value that belongs to the site as a whole, such as the hash of the first administrator's one-time link.</summary>
public sealed class SiteSetting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}
