using MudBlazor;

namespace SharedTask.Web.Shared;

/// <summary>MudBlazor in the site's own tokens, so that nobody feels a border between the public pages and the consoles.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts = ["Inter", "Noto Sans Arabic", "Noto Sans", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b6b62",
            Secondary = "#5c6670",
            Background = "#fbfaf7",
            Surface = "#ffffff",
            TextPrimary = "#1c2126",
            TextSecondary = "#5c6670",
            LinesDefault = "#e4e1da",
            LinesInputs = "#8b939a",
            TableLines = "#e4e1da",
            Divider = "#e4e1da",
            Success = "#1d6f42",
            Warning = "#8a5a00",
            Error = "#b3261e",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#4fc3b5",
            PrimaryContrastText = "#06201d",
            Secondary = "#9aa5af",
            Background = "#14171a",
            Surface = "#1b1f24",
            TextPrimary = "#e7e9ea",
            TextSecondary = "#9aa5af",
            LinesDefault = "#2c3239",
            LinesInputs = "#6f7a84",
            TableLines = "#2c3239",
            Divider = "#2c3239",
            Success = "#6fcf97",
            Warning = "#e2b55a",
            Error = "#f28b82",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.9375rem", LineHeight = "1.5" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "600" },
        },
    };
}
