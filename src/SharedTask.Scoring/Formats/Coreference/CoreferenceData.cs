using SharedTask.Scoring.Metrics.Coreference;

namespace SharedTask.Scoring.Formats.Coreference;

/// <summary>The clusters of a reference and of a run, document by document.</summary>
public sealed class CoreferenceData
{
    private readonly PairFiles files;
    private readonly CoreferenceOptions options;
    private readonly ItemPairs<string, CoreferenceDocument> pairs = new();
    private string? idColumn;
    private long lastLine;

    private CoreferenceData(PairFiles files, CoreferenceOptions options)
    {
        this.files = files;
        this.options = options;
        Slices = [.. options.Layout.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The fields for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>How many documents the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>A document's name.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The name.</returns>
    public string NameOf(int document) => pairs.Gold[document].Name;

    /// <summary>Whether the run has a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>Whether it has.</returns>
    public bool IsAnswered(int document) => pairs.AnswerTo(document) is not null;

    /// <summary>Counts what a document has right; only for a reference and a run without errors.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The counts.</returns>
    public DocumentCounts CountsOf(int document) => new ClusterOverlap(Kept(pairs.Gold[document]), Kept(pairs.AnswerTo(document))).Count();

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static CoreferenceData Read(PairFiles files, CoreferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new CoreferenceData(files, options);
        var reference = files.FindReference();
        if (reference is not null)
        {
            data.ReadGold(reference);
        }

        if (files.FindRun() is { } run)
        {
            data.ReadRun(run, hasReference: reference is not null);
        }

        return data;
    }

    private IReadOnlyList<IReadOnlyList<string>> Kept(CoreferenceDocument? document) =>
        document is null ? [] : options.KeepsSingletons ? document.Clusters : [.. document.Clusters.Where(cluster => cluster.Count > 1)];

    private void ReadGold(InputFile file)
    {
        var problems = files.ReferenceProblems;
        if (!file.IsJson() && Slices.Count > 0)
        {
            problems.Error(ProblemCodes.MissingColumn, "Slices need a reference of JSON lines: the columns of CoNLL have no further fields for documents.", file.Name, 1, Slices[0].Name);
            return;
        }

        ReadDocuments(file, options.Layout.ReferenceFields, problems, document => pairs.TryAdd(document.Name, document) || ReportTwice(file, document, problems));
        Count = pairs.Gold.Count;
    }

    private void ReadRun(InputFile file, bool hasReference)
    {
        var problems = files.RunProblems;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ReadDocuments(file, options.Layout.RunFields, problems, document =>
        {
            if (!seen.Add(document.Name))
            {
                return ReportTwice(file, document, problems);
            }

            if (hasReference)
            {
                Take(file, document, problems);
            }

            return true;
        });
        Count = hasReference ? Count : seen.Count;
        if (hasReference && !options.MayMiss && !problems.HasErrors)
        {
            ReportMissing(file, problems);
        }
    }

    /// <summary>Reads the documents of either format; slices are those of the reference, for documents that are taken.</summary>
    private void ReadDocuments(InputFile file, IReadOnlyList<FieldSpec> fields, ProblemList problems, Func<CoreferenceDocument, bool> take)
    {
        var count = 0;
        if (!file.IsJson())
        {
            idColumn = null;
            lastLine = CoreferenceConllReader.Read(file, problems, document => count += take(document) ? 1 : 0);
        }
        else
        {
            using var reader = RowReader.Open(file, fields, problems);
            var lists = new ClusterListReader(problems);
            while (reader.MoveNext())
            {
                idColumn = reader.ColumnName(0);
                count += reader.HasUsableValue(0) && TakeRow(reader, lists, fields.Count, problems, take) ? 1 : 0;
            }

            lastLine = reader.Line;
        }

        if (count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no documents.", file.Name);
        }
    }

    private bool TakeRow(RowReader reader, ClusterListReader lists, int fields, ProblemList problems, Func<CoreferenceDocument, bool> take)
    {
        var builder = new ClusterBuilder(reader.File, reader.ColumnName(1), problems);
        lists.Read(reader, 1, builder);
        if (!take(builder.End(System.Text.Encoding.UTF8.GetString(reader[0]), reader.Line, null)))
        {
            return false;
        }

        for (var field = 2; field < fields; field++)
        {
            Slices[field - 2].Add(reader[field]);
        }

        return true;
    }

    private void Take(InputFile file, CoreferenceDocument document, ProblemList problems)
    {
        var name = Excerpt.Of(document.Name);
        var place = pairs.Find(document.Name);
        if (place < 0)
        {
            problems.Error(ProblemCodes.UnknownId, $"Line {document.Line}: the document \"{name}\" is not in the reference.", file.Name, document.Line, idColumn, name);
            return;
        }

        if (document.Tokens is { } tokens && pairs.Gold[place].Tokens is { } expected && tokens != expected)
        {
            problems.Error(
                ProblemCodes.SentenceLength, $"Line {document.Line}: the document \"{name}\" has {tokens} tokens, and {expected} in the reference.", file.Name, document.Line, idColumn, name);
        }

        pairs.Answer(place, document);
    }

    private bool ReportTwice(InputFile file, CoreferenceDocument document, ProblemList problems)
    {
        var name = Excerpt.Of(document.Name);
        problems.Error(ProblemCodes.DuplicateId, $"Line {document.Line}: there is already a document \"{name}\".", file.Name, document.Line, idColumn, name);
        return false;
    }

    private void ReportMissing(InputFile file, ProblemList problems)
    {
        foreach (var document in pairs.Unanswered)
        {
            problems.Error(() => new(
                default, ProblemCodes.MissingId, $"There is no document \"{Excerpt.Of(document.Name)}\".", file.Name, lastLine, idColumn, Excerpt.Of(document.Name)));
        }
    }
}
