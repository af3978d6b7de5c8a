namespace SharedTask.Core.Bundles.Reading;

/// <summary>What comes first in dates such as <c>03/09/2025</c>.</summary>
internal enum DateOrder
{
    /// <summary>Nothing tells: the month, as on both platforms.</summary>
    Unknown,

    /// <summary>The month, as another date of the file shows.</summary>
    MonthFirst,

    /// <summary>The day, as another date of the file or the phases' order shows.</summary>
    DayFirst,
}
