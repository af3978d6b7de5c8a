using System.Text;
using SharedTask.Scoring.Metrics.EntityLinking;

namespace SharedTask.Scoring.Formats.EntityLinking;

/// <summary>The mentions of a reference and of a run, with the entities that they are linked to.</summary>
public sealed class LinkingData
{
    private readonly PairFiles files;
    private readonly LinkingOptions options;
    private readonly LinkingNames names = new();
    private IReadOnlyList<MentionRow> gold = [];
    private IReadOnlyList<MentionRow> run = [];

    private LinkingData(PairFiles files, LinkingOptions options) => (this.files, this.options) = (files, options);

    /// <summary>The properties by which mentions can be cut into slices.</summary>
    public static IReadOnlyList<string> SliceNames { get; } = ["document", "type", "entity_type", "mention_type"];

    /// <summary>How many mentions the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The mentions of the reference that are scored.</summary>
    public IReadOnlyList<LinkedMention> Gold { get; private set; } = [];

    /// <summary>The mentions of the run that are scored.</summary>
    public IReadOnlyList<LinkedMention> Run { get; private set; } = [];

    /// <summary>The properties for slices: the items are the mentions of the reference, and behind them those of the run.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; private set; } = [];

    /// <summary>A document's name.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The name.</returns>
    public string NameOf(int document) => Encoding.UTF8.GetString(names.Documents[document]);

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static LinkingData Read(PairFiles files, LinkingOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new LinkingData(files, options);
        var reference = files.FindReference();
        if (reference is not null)
        {
            (data.gold, _) = MentionReader.Read(reference, data.names, files.ReferenceProblems);
        }

        if (files.FindRun() is { } file)
        {
            data.ReadRun(file, hasReference: reference is not null);
        }

        data.Finish(reference is not null);
        return data;
    }

    private void ReadRun(InputFile file, bool hasReference)
    {
        (run, var lastLine) = MentionReader.Read(file, names, files.RunProblems);
        if (hasReference && !files.RunProblems.HasErrors)
        {
            var (wanted, found) = (DocumentsOf(gold), DocumentsOf(run));
            TakeMissing(file, lastLine, found);
            TakeAdditional(file, wanted);
        }
    }

    private static HashSet<int> DocumentsOf(IEnumerable<MentionRow> rows) => [.. rows.Select(row => row.Mention.Document)];

    private void TakeMissing(InputFile file, long lastLine, HashSet<int> found)
    {
        if (options.Missing == UnpairedDocuments.Ignore)
        {
            gold = [.. gold.Where(row => found.Contains(row.Mention.Document))];
        }

        if (options.Missing == UnpairedDocuments.Error)
        {
            foreach (var row in gold.DistinctBy(row => row.Mention.Document).Where(row => !found.Contains(row.Mention.Document)))
            {
                var name = Excerpt.Of(names.Documents[row.Mention.Document]);
                files.RunProblems.Error(ProblemCodes.MissingId, $"There is no mention in the document \"{name}\".", file.Name, lastLine, MentionReader.Extents, name);
            }
        }
    }

    private void TakeAdditional(InputFile file, HashSet<int> wanted)
    {
        if (options.Additional == UnpairedDocuments.Ignore)
        {
            run = [.. run.Where(row => wanted.Contains(row.Mention.Document))];
        }

        foreach (var row in run.DistinctBy(row => row.Mention.Document).Where(row => !wanted.Contains(row.Mention.Document)))
        {
            var name = Excerpt.Of(names.Documents[row.Mention.Document]);
            if (options.Additional == UnpairedDocuments.Error)
            {
                files.RunProblems.Error(ProblemCodes.UnknownId, $"Line {row.Line}: the document \"{name}\" is not in the reference.", file.Name, row.Line, MentionReader.Extents, name);
            }
            else
            {
                files.RunProblems.Warning(
                    ProblemCodes.UnknownId, $"Line {row.Line}: the reference has no mention in the document \"{name}\"; those of the run count as wrong.", file.Name, row.Line, MentionReader.Extents, name);
            }
        }
    }

    private void Finish(bool hasReference)
    {
        var types = new Dictionary<(int Entity, int Mention), int>();
        LinkedMention Typed(MentionRow row)
        {
            var type = (row.EntityType, options.ComparesMentionTypes ? row.MentionType : 0);
            types.TryAdd(type, types.Count);
            return row.Mention with { Type = types[type] };
        }

        (gold, run) = (InOrder(gold), InOrder(run));
        (Gold, Run) = ([.. gold.Select(Typed)], [.. run.Select(Typed)]);
        Count = hasReference ? gold.Count : run.Count;
        Slices = [.. options.Slices.Select(Slice)];
    }

    /// <summary>The order of lines must not decide which of several best pairs of clusters are found.</summary>
    private IReadOnlyList<MentionRow> InOrder(IReadOnlyList<MentionRow> rows)
    {
        var ranks = names.Documents.Ranks();
        return [.. rows.OrderBy(row => (ranks[row.Mention.Document], row.Mention.Start, row.Mention.End))];
    }

    private SliceColumn Slice(string name)
    {
        var column = new SliceColumn(name);
        foreach (var row in gold.Concat(run))
        {
            column.Add(Property(row, name));
        }

        return column;
    }

    private ReadOnlySpan<byte> Property(MentionRow row, string name) => name switch
    {
        "document" => names.Documents[row.Mention.Document],
        "mention_type" => names.MentionTypes[row.MentionType],
        "type" when options.ComparesMentionTypes => (byte[])[.. names.EntityTypes[row.EntityType], (byte)'/', .. names.MentionTypes[row.MentionType]],
        _ => names.EntityTypes[row.EntityType],
    };
}
