namespace SharedTask.Web.Shared;

/// <summary>Keeps return addresses on this site.</summary>
internal static class LocalAddress
{
    /// <summary>The address if it is a path of this site, otherwise the home page.</summary>
    public static string Check(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
