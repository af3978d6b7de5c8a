namespace SharedTask.Core.Runtimes;

/// <summary>The machine's own programs, asked once for what they are.</summary>
public sealed class MachineRuntime(IRuntimeProbe probe) : IRuntimeLibrary
{
    private readonly Lock changing = new();
    private Task<RuntimeReport>? asked;

    public async Task<RuntimeChoice> FindAsync(string image, CancellationToken cancellationToken) =>
        new(null, null, await ReportAsync(cancellationToken));

    public Task<RuntimeChoice> FindPlaceAsync(string image, CancellationToken cancellationToken) => Task.FromResult(new RuntimeChoice(null, null, null));

    /// <summary>Asks anew at the next question: packages may have been installed.</summary>
    public void Forget()
    {
        lock (changing)
        {
            asked = null;
        }
    }

    public async Task<RuntimeReport> ReportAsync(CancellationToken cancellationToken)
    {
        Task<RuntimeReport> asking;
        lock (changing)
        {
            // Without the first asker's patience: others wait for the same answer.
            asking = asked ??= probe.RunAsync(null, CancellationToken.None);
        }

        try
        {
            var report = await asking.WaitAsync(cancellationToken);
            if (report.Fault.Length > 0)
            {
                Forget();
            }

            return report;
        }
        catch (Exception) when (asking.IsFaulted)
        {
            Forget();
            throw;
        }
    }
}
