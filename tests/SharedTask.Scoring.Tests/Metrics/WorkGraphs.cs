using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Tests.Metrics;

/// <summary>Pairs of graphs for tests of the work that a search takes: the same for the same number.</summary>
internal static class WorkGraphs
{
    /// <summary>Two graphs of a sentence: a tree with a few more roles, and the same with other names and some changes.</summary>
    public static (AmrGraph Run, AmrGraph Gold) Sentence(int number) => Pair(new Numbers(number), nodes: 8 + (number % 13), concepts: 6, roles: 5);

    /// <summary>Two graphs with two concepts and two roles.</summary>
    public static (AmrGraph Run, AmrGraph Gold) Alike(int number) => Pair(new Numbers(number), nodes: 6 + (number % 11), concepts: 2, roles: 2);

    private static (AmrGraph Run, AmrGraph Gold) Pair(Numbers numbers, int nodes, int concepts, int roles)
    {
        string[] names = [.. Enumerable.Range(0, nodes).Select(_ => $"c{numbers.Next(concepts)}")];
        List<AmrRelation> edges = [.. Enumerable.Range(1, nodes - 1).Select(node => new AmrRelation($"r{numbers.Next(roles)}", numbers.Next(node), node))];
        edges.AddRange(Enumerable.Range(0, nodes / 4).Select(_ => new AmrRelation($"r{numbers.Next(roles)}", numbers.Next(nodes), numbers.Next(nodes))));
        AmrAttribute[] values = [.. Enumerable.Range(0, nodes / 4).Select(_ => new AmrAttribute($"a{numbers.Next(2)}", numbers.Next(nodes), $"{numbers.Next(2)}"))];
        var gold = new AmrGraph(names, values, edges);
        int[] places = [.. Enumerable.Range(0, nodes).OrderBy(_ => numbers.Next(1 << 20))];
        var run = new AmrGraph(
            [.. places.Select(place => numbers.Next(5) == 0 ? $"c{numbers.Next(concepts)}" : names[place])],
            [.. values.Select(value => value with { Node = Array.IndexOf(places, value.Node) })],
            [.. edges.Select(edge => new AmrRelation(numbers.Next(5) == 0 ? $"r{numbers.Next(roles)}" : edge.Role, Array.IndexOf(places, edge.Source), Array.IndexOf(places, numbers.Next(6) == 0 ? numbers.Next(nodes) : edge.Target)))]);
        return (run, gold);
    }

    /// <summary>Numbers without any order to see, the same on every machine (a linear congruential generator, Knuth's MMIX).</summary>
    private sealed class Numbers(int seed)
    {
        private ulong state = (ulong)seed + 1;

        public int Next(int limit)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            return (int)((state >> 33) % (ulong)limit);
        }
    }
}
