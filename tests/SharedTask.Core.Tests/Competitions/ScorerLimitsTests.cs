using SharedTask.Core.Competitions;

namespace SharedTask.Core.Tests.Competitions;

/// <summary>What organizers let their scorer use, within what the site gives.</summary>
public sealed class ScorerLimitsTests
{
    private static readonly ScorerLimits Generous = new() { WallSeconds = 300, MemoryMegabytes = 2048 };

    [Fact]
    public async Task Limits_OfATrack_AreKeptWithoutANewVersion()
    {
        await using var site = await OrganizingDriver.CreateAsync();
        var slug = await site.CreateCompetitionAsync();
        var track = await site.AddTrackAsync(slug);
        var details = new TrackDetails { TrackId = track, Title = "Main track", PluginId = "toy", Limits = Generous };

        (await site.SaveTrackAsync(slug, details)).IsRefused.ShouldBeFalse();

        var scorer = (await site.ConsoleAsync(slug)).Tracks.Single().Scorer.ShouldNotBeNull();
        (scorer.Version, scorer.Limits).ShouldBe((1, Generous));
        await site.SaveTrackAsync(slug, details with { ParametersJson = """{"beta":2}""" });
        scorer = (await site.ConsoleAsync(slug)).Tracks.Single().Scorer.ShouldNotBeNull();
        (scorer.Version, scorer.Limits).ShouldBe((2, Generous));
    }

    [Theory]
    [InlineData("scorer.limit-wall", 1, 3600, 0)]
    [InlineData("scorer.limit-wall", 1, 3600, 3601)]
    [InlineData("scorer.limit-cpu", 1, 14400, -1)]
    [InlineData("scorer.limit-memory", 64, 4096, 63)]
    [InlineData("scorer.limit-memory", 64, 4096, 4097)]
    [InlineData("scorer.limit-processes", 8, 512, 7)]
    [InlineData("scorer.limit-output", 1, 256, 257)]
    public async Task Limit_BeyondTheSite_IsRefusedWithItsBounds(string key, int least, int most, int value)
    {
        await using var site = await OrganizingDriver.CreateAsync();
        var slug = await site.CreateCompetitionAsync();
        var track = await site.AddTrackAsync(slug);
        var limits = key switch
        {
            "scorer.limit-wall" => new ScorerLimits { WallSeconds = value },
            "scorer.limit-cpu" => new ScorerLimits { CpuSeconds = value },
            "scorer.limit-memory" => new ScorerLimits { MemoryMegabytes = value },
            "scorer.limit-processes" => new ScorerLimits { Processes = value },
            _ => new ScorerLimits { OutputMegabytes = value },
        };

        var refusal = (await site.SaveTrackAsync(slug, new TrackDetails { TrackId = track, Title = "Main track", PluginId = "toy", Limits = limits })).Refusal.ShouldNotBeNull();

        (refusal.Key, refusal.Facts["least"], refusal.Facts["most"]).ShouldBe((key, least, most));
        (await site.ConsoleAsync(slug)).Tracks.Single().Scorer!.Limits.ShouldBe(ScorerLimits.Open);
    }

    [Fact]
    public async Task Limits_OfAProgram_AreChangedWithoutChoosingAPlugin()
    {
        await using var site = await OrganizingDriver.CreateAsync();
        var slug = await site.CreateCompetitionAsync();
        var track = await site.AddTrackAsync(slug);
        var settings = new ProgramSettings { ProgramHash = new string('c', 64), Commands = ["python3 $program/s.py"] };
        var program = new Scorer { TrackId = track, Version = 2, PluginId = ProgramSettings.PluginId, PluginVersion = "1", ProgramHash = settings.ProgramHash, ParametersJson = settings.ToJson(), CreatedAt = site.Now };
        await site.ChangeAsync(db => Task.FromResult(db.Add(program)));

        var saved = await site.SaveTrackAsync(slug, new TrackDetails { TrackId = track, Title = "Main track", PluginId = ProgramSettings.PluginId, Limits = Generous });

        saved.IsRefused.ShouldBeFalse();
        var scorer = (await site.ConsoleAsync(slug)).Tracks.Single().Scorer.ShouldNotBeNull();
        (scorer.PluginId, scorer.Version, scorer.Limits).ShouldBe((ProgramSettings.PluginId, 2, Generous));
    }

    [Fact]
    public void SiteLimits_ForAScorer_FillWhatIsOpenAndCutWhatIsTooMuch()
    {
        var site = new SiteLimits();

        var plugin = site.For(ScorerLimits.Open, isProgram: false);
        (plugin.WallSeconds, plugin.CpuSeconds, plugin.MemoryMegabytes, plugin.Processes, plugin.OutputMegabytes).ShouldBe((60, 60, 1024, 64, 16));
        var program = site.For(ScorerLimits.Open, isProgram: true);
        (program.WallSeconds, program.CpuSeconds, program.MemoryMegabytes, program.Processes, program.OutputMegabytes).ShouldBe((600, 1200, 2048, 128, 64));
        // The processor's time follows the time, and a bundle's wish does not pass the site's maximum.
        var longer = site.For(new ScorerLimits { WallSeconds = 7 * 24 * 3600 }, isProgram: true);
        (longer.WallSeconds, longer.CpuSeconds).ShouldBe((3600, 4 * 3600));
        var own = site.For(new ScorerLimits { WallSeconds = 300, CpuSeconds = 20, Processes = 9 }, isProgram: false);
        (own.WallSeconds, own.CpuSeconds, own.Processes).ShouldBe((300, 20, 9));
        site.For(new ScorerLimits { WallSeconds = 300 }, isProgram: false).CpuSeconds.ShouldBe(300);
    }
}
