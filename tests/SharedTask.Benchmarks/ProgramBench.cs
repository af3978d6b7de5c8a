using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SharedTask.Core.Competitions;
using SharedTask.Core.Storage;
using SharedTask.Testing;

namespace SharedTask.Benchmarks;

/// <summary>From the last byte of a result-only run to the event in an anonymous page, scored by a program of the organizers.</summary>
internal static class ProgramBench
{
    private const int Times = 40;

    /// <summary>As a beginner writes it, with the standard library alone.</summary>
    private const string Scorer = """
        import os, sys
        source, target = sys.argv[1], sys.argv[2]

        def read(folder):
            folder = os.path.join(source, folder)
            with open(os.path.join(folder, os.listdir(folder)[0])) as rows:
                return dict(row.rstrip('\n').split('\t')[:2] for row in rows)

        gold, said = read('ref'), read('res')
        right = sum(1 for key, label in gold.items() if said.get(key) == label)
        with open(os.path.join(target, 'scores.txt'), 'w') as scores:
            scores.write('accuracy:%f\n' % (right / len(gold)))
        """;

    public static async Task<BenchTable> RunAsync(CancellationToken cancellationToken)
    {
        var program = Pack();
        var settings = new ProgramSettings { ProgramHash = Convert.ToHexStringLower(SHA256.HashData(program)), Commands = ["python3 $program/score.py $input $output"], StartsAboveProgram = true, Keys = ["accuracy"] };
        var task = new LabelTask(1000, labels: 6);
        await using var live = await LiveScene.CreateAsync(new CompetitionBuilder("bench").Track("main", track => track.Program(settings).Column("accuracy")).Teams("amber"), task.Reference(), cancellationToken);
        using (var content = new MemoryStream(program))
        {
            await new FileBlobStore(Path.Combine(live.DataFolder, "blobs"), TimeProvider.System).PutAsync(content, long.MaxValue, cancellationToken);
        }

        await using var site = new SiteProcess(live.DataFolder);
        await site.StartAsync();
        using var visitor = await live.SignInAsync(site.Address, "amber", cancellationToken);
        await live.SubmitAsync(visitor, "first.tsv", task.Run(task.Rows - 1), cancellationToken);
        await using var page = await BoardEvents.OpenAsync(site.Address, "/c/bench/leaderboard/main/evaluation", cancellationToken);
        await page.WaitForScoresAsync();
        var events = new Sample();
        for (var i = 0; i < Times; i++)
        {
            // Each run is better than the one before, so each changes the board.
            var content = new StampedContent(task.Run(task.Rows - 2 - i));
            using var answer = await visitor.Client.PostAsync(new Uri($"/api/c/bench/tracks/main/phases/evaluation/runs?fileName={i}.tsv", UriKind.Relative), content, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await page.NextAsync();
            events.Add(Stopwatch.GetElapsedTime(content.FinishedAt));
        }

        var walls = new Sample();
        foreach (var wall in await live.Database.ReadAsync(db => db.Evaluations.Select(evaluation => evaluation.WallMilliseconds).ToListAsync(cancellationToken)))
        {
            walls.Add(TimeSpan.FromMilliseconds(wall));
        }

        return new BenchTable(
            "Upload to leaderboard with a scoring program",
            "The same with a program of the organizers instead of a plugin: a result-only run of 1,000 rows, scored in the sandbox by a small program that needs Python's standard library alone.",
            [
                new BenchRow("upload finished to event", $"{events} median, {Format.Milliseconds(events.Quantile(0.95))} for 95 of 100", "1 s"),
                new BenchRow("the program in the sandbox", walls.ToString()),
            ]);
    }

    private static byte[] Pack()
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("score.py").Open();
            entry.Write(Encoding.UTF8.GetBytes(Scorer));
        }

        return buffer.ToArray();
    }
}
