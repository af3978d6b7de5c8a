namespace SharedTask.Scoring.Hosting;

/// <summary>What a file of the task that a run does not have means for its score.</summary>
public enum MissingFiles
{
    /// <summary>The run is invalid.</summary>
    Error,

    /// <summary>Every metric counts 0 for it or, where less is better, its greatest value; undefined if it has none.</summary>
    Zero,

    /// <summary>Means over files are undefined; the files that came are scored.</summary>
    Undefined,

    /// <summary>Means run over the files that came.</summary>
    Ignore,
}
