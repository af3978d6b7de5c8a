using System.Text;
using CsCheck;
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

    /// <summary>Ascending at first or not, twice or not, added or looked for: always as in a dictionary.</summary>
    [Fact]
    public void Strings_InAnyOrder_AreNumberedAsTheyCome() => Gen.Select(Gen.Int[0, 150], Gen.Select(Gen.Bool, Gen.Int[0, 300]).Array[0, 300]).Sample((ascending, steps) =>
    {
        var (table, known) = (new ByteStringTable(), new Dictionary<int, int>());
        foreach (var (isAdded, value) in Enumerable.Range(0, ascending).Select(value => (true, 2 * value)).Concat(steps))
        {
            var text = Encoding.UTF8.GetBytes($"{value}");
            if (isAdded)
            {
                var expected = known.TryAdd(value, known.Count);
                table.GetOrAdd(text, out var isNew).ShouldBe(known[value]);
                isNew.ShouldBe(expected);
            }
            else
            {
                table.Find(text).ShouldBe(known.GetValueOrDefault(value, -1));
            }
        }

        table.Count.ShouldBe(known.Count);
    });

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
