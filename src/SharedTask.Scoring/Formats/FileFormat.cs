namespace SharedTask.Scoring.Formats;

/// <summary>How the rows of a run or a reference are written.</summary>
public enum FileFormat
{
    /// <summary>Tab-separated values; a quotation mark is a character like any other.</summary>
    Tsv,

    /// <summary>Comma-separated values with the quoting of RFC 4180.</summary>
    Csv,

    /// <summary>One JSON object per line.</summary>
    JsonLines,

    /// <summary>One JSON array of objects, over any number of lines; only where this is asked for.</summary>
    JsonArray,

    /// <summary>One value per line; the order of lines is the id.</summary>
    Lines,
}
