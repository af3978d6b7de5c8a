namespace SharedTask.Core.Runs;

/// <summary>Where a run is on its way.</summary>
public enum RunState
{
    /// <summary>Accepted; its format is yet to be checked.</summary>
    Checking,

    /// <summary>Well formed; it waits for a worker, or for a reference.</summary>
    Waiting,

    /// <summary>A worker scores it.</summary>
    Scoring,

    /// <summary>It has a current evaluation.</summary>
    Scored,

    /// <summary>Its content cannot be scored; the problems say why. Costs no quota.</summary>
    Invalid,

    /// <summary>It could not be scored through a fault that is not the team's. Costs no quota.</summary>
    Failed,

    /// <summary>The team took it back.</summary>
    Withdrawn,
}
