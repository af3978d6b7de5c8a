using System.Text;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

public sealed class ByteStringTableTests
{
    [Fact]
    public void Strings_OfAllSizes_AreFoundAgainUnderTheirNumbers()
    {
        var table = new ByteStringTable();
        byte[][] strings = [[], .. Enumerable.Range(0, 20_000).Select(number => Encoding.UTF8.GetBytes($"{number}")), new byte[1_000_000], new byte[5_000_000], "\u00FF"u8.ToArray()];

        for (var number = 0; number < strings.Length; number++)
        {
            table.GetOrAdd(strings[number], out var isNew).ShouldBe(number);
            isNew.ShouldBeTrue();
        }

        for (var number = 0; number < strings.Length; number++)
        {
            table.GetOrAdd(strings[number], out var isNew).ShouldBe(number);
            isNew.ShouldBeFalse();
            table.Find(strings[number]).ShouldBe(number);
            table[number].SequenceEqual(strings[number]).ShouldBeTrue();
        }

        table.Count.ShouldBe(strings.Length);
        table.Find("absent"u8).ShouldBe(-1);
    }

    [Fact]
    public void SortedIndexes_AreInTheOrderOfCodePoints()
    {
        var table = new ByteStringTable();
        string[] texts = ["b", "\uFF21", "a", "\U0001F600", "ab", "", "B"];
        foreach (var text in texts)
        {
            table.GetOrAdd(Encoding.UTF8.GetBytes(text), out _);
        }

        table.SortedIndexes().Select(index => texts[index]).ShouldBe(["", "B", "a", "ab", "b", "\uFF21", "\U0001F600"]);
    }
}
