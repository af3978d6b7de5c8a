namespace SharedTask.Web.Shared;

/// <summary>What the site is to the outside; the <c>Site</c> section of the configuration.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Where people find it, such as <c>https://tasks.example.org</c>; what the request claims, if empty.</summary>
    public string Address { get; set; } = "";

    public bool IsSound => Address.Length == 0 || (Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http");
}
