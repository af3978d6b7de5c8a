using SharedTask.Core.Runtimes;

namespace SharedTask.Core.Tests.Bundles;

/// <summary>A machine whose Python is known without a sandbox.</summary>
internal sealed class KnownRuntime : IRuntimeProbe
{
    public Task<RuntimeReport> RunAsync(string? rootFolder, CancellationToken cancellationToken) =>
        Task.FromResult(new RuntimeReport { PythonVersion = "3.11.2", Modules = ["numpy", "sklearn"], Interpreters = ["perl"] });
}
