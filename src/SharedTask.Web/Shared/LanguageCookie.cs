using Microsoft.AspNetCore.Localization;

namespace SharedTask.Web.Shared;

/// <summary>Remembers in the browser in which language somebody reads the site.</summary>
internal static class LanguageCookie
{
    public static void Set(HttpResponse response, SiteLanguage language) => response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.Culture)),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true });
}
