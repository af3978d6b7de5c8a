using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Import;
using SharedTask.Core.Bundles.Reading;
using SharedTask.Core.Data;
using SharedTask.Core.Storage;

namespace SharedTask.Core.Bundles.Trial;

/// <summary>Tries the programs of an uploaded bundle for its owner, each upload once and one upload at a time: who loads a page again waits for the same answer.</summary>
public sealed class BundleTrials(IDbContextFactory<SharedTaskDb> databases, IBlobStore blobs, IBundleTrial trial) : IDisposable
{
    private const int Remembered = 100;

    private readonly ConcurrentDictionary<Guid, Task<IReadOnlyList<TrackTrial>>> trials = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>What came of it; nothing for a bundle that cannot be imported.</summary>
    public async Task<Answer<IReadOnlyList<TrackTrial>>> ExecuteAsync(Guid uploadId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await BundleOpener.FindAsync(db, uploadId, actor, cancellationToken);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (trials.Count > Remembered)
        {
            trials.Clear();
        }

        var running = trials.GetOrAdd(uploadId, _ => RunAsync(found.Value));
        try
        {
            return Answer<IReadOnlyList<TrackTrial>>.FromValue(await running.WaitAsync(cancellationToken));
        }
        catch (Exception) when (running.IsFaulted)
        {
            trials.TryRemove(uploadId, out _);
            throw;
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlyList<TrackTrial>> RunAsync(BundleUpload upload)
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            var limits = new BundleLimits();
            var opened = await BundleOpener.OpenAsync(blobs, upload, limits, CancellationToken.None);
            if (opened.IsRefused)
            {
                return [];
            }

            using var bundle = opened.Value;
            var reading = await BundleReader.ReadAsync(bundle, limits, CancellationToken.None);
            return reading is { CanImport: true, Plan: { } plan } ? await trial.RunAsync(bundle, plan, CancellationToken.None) : [];
        }
        finally
        {
            turn.Release();
        }
    }
}
