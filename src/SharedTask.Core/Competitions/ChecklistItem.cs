namespace SharedTask.Core.Competitions;

/// <summary>One thing that opening a competition asks for.</summary>
/// <param name="Key">The key of its text in the <c>Organizing</c> resources.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="Page">The console page where it is mended, below <c>/organize/{competition}</c>.</param>
/// <param name="Subject">What it is about, such as a track's title; may be empty.</param>
public sealed record ChecklistItem(string Key, ChecklistState State, string Page, string Subject = "");
