namespace SharedTask.Scoring.Formats;

/// <summary>Opens a file of JSON in any of its forms.</summary>
internal static class JsonRows
{
    /// <summary>Whether a file is one of JSON.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsJson(this InputFile file) => file.Format is FileFormat.JsonLines or FileFormat.JsonArray or FileFormat.JsonObject;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are reported.</param>
    /// <param name="fields">The fields of a row, for readers that know rows which stand under their id.</param>
    /// <returns>The rows.</returns>
    public static IJsonRows Open(InputFile file, ProblemList problems, IReadOnlyList<FieldSpec>? fields = null) =>
        file.Format is FileFormat.JsonArray or FileFormat.JsonObject ? new JsonValueRows(file, fields, problems) : new LineReader(file, problems);
}
