namespace SharedTask.Scoring.Contract;

/// <summary>A file format that a plugin reads.</summary>
/// <param name="Extension">The file's ending without the dot, such as <c>tsv</c>.</param>
/// <param name="Title">What it is, such as <c>tab-separated values with a header</c>.</param>
/// <param name="Example">The first lines of a correct file.</param>
public sealed record FormatDescription(string Extension, string Title, string Example)
{
    /// <summary>The title of a table in JSON: the forms that are read.</summary>
    public const string JsonTable = "one JSON object per line; in a .json file also one array of objects, or one object with the ids as names";
}
