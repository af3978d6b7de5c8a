using System.Globalization;

namespace SharedTask.Web.Shared;

/// <summary>A language in which the site can be read.</summary>
/// <param name="Code">The code in addresses and in the page's <c>lang</c>.</param>
/// <param name="Name">Its own name for itself.</param>
/// <param name="Culture">The culture that formats dates; numbers are always written with European digits.</param>
public sealed record SiteLanguage(string Code, string Name, CultureInfo Culture)
{
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
}
