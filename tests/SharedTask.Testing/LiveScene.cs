using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Accounts;
using SharedTask.Core.Storage;

namespace SharedTask.Testing;

/// <summary>A competition in a data folder over which site processes can be started, stopped and killed.</summary>
public sealed class LiveScene : IAsyncDisposable
{
    public const string Password = "a long and sunny afternoon";

    private LiveScene(TestDatabase database, CompetitionScene scene)
    {
        (Database, Scene) = (database, scene);
    }

    public TestDatabase Database { get; }

    public CompetitionScene Scene { get; }

    public string DataFolder => Database.Options.Folder;

    /// <summary>Makes the competition with this reference for every track and phase; everybody in it can sign in.</summary>
    public static async Task<LiveScene> CreateAsync(CompetitionBuilder builder, byte[] reference, CancellationToken cancellationToken)
    {
        var database = await TestDatabase.CreateAsync(cancellationToken);
        var scene = await builder.CreateAsync(database, cancellationToken);
        var blobs = new FileBlobStore(Path.Combine(database.Options.Folder, "blobs"), TimeProvider.System);
        using var content = new MemoryStream(reference);
        var stored = (await blobs.PutAsync(content, long.MaxValue, cancellationToken)).Value;
        var hash = new PasswordHasher<Account>().HashPassword(scene.Owner, Password);
        await using var db = database.CreateDbContext();
        await db.ReferenceSets.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.BlobHash, stored.Hash).SetProperty(row => row.Bytes, stored.Bytes), cancellationToken);
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, hash), cancellationToken);
        return new LiveScene(database, scene);
    }

    /// <summary>A member of a team, signed in.</summary>
    public async Task<SiteVisitor> SignInAsync(Uri site, string team, CancellationToken cancellationToken)
    {
        var visitor = new SiteVisitor(site);
        await visitor.SignInAsync(Scene.MemberOf(team).Email!, Password, cancellationToken);
        return visitor;
    }

    /// <summary>Uploads a run of a team to the first track and phase.</summary>
    public Task<Guid> SubmitAsync(SiteVisitor visitor, string fileName, byte[] content, CancellationToken cancellationToken) =>
        visitor.SubmitAsync(Scene.Competition.Slug, Scene.Track.Slug, Scene.Phase.Slug, fileName, content, cancellationToken);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
