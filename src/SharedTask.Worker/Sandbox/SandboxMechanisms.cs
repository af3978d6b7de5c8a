namespace SharedTask.Worker.Sandbox;

/// <summary>
/// The parts of the sandbox, each of which a test takes out once to see that it is needed. No configuration reaches them: whatever is
/// registered for the site uses all.
/// </summary>
internal sealed record SandboxMechanisms
{
    public static SandboxMechanisms All { get; } = new();

    /// <summary>The filter of system calls.</summary>
    public bool Filter { get; init; } = true;

    /// <summary>A control group that limits memory and processes.</summary>
    public bool ControlGroup { get; init; } = true;

    /// <summary>Init is process 1, and no process of bubblewrap is inside.</summary>
    public bool InitIsProcessOne { get; init; } = true;

    /// <summary>Nobody inside reaches into init through <c>/proc</c>.</summary>
    public bool InitIsClosed { get; init; } = true;

    /// <summary>A worker that is root hands the sandbox another user.</summary>
    public bool OtherUser { get; init; } = true;

    /// <summary>Descriptors of the worker are closed.</summary>
    public bool ClosedDescriptors { get; init; } = true;

    /// <summary>A network of its own, with nothing in it.</summary>
    public bool OwnNetwork { get; init; } = true;

    /// <summary>Shared memory and semaphores of its own.</summary>
    public bool OwnSharedMemory { get; init; } = true;

    /// <summary>Whatever is not meant to be written cannot be.</summary>
    public bool ReadOnlyRoot { get; init; } = true;

    /// <summary>Folders that may be written hold so much and no more.</summary>
    public bool SizedFolders { get; init; } = true;

    /// <summary>Time and processor time are watched.</summary>
    public bool Watch { get; init; } = true;

    /// <summary>The folder of the site, whose settings may hold passwords; it is hidden where it lies in the system that programs see.</summary>
    public string SiteFolder { get; init; } = AppContext.BaseDirectory;
}
