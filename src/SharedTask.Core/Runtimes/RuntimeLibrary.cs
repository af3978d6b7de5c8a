using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Runtimes;

/// <summary>The runtimes that the administrators of this site mapped to images.</summary>
internal sealed class RuntimeLibrary(IDbContextFactory<SharedTaskDb> databases, MachineRuntime machine) : IRuntimeLibrary
{
    public async Task<RuntimeChoice> FindAsync(string image, CancellationToken cancellationToken)
    {
        var place = await FindPlaceAsync(image, cancellationToken);
        return place with { Report = place.RootFolder is null ? await machine.ReportAsync(cancellationToken) : await FindReportAsync(place.Image!, cancellationToken) };
    }

    public async Task<RuntimeChoice> FindPlaceAsync(string image, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var runtimes = await db.ProgramRuntimes.Select(row => new RuntimeChoice(row.Image, row.RootFolder, null)).ToListAsync(cancellationToken);
        return ImagePattern.FindClosest(runtimes, row => row.Image!, image) ?? new RuntimeChoice(null, null, null);
    }

    private async Task<RuntimeReport?> FindReportAsync(string image, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var json = await db.ProgramRuntimes.Where(row => row.Image == image && row.TestedAt != null).Select(row => row.ReportJson).SingleOrDefaultAsync(cancellationToken);
        return json is null ? null : RuntimeReport.FromJson(json);
    }
}
