using System.ComponentModel.DataAnnotations;

namespace SharedTask.Core.Data;

/// <summary>Where the database is; the <c>Data</c> section of the configuration.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    public DataProvider Provider { get; set; }

    /// <summary>The folder of everything that SharedTask keeps in files: the SQLite database, blobs, mails in development.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>The connection string; may stay empty for SQLite, which then takes <c>sharedtask.db</c> in <see cref="Folder"/>.</summary>
    public string ConnectionString { get; set; } = "";
}
