using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using SharedTask.Core.Data;

namespace SharedTask.Testing;

/// <summary>A SQL Server that reads what it is asked, checks that it is T-SQL, and answers with nothing.</summary>
public static class PaperServer
{
    private static readonly ConcurrentDictionary<string, byte> Known = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, byte> Asked = new(StringComparer.Ordinal);

    private static readonly DbContextOptions<SqlServerSharedTaskDb> Options = new DbContextOptionsBuilder<SqlServerSharedTaskDb>()
        .UseSqlServer("Server=paper;Database=paper", server => server.UseCompatibilityLevel(130))
        .AddInterceptors(new NoConnection(), new NoCommand())
        // The framework reads the version of its own tables from there.
        .UseApplicationServiceProvider(new ServiceCollection().Configure<Microsoft.AspNetCore.Identity.IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider())
        .Options;

    /// <summary>How many different statements have been read.</summary>
    public static int Statements => Known.Count;

    /// <summary>The statements that have been read.</summary>
    public static IEnumerable<string> Texts => Known.Keys;

    /// <summary>Asks what a context of another provider is asked.</summary>
    internal static void Ask<TResult>(Expression query, bool isAsync)
    {
        var tables = new TablesOf();
        tables.Visit(query);
        if (!Asked.TryAdd($"{typeof(TResult)} {string.Join(',', tables.Names)} {query}", 0))
        {
            // Only its values differ.
            return;
        }

        using var paper = new SqlServerSharedTaskDb(Options);
#pragma warning disable EF1001 // As in PaperQueryCompiler.
        var compiler = paper.GetService<IQueryCompiler>();
        var moved = new ToPaper(paper).Visit(query);
        try
        {
            if (isAsync)
            {
                Drain(compiler.ExecuteAsync<TResult>(moved, CancellationToken.None));
            }
            else if (compiler.Execute<TResult>(moved) is IEnumerable rows and not string)
            {
                rows.GetEnumerator().MoveNext();
            }
        }
        catch (InvalidOperationException nothing) when (nothing.Message.Contains("no elements", StringComparison.Ordinal))
        {
            // The server on paper has no rows.
        }
#pragma warning restore EF1001
    }

    private static void Drain(object? result)
    {
        switch (result)
        {
            case Task task:
                // Nothing is waited for: no command is ever sent.
                task.GetAwaiter().GetResult();
                break;
            case { } rows:
                var interfaces = rows.GetType().GetInterfaces().Single(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
                typeof(PaperServer).GetMethod(nameof(DrainRows), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(interfaces.GetGenericArguments()).Invoke(null, [rows]);
                break;
        }
    }

    private static void DrainRows<T>(IAsyncEnumerable<T> rows) => rows.GetAsyncEnumerator().MoveNextAsync().AsTask().GetAwaiter().GetResult();

    private static void Read(string sql)
    {
        if (!Known.TryAdd(sql, 0))
        {
            return;
        }

        using var text = new StringReader(sql);
        new TSql130Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        if (errors.Count > 0)
        {
            throw new InvalidDataException($"No T-SQL: {errors[0].Message} (line {errors[0].Line})\n{sql}");
        }
    }

    /// <summary>Names the tables of a query, which its text leaves out.</summary>
    private sealed class TablesOf : ExpressionVisitor
    {
        public List<string> Names { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            if (node is EntityQueryRootExpression { EntityType: var type })
            {
                Names.Add(type.Name);
                return node;
            }

            return base.VisitExtension(node);
        }
    }

    /// <summary>Puts the tables of the context on paper in the place of those of the test's context.</summary>
    private sealed class ToPaper(SharedTaskDb paper) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression { EntityType: var type } ? Root(type.ClrType) : base.VisitExtension(node);

        protected override Expression VisitMember(MemberExpression node) =>
            IsTable(node.Type) && node.Expression is not null && typeof(DbContext).IsAssignableFrom(node.Expression.Type) ? Root(node.Type.GetGenericArguments()[0]) : base.VisitMember(node);

        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name == nameof(DbContext.Set) && node.Object is not null && typeof(DbContext).IsAssignableFrom(node.Object.Type) ? Root(node.Type.GetGenericArguments()[0]) : base.VisitMethodCall(node);

        private static bool IsTable(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbSet<>);

        private Expression Root(Type entity) =>
            ((IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(entity).Invoke(paper, null)!).Expression;
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());
    }

    private sealed class NoCommand : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => NoRows(command);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(NoRows(command));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Nothing(command);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Nothing(command));

        private static InterceptionResult<DbDataReader> NoRows(DbCommand command)
        {
            Read(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        private static InterceptionResult<int> Nothing(DbCommand command)
        {
            Read(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }
}
