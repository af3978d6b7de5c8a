using System.Globalization;
using System.Text;

namespace SharedTask.Web.Shared;

/// <summary>Keeps return addresses on this site.</summary>
internal static class LocalAddress
{
    /// <summary>The address if it is a path of this site, otherwise the home page; as it may stand in a header.</summary>
    public static string Check(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Encode(address) : "/";

    /// <summary>Letters that are not of ASCII as their bytes, as browsers send them.</summary>
    private static string Encode(string address) => Ascii.IsValid(address)
        ? address
        : string.Concat(Encoding.UTF8.GetBytes(address).Select(value => value < 0x80 ? ((char)value).ToString() : "%" + value.ToString("X2", CultureInfo.InvariantCulture)));
}
