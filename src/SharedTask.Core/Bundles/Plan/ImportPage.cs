namespace SharedTask.Core.Bundles.Plan;

/// <summary>A page of a bundle.</summary>
/// <param name="Title">Its title.</param>
/// <param name="File">The file that it was read from.</param>
/// <param name="Kind">What it becomes.</param>
/// <param name="Markdown">Its text; what could run is gone.</param>
public sealed record ImportPage(string Title, string File, ImportPageKind Kind, string Markdown);
