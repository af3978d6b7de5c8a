using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;
using SharedTask.Testing;
using SharedTask.Worker.Tests.Faults;

namespace SharedTask.Worker.Tests.Jobs;

/// <summary>A scorer that may use too little, and what team and organizers read of it.</summary>
public sealed class ScorerLimitsTests
{
    /// <summary>A plugin that needs 150 MiB to score.</summary>
    private const string Hungry = """
        #!/usr/bin/python3
        import json, sys
        if sys.argv[1] == "describe":
            print(json.dumps({"id": "classification", "version": "1.0.0", "protocol": 1, "title": "Hungry", "summary": "Eats.", "runFormats": [], "referenceFormats": [],
                "parameters": {"type": "object"}, "defaultMetric": "accuracy", "metrics": [{"key": "accuracy", "title": "Accuracy", "direction": "higher-is-better",
                "lowest": 0, "highest": 1, "digits": 4, "definition": "d", "source": "s"}]}))
            sys.exit(0)
        eaten = bytearray(b"x") * (150 << 20) if sys.argv[1] == "score" else b""
        scores = [{"metric": "accuracy", "value": 0.5}] if sys.argv[1] == "score" else []
        json.dump({"protocol": 1, "outcome": "scored", "scores": scores, "items": 2}, open("/job/out/result.json", "w"))
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_BeyondItsTracksMemory_SaysSoToBothAndIsScoredOnceTheLimitIsRaised()
    {
        using var plugins = new TemporaryFolder();
        InstallHungry(plugins.Path);
        await using var stand = await WorkerStand.CreateAsync(plugins: plugins.Path);
        await stand.ReadAsync(db => db.Scorers.ExecuteUpdateAsync(set => set.SetProperty(row => row.LimitsJson, new ScorerLimits { MemoryMegabytes = 64 }.ToJson()), Stop));
        var sent = await stand.SubmitAsync();

        while (await stand.WorkAsync())
        {
            // It is checked first.
        }

        var slug = stand.Scene.Competition.Slug;
        var held = (await stand.Get<ListMyRuns>().FindAsync(slug, sent.Id, stand.Scene.ActorOf("amber"), Stop)).ShouldNotBeNull();
        (held.State, held.ReasonKey, held.Exceeded).ShouldBe((RunState.Waiting, ReasonKeys.ScorerFault, new ExceededLimit(LimitKind.Memory, 64 << 20)));
        var organizers = (await stand.Get<FindRunForOrganizers>().ExecuteAsync(slug, sent.Id, stand.Scene.OwnerActor, Stop)).Value.Evaluations.ShouldHaveSingleItem();
        (organizers.Outcome, organizers.Exceeded, organizers.Containment).ShouldBe((EvaluationOutcome.LimitExceeded, new ExceededLimit(LimitKind.Memory, 64 << 20), "Full"));
        organizers.Reason.ShouldBe("The scorer was stopped because it needed more than 64 MiB of memory.");
        JsonDocument.Parse(organizers.ManifestJson).RootElement.GetProperty("limits").GetProperty("memoryBytes").GetInt64().ShouldBe(64 << 20);

        var track = (await stand.Get<FindCompetitionConsole>().ExecuteAsync(slug, stand.Scene.OwnerActor, Stop)).Value.Tracks.Single();
        var raised = new TrackDetails { TrackId = track.TrackId, Title = track.Title, PluginId = "classification", ParametersJson = track.Scorer!.ParametersJson };
        (await stand.Get<SaveTrack>().ExecuteAsync(slug, raised, stand.Scene.OwnerActor, Stop)).Refusal.ShouldBeNull();
        while (await stand.WorkAsync())
        {
            // It goes on by itself.
        }

        var scored = (await stand.Get<ListMyRuns>().FindAsync(slug, sent.Id, stand.Scene.ActorOf("amber"), Stop)).ShouldNotBeNull();
        (scored.State, scored.Exceeded).ShouldBe((RunState.Scored, null));
        var usage = scored.Usage.ShouldNotBeNull();
        usage.WallMilliseconds.ShouldBeGreaterThan(0);
        usage.PeakMemoryBytes.ShouldBeGreaterThan(0);
        var row = (await stand.Get<ListRunsForOrganizers>().ExecuteAsync(slug, new RunFilter(), stand.Scene.OwnerActor, Stop)).Value.Runs.ShouldHaveSingleItem();
        row.Usage.ShouldBe(usage);
    }

    private static void InstallHungry(string plugins)
    {
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(plugins, "classification")).FullName, "classification");
        File.WriteAllText(program, Hungry);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
