namespace SharedTask.Core.Runtimes;

/// <summary>Finds out what a runtime offers by starting its Python where programs start.</summary>
public interface IRuntimeProbe
{
    /// <summary>Tests a root file system, or the machine's own programs for <see langword="null"/>.</summary>
    Task<RuntimeReport> RunAsync(string? rootFolder, CancellationToken cancellationToken);
}
