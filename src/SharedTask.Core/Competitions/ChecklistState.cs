namespace SharedTask.Core.Competitions;

/// <summary>Whether a thing that opening asks for is there.</summary>
public enum ChecklistState
{
    Done,

    /// <summary>It can be opened without; somebody should look.</summary>
    Warning,

    /// <summary>It cannot be opened without.</summary>
    Missing,
}
