using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Data;

namespace SharedTask.Core.Archives.Import;

/// <summary>How long the database's texts may be: SQLite would take longer ones, and SQL Server would refuse them in other words.</summary>
internal static class RowLimits
{
    private static readonly Lazy<ILookup<Type, (PropertyInfo Property, int Longest)>> Limits = new(Read);

    /// <summary>The first text of a row that is too long; <see langword="null"/> if all fit.</summary>
    public static string? FindTooLong(object row) => Limits.Value[row.GetType()]
        .FirstOrDefault(limit => limit.Property.GetValue(row) is string text && text.Length > limit.Longest)
        .Property?.Name;

    private static ILookup<Type, (PropertyInfo Property, int Longest)> Read()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        return db.Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.PropertyInfo is not null && property.GetMaxLength() is not null)
            .ToLookup(property => property.DeclaringType.ClrType, property => (property.PropertyInfo!, property.GetMaxLength()!.Value));
    }
}
