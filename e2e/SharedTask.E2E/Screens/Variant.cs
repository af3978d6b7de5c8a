namespace SharedTask.E2E.Screens;

/// <summary>How a screen is looked at.</summary>
public sealed record Variant(bool IsPhone, bool IsDark, bool IsArabic)
{
    public static IReadOnlyList<Variant> All { get; } =
    [
        .. from isPhone in new[] { false, true }
           from isDark in new[] { false, true }
           from isArabic in new[] { false, true }
           select new Variant(isPhone, isDark, isArabic),
    ];

    public void Configure(BrowserNewContextOptions options)
    {
        options.ViewportSize = IsPhone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 };
        options.ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light;
        options.Locale = IsArabic ? "ar" : "en-GB";
        options.ReducedMotion = ReducedMotion.Reduce;
    }

    public override string ToString() => $"{(IsPhone ? "phone" : "wide")}-{(IsDark ? "dark" : "light")}-{(IsArabic ? "ar" : "en")}";
}
