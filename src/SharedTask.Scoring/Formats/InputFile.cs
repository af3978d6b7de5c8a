namespace SharedTask.Scoring.Formats;

/// <summary>A file to read.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Name">How its author named it, relative to the folder that was given.</param>
/// <param name="Format">How its rows are written.</param>
public sealed record InputFile(string Path, string Name, FileFormat Format);
