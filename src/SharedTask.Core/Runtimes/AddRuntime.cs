using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Audit;
using SharedTask.Core.Data;

namespace SharedTask.Core.Runtimes;

/// <summary>Maps images to a root file system on this machine, or to the machine's own programs.</summary>
public sealed class AddRuntime(IDbContextFactory<SharedTaskDb> databases, DataOptions data, TimeProvider time)
{
    private const int LongestFolder = 500;

    /// <summary>Answers the runtime's id; an empty folder means the machine's own programs.</summary>
    public async Task<Answer<Guid>> ExecuteAsync(string image, string folder, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return new Refusal("not-allowed");
        }

        image = image.Trim();
        var root = folder.Trim();
        if (!ImagePattern.IsPattern(image))
        {
            return new Refusal("runtime.image", ("limit", ImagePattern.Longest));
        }

        if (root.Length > 0 && FaultOf(root) is { } fault)
        {
            return fault;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.ProgramRuntimes.AnyAsync(row => row.Image == image, cancellationToken))
        {
            return new Refusal("runtime.image-taken", ("image", image));
        }

        var runtime = new ProgramRuntime { Image = image, RootFolder = root.Length == 0 ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) };
        db.ProgramRuntimes.Add(runtime);
        db.AuditEntries.Add(new AuditEntry { At = time.GetUtcNow().UtcDateTime, AccountId = actor.AccountId, Action = "runtime.added", Subject = image });
        await db.SaveChangesAsync(cancellationToken);
        return runtime.Id;
    }

    private Refusal? FaultOf(string root)
    {
        if (!Path.IsPathRooted(root) || root.Length > LongestFolder || !Directory.Exists(root))
        {
            return new Refusal("runtime.folder-missing", ("folder", root));
        }

        // Strangers' programs read everything in it.
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + "/";
        var own = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data.Folder)) + "/";
        return full == "//" || own.StartsWith(full, StringComparison.Ordinal) || full.StartsWith(own, StringComparison.Ordinal)
            ? new Refusal("runtime.folder-unsafe", ("folder", root))
            : !Directory.Exists(Path.Combine(root, "usr")) && !Directory.Exists(Path.Combine(root, "bin")) ? new Refusal("runtime.folder-no-system", ("folder", root)) : null;
    }
}
