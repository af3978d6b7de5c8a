using System.ComponentModel.DataAnnotations;

namespace SharedTask.Worker.Sandbox;

/// <summary>Where the sandbox finds its parts; the <c>Sandbox</c> section of the configuration.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    [Required]
    public string Bubblewrap { get; set; } = "/usr/bin/bwrap";

    /// <summary>The launcher's executable; found beside the program or in the repository's artifacts if empty.</summary>
    public string Launcher { get; set; } = "";

    /// <summary>Where runs are laid out for scoring; a folder of its own in the temporary folder if empty.</summary>
    public string Scratch { get; set; } = "";

    /// <summary>The first of the unprivileged user ids that a worker started as root hands to its sandboxes, one each.</summary>
    [Range(1000, 2_000_000_000)]
    public int FirstUserId { get; set; } = 231_000;

    /// <summary>Does without control groups even where they can be made; the tier is then at most reduced.</summary>
    public bool WithoutControlGroups { get; set; }
}
