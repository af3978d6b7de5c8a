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

    /// <summary>One JSON array of objects, over any number of lines.</summary>
    JsonArray,

    /// <summary>One JSON object, over any number of lines: of ids with their values or objects, or the only row.</summary>
    JsonObject,

    /// <summary>One value per line; the order of lines is the id.</summary>
    Lines,
}
