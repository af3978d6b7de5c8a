using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Formats.Amr;

/// <summary>
/// Makes triples of what a graph's text says, as smatch does it: inverse roles are turned round, <c>mod</c> is the inverse of
/// <c>domain</c>, a value that is no node is a constant, and constants of inverse roles are nothing.
/// </summary>
internal sealed class AmrGraphBuilder
{
    private const string Inverse = "-of";

    private static readonly HashSet<string> NotInverse = new(StringComparer.Ordinal) { "prep-on-behalf-of", "prep-out-of", "consist-of" };

    // Roles and concepts are few: graphs share them.
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> nodes = new(StringComparer.Ordinal);
    private readonly List<string> concepts = [];
    private readonly List<AmrRelation> relations = [];
    private readonly List<(string Role, int Node, string Value)> values = [];

    /// <summary>How many nodes there are.</summary>
    public int Nodes => concepts.Count;

    /// <summary>How many roles there are.</summary>
    public int Roles => relations.Count + values.Count;

    /// <summary>Forgets everything, for the next graph.</summary>
    public void Clear()
    {
        nodes.Clear();
        concepts.Clear();
        relations.Clear();
        values.Clear();
    }

    /// <summary>Adds a node.</summary>
    /// <returns>Whether its name is new.</returns>
    public bool TryAddNode(string name)
    {
        if (!nodes.TryAdd(name, concepts.Count))
        {
            return false;
        }

        concepts.Add(string.Empty);
        return true;
    }

    /// <summary>Says what a node is.</summary>
    public void SetConcept(int node, string concept) => concepts[node] = Shared(concept);

    /// <summary>Adds a role between two nodes.</summary>
    public void AddRelation(string role, int node, int other)
    {
        var (turned, isInverse) = Turn(role);
        var name = Shared(turned);
        relations.Add(isInverse ? new(name, other, node) : new(name, node, other));
    }

    /// <summary>Adds a role with a value, which may be the name of a node that is yet to come.</summary>
    public void AddValue(string role, int node, string value) => values.Add((role, node, value));

    /// <summary>Makes the graph.</summary>
    public AmrGraph Build()
    {
        var attributes = new List<AmrAttribute>();
        foreach (var (role, node, value) in values)
        {
            if (nodes.TryGetValue(value, out var other))
            {
                AddRelation(role, node, other);
            }
            else if (!Turn(role).IsInverse)
            {
                attributes.Add(new(Shared(role), node, Shared(value)));
            }
        }

        attributes.Add(new("TOP", 0, "top"));
        return new AmrGraph([.. concepts], attributes, [.. relations]);
    }

    private static (string Name, bool IsInverse) Turn(string role) =>
        role == "mod" ? ("domain", true)
        : role.EndsWith(Inverse, StringComparison.Ordinal) && !NotInverse.Contains(role) ? (role[..^Inverse.Length], true)
        : (role, false);

    private string Shared(string text)
    {
        if (texts.TryGetValue(text, out var known))
        {
            return known;
        }

        texts.Add(text, text);
        return text;
    }
}
