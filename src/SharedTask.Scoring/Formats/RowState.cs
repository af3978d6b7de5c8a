namespace SharedTask.Scoring.Formats;

/// <summary>What became of an attempt to read a row.</summary>
public enum RowState
{
    /// <summary>The row can be used.</summary>
    Read,

    /// <summary>The row could not be read, which was reported.</summary>
    Skipped,

    /// <summary>There are no more rows.</summary>
    End,
}
