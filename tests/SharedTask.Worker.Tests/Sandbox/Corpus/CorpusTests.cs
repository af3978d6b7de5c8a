namespace SharedTask.Worker.Tests.Sandbox.Corpus;

/// <summary>Every attack ends as it must and leaves nothing.</summary>
[Collection(CorpusFixture.Name)]
public sealed class CorpusTests(CorpusFixture corpus)
{
    public static TheoryData<string> Names => [.. Attacks.All.Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Attack_OfTheCorpus_IsContainedAndLeavesNothing(string name)
    {
        var attack = Attacks.Get(name);

        var outcome = await corpus.RunAsync(attack);

        attack.FindFault(outcome).ShouldBeNull();
        (await LeftOversAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Attack_AsTheOneBefore_FindsNothingOfIt()
    {
        var attack = Attacks.Get("residue");

        for (var i = 0; i < 2; i++)
        {
            attack.FindFault(await corpus.RunAsync(attack)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Attacks_ManyOfThem_LeaveNoDescriptor()
    {
        const int Times = 12;
        string[] names = ["daemonize", "close-pipes", "memfd", "int-80"];
        var before = OpenPipes();

        for (var i = 0; i < Times; i++)
        {
            await corpus.RunAsync(Attacks.Get(names[i % names.Length]));
        }

        // Tests beside this one open and close pipes of their own: what stays is what counts.
        var left = OpenPipes().Except(before, StringComparer.Ordinal).ToList();
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (left.Count >= Times)
        {
            await timer.WaitForNextTickAsync(bound.Token);
            left = [.. left.Intersect(OpenPipes(), StringComparer.Ordinal)];
        }
    }

    /// <summary>
    /// What is left for good. If the kernel takes bubblewrap for want of memory, process 1 of the machine has to take its child away, which it may
    /// do in its own time.
    /// </summary>
    private async Task<IReadOnlyList<string>> LeftOversAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var left = corpus.FindLeftOvers();
        for (var looks = 0; left.Count > 0 && looks < 150; looks++)
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            left = corpus.FindLeftOvers();
        }

        return left;
    }

    private static List<string> OpenPipes() =>
        [.. Directory.EnumerateFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget).OfType<string>().Where(target => target.StartsWith("pipe:", StringComparison.Ordinal))];
}
