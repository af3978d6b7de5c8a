using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Worker.Doctor;
using SharedTask.Worker.Plugins;
using SharedTask.Worker.Programs;
using SharedTask.Worker.Sandbox;
using SharedTask.Worker.Tests.Sandbox;

namespace SharedTask.Worker.Tests.Programs;

/// <summary>Scoring programs as their authors wrote them, in the real sandbox with the machine's own Python.</summary>
public sealed class ScoringProgramRunnerTests : IDisposable
{
    private readonly SandboxFixture fixture;
    private readonly string root;
    private ClaimedSubmission? submission;

    public ScoringProgramRunnerTests(SandboxFixture fixture)
    {
        this.fixture = fixture;
        if (fixture.Sandbox.SelfTest.Tier != SandboxTier.Full)
        {
            Assert.Skip("Organizers' programs need control groups: " + fixture.Sandbox.SelfTest.Missing);
        }

        root = fixture.Scratch.CreateFolder();
        Write("run/answer.txt", "a\nb\nx\nd\n");
        Write("reference/truth.txt", "a\nb\nc\nd\n");
    }

    public void Dispose()
    {
        if (root is not null)
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Theory]
    [InlineData("Amber Lab", "Amber Lab")]
    [InlineData("no", "'no'")]
    [InlineData("7's: a\nref: b", "'7''s: a ref: b'")]
    public async Task Program_OfCodaLab_IsToldOfItsRun_AndOfNoOther(string team, string written)
    {
        submission = new ClaimedSubmission(team, new DateTime(2026, 6, 1, 8, 5, 9, 700, DateTimeKind.Utc), Number: 3, Phase: 2);
        Write("program/score.py", """
            import os
            print(sorted(os.listdir('/app/input')), os.listdir('/app/input/history'))
            print(open('/app/input/metadata').read())
            open('/app/output/scores.txt', 'w').write('a:1')
            """);

        var outcome = await RunAsync(["python3 $program/score.py"], startsAbove: true, keys: ["a"]);

        outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
        outcome.Log.ShouldContain("['history', 'metadata', 'ref', 'res'] []");
        outcome.Log.ShouldContain($"submitted-by: {written}\nsubmitted-at: 2026-06-01T08:05:09+00:00\ncompetition-submission: 3\ncompetition-phase: 2\nautomatic-submission: False");
    }

    [Fact]
    public async Task Program_ThatInstallsAPackageWhileItRuns_IsToldThatItHasNoNetwork()
    {
        Write("program/evaluate.py", "import subprocess, sys\nsubprocess.check_call([sys.executable, '-m', 'pip', 'install', '-q', 'nowhere-to-get'])\n");

        var outcome = await RunAsync(["python3 evaluate.py"]);

        outcome.Verdict.ShouldBe(PluginVerdict.PluginFault);
        outcome.Reason.ShouldContain("installs the Python package \"nowhere-to-get\"");
    }

    [Theory]
    [InlineData("open('/app/input/ref/truth.txt', 'rb').readline().split('\\t')")]
    [InlineData("print 'a'")]
    [InlineData("{}.iteritems()")]
    public async Task Program_OfPython2_IsCalledThat(string line)
    {
        Write("program/evaluate.py", line + "\n");

        (await RunAsync(["python3 evaluate.py"])).Reason.ShouldContain("Python 2");
    }

    [Fact]
    public async Task Program_OfCodaLabsKind_FindsItsFolders()
    {
        Write("program/helper.py", "def ratio(a, b):\n    return sum(x == y for x, y in zip(a, b)) / len(a)\n");
        Write("program/evaluate.py", """
            import os, sys
            from helper import ratio
            source, target = sys.argv[1:]
            gold = open(os.path.join(source, 'ref', 'truth.txt')).read().split()
            said = open(os.path.join(source, 'res', 'answer.txt')).read().split()
            with open(os.path.join(target, 'scores.txt'), 'w') as out:
                out.write('accuracy:%f\nitems: %d\nwhole run done\n' % (ratio(gold, said), len(gold)))
            with open(os.path.join(target, 'detailed_results.html'), 'w') as out:
                out.write('<h1>Details</h1>')
            print('cwd', os.getcwd())
            """);

        var outcome = await RunAsync(["python $program/evaluate.py $input $output"], startsAbove: true, keys: ["accuracy"]);

        outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
        outcome.Result!.Scores.Select(score => (score.Metric, score.Value)).ShouldBe([("accuracy", 0.75), ("items", 4.0)]);
        outcome.Result.Problems.ShouldHaveSingleItem().Value.ShouldBe("whole run done");
        System.Text.Encoding.UTF8.GetString(outcome.Report!).ShouldBe("<h1>Details</h1>");
        outcome.Log.ShouldBe("cwd /app\n");
    }

