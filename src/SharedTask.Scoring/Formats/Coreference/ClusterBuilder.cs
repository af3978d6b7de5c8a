namespace SharedTask.Scoring.Formats.Coreference;

/// <summary>Collects the clusters of one document after another.</summary>
/// <param name="file">The file.</param>
/// <param name="column">The column or field with mentions.</param>
/// <param name="problems">Where problems are reported.</param>
internal sealed class ClusterBuilder(InputFile file, string column, ProblemList problems)
{
    private readonly Dictionary<string, List<string>> clusters = new(StringComparer.Ordinal);
    private readonly List<List<string>> order = [];
    private readonly Dictionary<string, long> lines = new(StringComparer.Ordinal);

    /// <summary>Adds a mention, and reports one that is there already.</summary>
    public void Add(string cluster, string mention, long line)
    {
        if (!lines.TryAdd(mention, line))
        {
            problems.Error(
                ProblemCodes.DuplicateMention, $"Line {line}: the mention {Excerpt.Of(mention)} was there on line {lines[mention]} already; a mention is in one cluster, once.", file.Name, line, column, Excerpt.Of(mention));
            return;
        }

        if (!clusters.TryGetValue(cluster, out var members))
        {
            clusters.Add(cluster, members = []);
            order.Add(members);
        }

        members.Add(mention);
    }

    /// <summary>Ends a document.</summary>
    public CoreferenceDocument End(string name, long line, int? tokens)
    {
        var document = new CoreferenceDocument(name, line, tokens, [.. order]);
        clusters.Clear();
        order.Clear();
        lines.Clear();
        return document;
    }
}
