namespace SharedTask.Core.Backups;

/// <summary>The names in a backup, which is a zip.</summary>
internal static class BackupEntries
{
    public const string Manifest = "manifest.json";

    public const string Database = "sharedtask.db";

    public static string Blob(string hash) => $"blobs/{hash[..2]}/{hash}";
}
