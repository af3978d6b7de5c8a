namespace SharedTask.Worker.Plugins;

/// <summary>How a plugin's work ended.</summary>
public enum PluginVerdict
{
    /// <summary>The input is fine and, where asked for, scored.</summary>
    Scored,

    /// <summary>The input cannot be scored; the result's problems say why.</summary>
    Invalid,

    /// <summary>The reference cannot be read: the organizers' fault.</summary>
    ReferenceUnreadable,

    /// <summary>It used more than it may.</summary>
    LimitExceeded,

    /// <summary>It crashed, or wrote what cannot be understood.</summary>
    PluginFault,

    /// <summary>The platform failed.</summary>
    SystemFault,
}
