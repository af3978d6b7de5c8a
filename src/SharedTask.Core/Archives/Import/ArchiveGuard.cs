using System.Globalization;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Archives.Import;

/// <summary>Asks of what an archive says whether it can be; whoever wrote it may have meant harm.</summary>
/// <param name="page">The page that is asked.</param>
/// <param name="held">The files that the archive holds: none else may be named, for the site may keep others' secrets by the same hash.</param>
/// <param name="missing">The files that the archive says it lacks.</param>
internal sealed class ArchiveGuard(string page, IReadOnlySet<string> held, IReadOnlySet<string> missing)
{
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public ArchiveGuard On(string otherPage) => new(otherPage, held, missing);

    public T At<T>(IReadOnlyList<T> list, int place, string field) => place >= 0 && place < list.Count ? list[place] : throw Wrong(field);

    public void Require(bool isSo, string field)
    {
        if (!isSo)
        {
            throw Wrong(field);
        }
    }

    /// <summary>A file of the archive. One that it lacks gets a hash that no file has, so that nobody's file of this site is taken for it.</summary>
    public string Blob(string hash, string field) => held.Contains(hash) ? hash
        : missing.Contains(hash) ? NoFile.For(hash)
        : throw Wrong(field);

    public string? Json(string? json, string field)
    {
        Require(json is null || ArchiveJson.IsSound(json), field);
        return json;
    }

    /// <summary>The row, if its texts fit into their columns.</summary>
    public T Row<T>(T row, string field)
        where T : class
    {
        if (RowLimits.FindTooLong(row) is { } property)
        {
            throw Wrong($"{field}.{char.ToLowerInvariant(property[0])}{property[1..]}");
        }

        return row;
    }

    public void Unique<T>(IEnumerable<T> values, string field)
    {
        var seen = new HashSet<T>();
        Require(values.All(seen.Add), field);
    }

    private ArchiveContentException Wrong(string field) => new(page, field);

    private static class NoFile
    {
        public static string For(string hash) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes("missing " + BlobHash.Check(hash))));
    }
}
