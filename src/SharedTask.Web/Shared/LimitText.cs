using System.Globalization;
using Microsoft.Extensions.Localization;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Storage;

namespace SharedTask.Web.Shared;

/// <summary>Says in the reader's words which limit a scorer was stopped for, and what scoring has taken.</summary>
public sealed class LimitText(IStringLocalizer<SharedTexts> texts)
{
    public string Of(ExceededLimit exceeded) => texts[
        $"Exceeded{exceeded.Kind}",
        exceeded.Kind is LimitKind.Wall or LimitKind.Cpu ? (exceeded.Most / 1000d).ToString("0.###", CultureInfo.InvariantCulture) : FileSize.Format(exceeded.Most)].Value;

    public string Of(EvaluationUsage usage) => texts["Usage", Time(usage.WallMilliseconds), Time(usage.CpuMilliseconds), FileSize.Format(usage.PeakMemoryBytes)].Value;

    /// <summary>A time as people read it: milliseconds below a second, then seconds.</summary>
    public string Time(double milliseconds) => milliseconds < 1000
        ? texts["Milliseconds", milliseconds.ToString("0", CultureInfo.InvariantCulture)].Value
        : texts["Seconds", (milliseconds / 1000).ToString(milliseconds < 10_000 ? "0.0" : "0", CultureInfo.InvariantCulture)].Value;
}
