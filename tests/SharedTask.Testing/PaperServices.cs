using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Data;

namespace SharedTask.Testing;

/// <summary>Lets every query of a SQLite context be asked of SQL Server too, on paper.</summary>
public static class PaperServices
{
#pragma warning disable EF1001 // As in PaperQueryCompiler.
    public static IServiceCollection AlsoOnPaper(this IServiceCollection services, DataOptions options) => options.Provider == DataProvider.Sqlite
        ? services.ConfigureDbContext<SqliteSharedTaskDb>(builder => builder.ReplaceService<IQueryCompiler, PaperQueryCompiler>())
        : services;
#pragma warning restore EF1001
}
