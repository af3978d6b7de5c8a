using System.Globalization;

namespace SharedTask.Web.Shared;

/// <summary>The languages in which the site can be read; the first is the default.</summary>
public static class SiteLanguages
{
    public static IReadOnlyList<SiteLanguage> All { get; } =
    [
        new("en", "English", CultureInfo.GetCultureInfo("en")),
        new("ar", "العربية", ArabicWithEuropeanDigits()),
    ];

    public static SiteLanguage Current =>
        Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? All[0];

    public static SiteLanguage? Find(string code) =>
        All.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.Ordinal));

    /// <summary>Scores must read the same in every language: the Gregorian calendar and plain signs and digits.</summary>
    private static CultureInfo ArabicWithEuropeanDigits()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("ar").Clone();
        culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        culture.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().First();
        return CultureInfo.ReadOnly(culture);
    }
}
