namespace SharedTask.Scoring.Formats.EntityLinking;

/// <summary>What becomes of documents that one side alone has mentions of.</summary>
public enum UnpairedDocuments
{
    /// <summary>Their mentions count as wrong.</summary>
    Wrong,

    /// <summary>The run is invalid.</summary>
    Error,

    /// <summary>Their mentions are left out.</summary>
    Ignore,
}
