using System.Text;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Scoring.Tests.Hosting;

public sealed class ItemStatisticsTests
{
    [Fact]
    public void Units_AreALineEachWithNullForWhatIsUndefined() =>
        Write(new ItemStatistics(["one", "two"], 2, unit => $"u{unit}", unit => [unit, double.NaN]))
            .ShouldBe("{\"id\":\"u0\",\"values\":{\"one\":0,\"two\":null}}\n{\"id\":\"u1\",\"values\":{\"one\":1,\"two\":null}}\n");

    [Fact]
    public void Units_BeyondOneBuffer_AreAllWrittenOnce()
    {
        var lines = Write(new ItemStatistics(["value"], 5000, unit => $"unit {unit}", unit => [unit])).TrimEnd('\n').Split('\n');

        lines.ShouldBe(Enumerable.Range(0, 5000).Select(unit => $"{{\"id\":\"unit {unit}\",\"values\":{{\"value\":{unit}}}}}"));
    }

    [Fact]
    public void Units_BeyondTheGreatestNumber_AreNotWritten() =>
        Write(new ItemStatistics(["value"], ItemStatistics.MaxUnits + 1, _ => throw new InvalidOperationException("Nobody asks."), _ => [0])).ShouldBeEmpty();

    private static string Write(ItemStatistics statistics)
    {
        using var stream = new MemoryStream();
        statistics.Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
