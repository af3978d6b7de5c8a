namespace SharedTask.Core.Evaluations;

/// <summary>How an evaluation ended.</summary>
public enum EvaluationOutcome
{
    /// <summary>Scores were recorded.</summary>
    Scored,

    /// <summary>The scorer says that the run is bad.</summary>
    Invalid,

    /// <summary>The scorer used more time, memory or output than it may.</summary>
    LimitExceeded,

    /// <summary>The scorer or its reference is at fault.</summary>
    PluginFault,

    /// <summary>The platform is at fault.</summary>
    SystemFault,
}