    [Fact]
    public async Task Program_WhoseCommandIsLongerThanLinuxTakes_IsItsAuthorsFault()
    {
        Write("program/scoring.py", "");

        var outcome = await RunAsync(["python3 scoring.py " + new string('x', 200_000)]);

        outcome.Verdict.ShouldBe(PluginVerdict.PluginFault);
        outcome.Reason.ShouldBe("The command of the scoring program has more than 32000 letters.");
    }

    [Fact]
    public async Task Program_OfCodabenchsKind_WithPathsOfItsOwn_WritesJson()
    {
        Write("program/scoring.py", """
            import json, os
            assert os.getcwd() == '/app/program' and os.path.exists('scoring.py')
            assert os.listdir('/app/shared') == []
            said = open('/app/input/res/answer.txt').read()
            json.dump({'a': 1e-3, 'b': float('nan'), 'c': '0.5', 'list': [1]}, open('/app/output/scores.json', 'w'))
            """);

        var outcome = await RunAsync(["python3 scoring.py"], keys: ["a", "b", "missing"], computed: [new ProgramComputation("mean", "avg", ["a", "c"])]);

        outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
        outcome.Result!.Scores.ToDictionary(score => score.Metric, score => score.Value, StringComparer.Ordinal)
            .ShouldBe(new Dictionary<string, double?>(StringComparer.Ordinal) { ["a"] = 1e-3, ["b"] = null, ["c"] = 0.5, ["mean"] = 0.2505 }, ignoreOrder: true);
        outcome.Result.Problems.Select(problem => (problem.Code, problem.Value)).ShouldBe([("score-missing", "missing"), ("score-unreadable", "list")]);
    }

