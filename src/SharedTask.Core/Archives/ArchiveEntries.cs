namespace SharedTask.Core.Archives;

/// <summary>The names in an archive, which is a zip; its files are named as in a backup.</summary>
internal static class ArchiveEntries
{
    /// <summary>By this name an archive is known for one; written last, so that an archive with it is whole.</summary>
    public const string Manifest = "sharedtask-archive.json";

    public const string Competition = "competition.json";

    public const string People = "people.json";

    public const string Runs = "runs.jsonl";

    public const string History = "history.jsonl";

    public static IReadOnlyList<string> Parts { get; } = [Competition, People, Runs, History];
}
