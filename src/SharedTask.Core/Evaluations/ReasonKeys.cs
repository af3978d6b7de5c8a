namespace SharedTask.Core.Evaluations;

/// <summary>Why a run waits or failed, where its state does not say all; keys of the <c>Runs</c> texts.</summary>
public static class ReasonKeys
{
    /// <summary>It waits for a corrected scorer or reference.</summary>
    public const string ScorerFault = "scorer-fault";

    /// <summary>The platform failed and tries again.</summary>
    public const string TryingAgain = "trying-again";

    /// <summary>The platform failed too often.</summary>
    public const string SystemFault = "system-fault";
}
