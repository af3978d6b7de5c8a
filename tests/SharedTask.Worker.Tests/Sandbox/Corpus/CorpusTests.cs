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
        corpus.FindLeftOvers().ShouldBeEmpty();
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
}
