using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SharedTask.Core.Data;

/// <summary>Stores times as UTC and gives them back marked as UTC; refuses local times, which are always a mistake here.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    time => ToUtc(time),
    time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    private static DateTime ToUtc(DateTime time) => time.Kind == DateTimeKind.Utc
        ? time
        : throw new InvalidOperationException("Only UTC times are stored.");
}
