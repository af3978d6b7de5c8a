using SharedTask.Core.Runtimes;

namespace SharedTask.Cli;

/// <summary>Without a site nobody has mapped an image: all programs run in the folder that is named, or with the machine's own Python.</summary>
internal sealed class OfflineRuntime(IRuntimeProbe probe, MachineRuntime machine) : IRuntimeLibrary
{
    public string? RootFolder { get; set; }

    public async Task<RuntimeChoice> FindAsync(string image, CancellationToken cancellationToken) => RootFolder is null
        ? await machine.FindAsync(image, cancellationToken)
        : new RuntimeChoice(RootFolder, RootFolder, await probe.RunAsync(RootFolder, cancellationToken));

    public Task<RuntimeChoice> FindPlaceAsync(string image, CancellationToken cancellationToken) => Task.FromResult(new RuntimeChoice(RootFolder, RootFolder, null));
}
