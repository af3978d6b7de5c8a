using Microsoft.EntityFrameworkCore;

namespace SharedTask.Core.Data;

/// <summary>Gives the provider's context to those who ask for <see cref="SharedTaskDb"/>.</summary>
internal sealed class SharedTaskDbFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<SharedTaskDb>
    where TContext : SharedTaskDb
{
    public SharedTaskDb CreateDbContext() => factory.CreateDbContext();
}