    [Fact]
    public async Task Program_ThatWritesBesideItself_ChangesItsOwnCopyAlone()
    {
        Write("program/score.py", """
            import os, sys
            for place in ('here.txt', '/app/program/x', '/app/shared/x', '/app/input/x', '/app/input/res/x', '/app/input/res/answer.txt', '/app/input/ref/truth.txt'):
                with open(place, 'w') as out:
                    out.write('changed')
            os.remove('/app/program/score.py')
            open('/app/output/scores.txt', 'w').write('a: 1')
            """);

        for (var time = 0; time < 2; time++)
        {
            var outcome = await RunAsync(["python3 $program/score.py $input $output"], startsAbove: true, keys: ["a"]);

            outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
        }

        File.ReadAllText(Path.Combine(root, "reference/truth.txt")).ShouldBe("a\nb\nc\nd\n");
        Directory.GetFiles(Path.Combine(root, "run")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true, "answer.txt|en|en.zip")]
    [InlineData(false, "answer.txt|en.zip")]
    public async Task Zip_InARun_IsUnpackedBesideItselfAsCodaLabDoes(bool isCodaLab, string expected)
    {
        Write("program/score.py", "import os\nopen('/app/output/scores.txt', 'w').write('a: %d' % ('|'.join(sorted(os.listdir('/app/input/res'))) == EXPECTED))\n".Replace("EXPECTED", $"'{expected}'", StringComparison.Ordinal));
        await using (var zip = await ZipFile.OpenAsync(Path.Combine(root, "run/en.zip"), ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await using var entry = await zip.CreateEntry("answer.txt").OpenAsync(TestContext.Current.CancellationToken);
            entry.Write("a"u8);
        }

        var outcome = await RunAsync(["python3 $program/score.py"], startsAbove: isCodaLab, keys: ["a"]);

        outcome.Result.ShouldNotBeNull(outcome.Reason + outcome.Log).Scores[0].Value.ShouldBe(1);
    }

    [Fact]
    public async Task Program_ThatIsNoScript_StartsByItsName()
    {
        Write("program/score", "#!/bin/sh\necho 'a: 1' > /app/output/scores.txt\n");

        var outcome = await RunAsync(["$program/score $input $output"], startsAbove: true, keys: ["a"]);

        outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
    }

    [Fact]
    public async Task Commands_InAList_RunOneAfterTheOther()
    {
        Write("program/one.sh", "echo 'a: 1' > /app/output/scores.txt; echo 'kept' > /app/output/note");
        Write("program/two.sh", "printf 'a: 2\\nb: 3\\n' > /app/output/scores.txt");

        var outcome = await RunAsync(["sh $program/one.sh", "sh '/app/program/two.sh'"], keys: ["a", "b"]);

        outcome.Result.ShouldNotBeNull(outcome.Reason).Scores.Select(score => score.Value).ShouldBe([2.0, 3.0]);
    }

    [Fact]
    public async Task Program_InsideOfAFolder_IsUnwrapped()
    {
        Write("program/inner/metadata", "command: python3 $program/s.py");
        Write("program/inner/s.py", "open('/app/output/scores.txt', 'w').write('a: 1')");

        (await RunAsync(["python3 $program/s.py"], keys: ["a"])).Verdict.ShouldBe(PluginVerdict.Scored);
    }

    [Fact]
    public async Task Ingestion_RunsTheTeamsCode_AndItsOutputIsScored()
    {
        Write("run/model.py", "def guess(word):\n    return word.upper()\n");
        Write("input/words.txt", "a b c");
        Write("ingestion/ingest.py", """
            import os, sys
            data, output, submission = sys.argv[1:]
            sys.path.append(submission)
            import model
            os.makedirs(os.path.join(output, 'deep'))
            open(os.path.join(output, 'deep', 'said.txt'), 'w').write(' '.join(model.guess(w) for w in open(os.path.join(data, 'words.txt')).read().split()))
            """);
        Write("program/score.py", """
            said = open('/app/input/res/deep/said.txt').read()
            open('/app/output/scores.txt', 'w').write('right: %d' % (said == 'A B C'))
            """);
        var settings = Settings(["python3 $program/score.py"], ["right"]) with { IngestionHash = "set", IngestionCommands = ["python3 $ingestion_program/ingest.py $input $output $submission_program"] };

        var outcome = await RunAsync(settings);

        outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
        outcome.Result!.Scores.ShouldHaveSingleItem().Value.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, "a b x d")]
    [InlineData(false, "a b x d|made")]
    public async Task Results_WhereCodeIsExpected_GoToTheScorerAsThePlatformsHaveIt(bool isCodaLab, string expected)
    {
        Write("ingestion/ingest.py", "open('/app/output/made.txt', 'w').write('made')");
        Write("program/score.py", """
            import os
            words = '|'.join(' '.join(open('/app/input/res/' + name).read().split()) for name in sorted(os.listdir('/app/input/res')))
            open('/app/output/scores.txt', 'w').write('right: %d' % (words == EXPECTED))
            """.Replace("EXPECTED", $"'{expected}'", StringComparison.Ordinal));
        var settings = Settings(["python3 /app/program/score.py"], ["right"]) with { IngestionHash = "set", IngestionCommands = ["python3 $ingestion_program/ingest.py"], StartsAboveProgram = isCodaLab };

        var outcome = await RunAsync(settings);

        outcome.Result.ShouldNotBeNull(outcome.Reason + outcome.Log).Scores.ShouldHaveSingleItem().Value.ShouldBe(1);
    }

