namespace SharedTask.Scoring.Metrics.Smatch;

/// <summary>Work that may still be done, in steps of a few nanoseconds: the same on every machine, unlike time.</summary>
/// <param name="steps">How many steps.</param>
internal sealed class WorkBudget(long steps)
{
    private long left = steps;

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => left <= 0;

    /// <summary>Notes work that is done.</summary>
    public void Spend(long done) => left -= done;

    /// <summary>What is left; nothing if more was done than there was.</summary>
    public long Left => Math.Max(0, left);

    /// <summary>Takes back what is left of a share.</summary>
    public void Return(WorkBudget share) => left += share.Left;

    /// <summary>Takes a share of what is left into a budget of its own.</summary>
    public WorkBudget Reserve(int parts)
    {
        var share = left / parts;
        left -= share;
        return new WorkBudget(share);
    }
}
