using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SharedTask.Core.Data;

/// <summary>Registers the database.</summary>
public static class DataServices
{
    public static IServiceCollection AddSharedTaskData(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new DataOptions();
        configuration.GetSection(DataOptions.Section).Bind(options);
        return services.AddSharedTaskData(options);
    }

    public static IServiceCollection AddSharedTaskData(this IServiceCollection services, DataOptions options)
    {
        services.AddSingleton(options);
        return options.Provider == DataProvider.SqlServer
            ? services.AddProvider<SqlServerSharedTaskDb>(builder => UseSqlServer(builder, options))
            : services.AddProvider<SqliteSharedTaskDb>(builder => UseSqlite(builder, options));
    }

    /// <summary>The connection string of a site on SQLite; the file stands in the data folder unless told otherwise.</summary>
    internal static string SqliteConnectionString(DataOptions options) => options.ConnectionString.Length > 0
        ? options.ConnectionString
        : new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(Path.Combine(options.Folder, "sharedtask.db")), DefaultTimeout = 15 }.ToString();

    private static void UseSqlite(DbContextOptionsBuilder builder, DataOptions options)
    {
        if (options.ConnectionString.Length == 0)
        {
            Directory.CreateDirectory(options.Folder);
        }

        builder.UseSqlite(SqliteConnectionString(options)).AddInterceptors(new SqlitePragmas());
    }

    private static void UseSqlServer(DbContextOptionsBuilder builder, DataOptions options) =>
        builder.UseSqlServer(options.ConnectionString, server => server.UseCompatibilityLevel(130));

    private static IServiceCollection AddProvider<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : SharedTaskDb
    {
        // The framework reads the version of its own tables from these options while it builds the model: without them
        // passkeys have no table. The migrations are made with the same registration.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddDbContextFactory<TContext>(configure);
        services.AddSingleton<IDbContextFactory<SharedTaskDb>, SharedTaskDbFactory<TContext>>();
        // Identity's stores want a scoped context.
        services.AddScoped<SharedTaskDb>(provider => provider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        return services;
    }
}