    [Theory]
    [InlineData("import nowhere_to_be_found", PluginVerdict.PluginFault, "module \"nowhere_to_be_found\"")]
    [InlineData("import sys; sys.exit(3)", PluginVerdict.PluginFault, "exit code 3")]
    [InlineData("open('/app/output/scores.txt','w').write('a: 1'); raise ValueError('late')", PluginVerdict.PluginFault, "exit code 1")]
    [InlineData("pass", PluginVerdict.PluginFault, "without a scores.txt")]
    [InlineData("open('/app/output/scores.txt','w').write('only prose')", PluginVerdict.PluginFault, "none of the scores")]
    [InlineData("open('/app/output/scores.json','w').write('{\"a\": ')", PluginVerdict.PluginFault, "not valid JSON")]
    [InlineData("import os; os.symlink('/app/input/ref/truth.txt', '/app/output/scores.txt')", PluginVerdict.PluginFault, "without a scores.txt")]
    [InlineData("import time; time.sleep(60)", PluginVerdict.LimitExceeded, "took longer than 2 s")]
    [InlineData("x = bytearray(10**10)", PluginVerdict.LimitExceeded, "more than 512 MiB")]
    [InlineData("import socket; socket.create_connection(('192.0.2.1', 80), 1)", PluginVerdict.PluginFault, "exit code 1")]
    [InlineData("open('/usr/x','w')", PluginVerdict.PluginFault, "exit code 1")]
    public async Task Program_ThatFails_SaysWhy(string code, PluginVerdict verdict, string reason)
    {
        Write("program/s.py", code);

        // Only the program that sleeps is to meet its limit, however busy the machine is.
        var seconds = code.Contains("sleep", StringComparison.Ordinal) ? 2 : 50;
        var outcome = await RunAsync(Settings(["python3 $program/s.py"], ["a"]), seconds);

        (outcome.Verdict, outcome.Result).ShouldBe((verdict, null), outcome.Reason + outcome.Log);
        outcome.Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task Libraries_OfTheMachine_AreThere()
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/sklearn"))
        {
            Assert.Skip("python3-sklearn is not installed.");
        }

        Write("program/s.py", """
            import numpy, scipy.stats, sklearn.metrics
            value = sklearn.metrics.f1_score([0, 1, 1], [0, 1, 0]) + scipy.stats.pearsonr([1, 2, 3], [2, 4, 6])[0]
            open('/app/output/scores.txt', 'w').write('a:%.3f' % value)
            """);

        var outcome = await RunAsync(Settings(["python3 $program/s.py"], ["a"]), 120);

        outcome.Verdict.ShouldBe(PluginVerdict.Scored, outcome.Reason + outcome.Log);
        outcome.Result!.Scores[0].Value.ShouldBe(1.667);
    }

    private static ProgramSettings Settings(IReadOnlyList<string> commands, IReadOnlyList<string> keys) => new() { ProgramHash = "set", Commands = commands, Keys = keys };

    private Task<PluginOutcome> RunAsync(IReadOnlyList<string> commands, bool startsAbove = false, IReadOnlyList<string>? keys = null, IReadOnlyList<ProgramComputation>? computed = null) =>
        RunAsync(Settings(commands, keys ?? []) with { StartsAboveProgram = startsAbove, Computed = computed ?? [] });

    private Task<PluginOutcome> RunAsync(ProgramSettings settings, int seconds = 30)
    {
        Write("work/.keep", "");
        SandboxScratch.MakeReadable(root);
        var limits = fixture.Services.GetRequiredService<ScoringLimits>();
        var job = new ProgramJob
        {
            Settings = settings,
            Limits = limits.For(new ScorerLimits { WallSeconds = seconds, MemoryMegabytes = 512 }, isProgram: true),
            ProgramFolder = Path.Combine(root, "program"),
            RunFolder = Path.Combine(root, "run"),
            ReferenceFolder = Path.Combine(root, "reference"),
            IngestionFolder = settings.IngestionHash is null ? null : Path.Combine(root, "ingestion"),
            InputFolder = Directory.Exists(Path.Combine(root, "input")) ? Path.Combine(root, "input") : null,
            Submission = submission,
            WorkFolder = Path.Combine(root, "work"),
        };
        var runner = new ScoringProgramRunner(fixture.Sandbox, fixture.Services.GetRequiredService<ContainmentTrial>());
        return runner.RunAsync(job, TestContext.Current.CancellationToken);
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
