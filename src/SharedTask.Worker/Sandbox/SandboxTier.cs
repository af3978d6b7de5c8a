namespace SharedTask.Worker.Sandbox;

/// <summary>How much a machine lets us contain.</summary>
public enum SandboxTier
{
    /// <summary>Nothing can be contained: nothing runs.</summary>
    None,

    /// <summary>Namespaces, but no control group: only plugins that came with the site run.</summary>
    Reduced,

    /// <summary>Namespaces and control groups: any program runs.</summary>
    Full,
}
