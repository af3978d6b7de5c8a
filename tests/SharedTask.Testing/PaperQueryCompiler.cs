using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace SharedTask.Testing;

/// <summary>
/// Runs every query of a test a second time on paper: as SQL Server would be asked, without a server. A query that cannot be translated,
/// or whose SQL is not T-SQL, fails the test that asked it.
/// </summary>
#pragma warning disable EF1001 // The one place where every query passes has no public name.
public sealed class PaperQueryCompiler(
    IQueryContextFactory contexts,
    ICompiledQueryCache cache,
    ICompiledQueryCacheKeyGenerator keys,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext context,
    IEvaluatableExpressionFilter filter,
    IModel model)
    : QueryCompiler(contexts, cache, keys, database, logger, context, filter, model)
{
    /// <inheritdoc/>
    public override TResult Execute<TResult>(Expression query)
    {
        PaperServer.Ask<TResult>(query, isAsync: false);
        return base.Execute<TResult>(query);
    }

    /// <inheritdoc/>
    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        PaperServer.Ask<TResult>(query, isAsync: true);
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }
}
#pragma warning restore EF1001
