namespace SharedTask.Core.Runtimes;

/// <summary>What the programs of organizers find around them if their bundle asks for a certain image.</summary>
public sealed class ProgramRuntime
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The name of the images that it stands for; <c>*</c> for any characters.</summary>
    public required string Image { get; init; }

    /// <summary>The folder that programs see as their file system; <see langword="null"/> for the machine's own programs.</summary>
    public string? RootFolder { get; init; }

    /// <summary>When it was tested last; <see langword="null"/> if it never was.</summary>
    public DateTime? TestedAt { get; set; }

    /// <summary>What the last test found.</summary>
    public string ReportJson { get; set; } = "{}";
}
