using System.Data.Common;
using Azure;
using Microsoft.Data.Sqlite;

namespace SharedTask.Core.Storage;

/// <summary>Tells the faults of disks, stores and databases, which pass, from mistakes of the program, which do not.</summary>
public static class Outage
{
    private const int NoSpaceOnDevice = 28;
    private const int SqliteFull = 13;

    /// <summary>What to say to somebody whose upload met it; <see langword="null"/> if it is no outage.</summary>
    public static Refusal? Of(Exception exception)
    {
        var met = Flatten(exception).ToList();
        if (met.Exists(one => one is IOException { HResult: NoSpaceOnDevice } or SqliteException { SqliteErrorCode: SqliteFull }))
        {
            return new Refusal("site.disk-full");
        }

        return met.Exists(one => one is DbException or RequestFailedException { Status: 0 or >= 500 }) ? new Refusal("site.away") : null;
    }

    private static IEnumerable<Exception> Flatten(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.SelectMany(Flatten),
        { InnerException: { } inner } => Flatten(inner).Prepend(exception),
        _ => [exception],
    };
}
