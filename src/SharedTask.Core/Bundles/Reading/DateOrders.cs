using SharedTask.Core.Bundles.Yaml;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Finds out how an author writes dates: one that can be read in one way only tells of the others.</summary>
internal static class DateOrders
{
    private static readonly string[] Keys = ["start", "end", "start_date", "end_date"];

    public static DateOrder Of(YamlMap map)
    {
        var orders = YamlTexts.Of(map)
            .Where(text => Keys.Contains(text.Key, StringComparer.Ordinal))
            .Select(text => BundleDates.OrderOf(text.Value.Text))
            .ToHashSet();
        return orders.Contains(DateOrder.DayFirst) == orders.Contains(DateOrder.MonthFirst) ? DateOrder.Unknown
            : orders.Contains(DateOrder.DayFirst) ? DateOrder.DayFirst
            : DateOrder.MonthFirst;
    }
}
