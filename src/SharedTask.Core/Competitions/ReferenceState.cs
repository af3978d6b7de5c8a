namespace SharedTask.Core.Competitions;

/// <summary>Whether a reference set can be used.</summary>
public enum ReferenceState
{
    /// <summary>The scorer has yet to look at it.</summary>
    Checking,

    /// <summary>Runs are scored against it.</summary>
    Ready,

    /// <summary>The scorer cannot use it; the problems say why.</summary>
    Invalid,

    /// <summary>It could not be checked, through no fault of the organizers.</summary>
    Failed,
}
