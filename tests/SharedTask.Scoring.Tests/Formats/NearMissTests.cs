using System.Text;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>A hint helps if it names what was meant, and harms if it names something else.</summary>
public sealed class NearMissTests
{
    [Theory]
    [InlineData("egypt", "Iraq,Egypt", "Egypt")]
    [InlineData(" Egypt ", "Iraq,Egypt", "Egypt")]
    [InlineData("'\"Egypt\"'", "Iraq,Egypt", "Egypt")]
    [InlineData("Egpyt", "Iraq,Egypt", "Egypt")]
    [InlineData("Egyp", "Iraq,Egypt", "Egypt")]
    [InlineData("Eggypt", "Iraq,Egypt", "Egypt")]
    [InlineData("Egxpt", "Iraq,Egypt", "Egypt")]
    [InlineData("cafe\u0301", "caf\u00E9", "caf\u00E9")]
    [InlineData("gEypt", "Egypt", "Egypt")]
    [InlineData("Egytp", "Egypt", "Egypt")]
    [InlineData("b", "A,B", "B")]
    [InlineData("Morocco", "Marroco,Morroco", "Morroco")]
    [InlineData("Maroco", "Morocco", "Morocco")]
    [InlineData("Morroccco", "Morocco", "Morocco")]
    [InlineData("colour", "colors,color", "color")]
    [InlineData("abcX", "abcd,abce", "abcd")]
    [InlineData("abcX", "xxxx,abcd,abcx", "abcx")]
    [InlineData("yes", "yet", "yet")]
    public void Value_NearACandidate_IsItsNearMiss(string value, string candidates, string expected) => Find(value, candidates.Split(',')).ShouldBe(expected);

    [Theory]
    [InlineData("A", "B,C")]
    [InlineData("ab", "xy")]
    [InlineData("Iraq", "Ixaz")]
    [InlineData("Irq", "Iraqi")]
    [InlineData("abcde", "abcxy")]
    [InlineData("abcdef", "abcxyz")]
    [InlineData("kitten", "sitting")]
    [InlineData("abcdefghijkl", "xyzdefghijkl")]
    [InlineData("", "a")]
    [InlineData("ab", "")]
    [InlineData("no", "n")]
    [InlineData("n", "no")]
    [InlineData("abdc", "bacd,dcab")]
    public void Value_FarFromAllCandidates_HasNone(string value, string candidates) => Find(value, candidates.Split(',')).ShouldBeNull();

    [Theory]
    [InlineData(99, 99, 0, true)]
    [InlineData(100, 99, 0, true)]
    [InlineData(101, 100, 0, false)]
    [InlineData(99, 100, 0, true)]
    [InlineData(100, 101, 0, false)]
    [InlineData(5, 6, 1999, true)]
    [InlineData(5, 6, 2000, false)]
    public void Search_OfLongTextsOrManyCandidates_IsNotMade(int value, int candidate, int others, bool isFound)
    {
        string[] candidates = [.. Enumerable.Range(0, others).Select(number => $"{number:00000000000}"), new('x', candidate)];

        Find(new string('x', value), candidates).ShouldBe(isFound ? candidates[^1] : null);
    }

    private static string? Find(string value, IReadOnlyList<string> candidates)
    {
        var table = new ByteStringTable();
        foreach (var candidate in candidates)
        {
            table.GetOrAdd(Encoding.UTF8.GetBytes(candidate), out _);
        }

        return NearMiss.Find(Encoding.UTF8.GetBytes(value), table) is >= 0 and var found ? candidates[found] : null;
    }
}
