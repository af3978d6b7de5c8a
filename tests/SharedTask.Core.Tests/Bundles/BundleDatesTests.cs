using System.Globalization;
using SharedTask.Core.Bundles.Reading;

namespace SharedTask.Core.Tests.Bundles;

public sealed class BundleDatesTests
{
    [Theory]
    [InlineData("2018-08-20", "2018-08-20 00:00")]
    [InlineData("2018-08-20 00:00:00+00:00", "2018-08-20 00:00")]
    [InlineData("2024-11-1 00:00:00+00:00", "2024-11-01 00:00")]
    [InlineData("2019-01-10T23:59:59Z", "2019-01-10 23:59")]
    [InlineData("2019-01-10T23:59:59.000Z", "2019-01-10 23:59")]
    [InlineData("2024/3/5 7:05", "2024-03-05 07:05")]
    [InlineData("20240131", "2024-01-31 00:00")]
    [InlineData("20240131T235900Z", "2024-01-31 23:59")]
    [InlineData("31/12/2024", "2024-12-31 00:00")]
    [InlineData("13-1-2024", "2024-01-13 00:00")]
    [InlineData("1-1-2024", "2024-01-01 00:00")]
    [InlineData("31.12.2024 18:30", "2024-12-31 18:30")]
    [InlineData("12/31/24", "2024-12-31 00:00")]
    [InlineData("Jan 5, 2018", "2018-01-05 00:00")]
    [InlineData("5 January 2018 23:59", "2018-01-05 23:59")]
    [InlineData("Friday, September 3rd, 2021", "2021-09-03 00:00")]
    [InlineData("2024-12-31 11:59 pm", "2024-12-31 23:59")]
    [InlineData("2024-12-31 12:00 AM", "2024-12-31 00:00")]
    [InlineData("2024-12-31 24:00", "2025-01-01 00:00")]
    [InlineData("2024-12-31 23:59 UTC", "2024-12-31 23:59")]
    [InlineData("2024-12-31 23:59 AoE", "2025-01-01 11:59")]
    [InlineData("2024-12-31T14:30+02:00", "2024-12-31 12:30")]
    [InlineData("2024-12-31 14:30 UTC-5", "2024-12-31 19:30")]
    public void Date_InAFormThatAuthorsUse_IsRead(string text, string expected) =>
        BundleDates.Read(text).ShouldNotBeNull().Utc.ShouldBe(DateTime.ParseExact(expected, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal), TimeSpan.FromSeconds(60));

    [Fact]
    public void Date_WithDayAndMonthBothPossible_IsReadMonthFirstAndSaid()
    {
        var moment = BundleDates.Read("08/01/2018").ShouldNotBeNull();

        moment.Utc.ShouldBe(BundleDriver.Utc(2018, 8, 1));
        moment.IsAmbiguous.ShouldBeTrue();
        BundleDates.Read("31/12/2024")!.IsAmbiguous.ShouldBeFalse();
        BundleDates.Read("3/3/2024")!.IsAmbiguous.ShouldBeFalse();
    }

    [Fact]
    public void Date_WithAZoneNobodyKnows_NamesIt()
    {
        var moment = BundleDates.Read("2024-01-05 10:00 XYZ").ShouldNotBeNull();

        moment.Utc.ShouldBe(BundleDriver.Utc(2024, 1, 5, 10));
        moment.UnknownZone.ShouldBe("XYZ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("TBD")]
    [InlineData("soon")]
    [InlineData("2024-13-01")]
    [InlineData("2024-02-30")]
    [InlineData("2024-01-01 25:00")]
    [InlineData("2024-01-01 10:00 +99:00")]
    [InlineData("0001-01-01T00:00+05:00")]
    [InlineData("2024-01-01; rm -rf /")]
    public void Text_ThatIsNoDate_IsNone(string text) => BundleDates.Read(text).ShouldBeNull();
}
