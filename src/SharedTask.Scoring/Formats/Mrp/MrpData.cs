using System.Text;
using SharedTask.Scoring.Metrics.Mrp;

namespace SharedTask.Scoring.Formats.Mrp;

/// <summary>The graphs of a reference and those of a run that belong to them: of the same sentence, framework and language.</summary>
public sealed class MrpData
{
    private const string Ending = ".mrp";

    /// <summary>How many nodes all graphs of a side have at most.</summary>
    private const int MaxNodes = 4_000_000;
    private const int MaxGraphs = 200_000;
    private const int MaxFrameworks = 20;

    // The language of a run that tells none, where the reference tells it.
    private const string UsualLanguage = "eng";

    private readonly PairFiles files;
    private readonly MrpOptions options;
    private readonly ItemPairs<(string? Language, string Framework, string Id), MrpItem> pairs = new();

    private MrpData(PairFiles files, MrpOptions options)
    {
        (this.files, this.options) = (files, options);
        Slices = [.. options.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The fields for slices, for each graph of the reference.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>How many graphs the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The frameworks of the reference, in the order in which they occur.</summary>
    public IReadOnlyList<string> Frameworks { get; private set; } = [];

    /// <summary>A graph's id: its framework, language and sentence.</summary>
    /// <param name="item">The graph of the reference.</param>
    /// <returns>The id.</returns>
    public string IdOf(int item) => string.Join('/', new[] { pairs.Gold[item].Graph.Framework, pairs.Gold[item].Language, pairs.Gold[item].Id }.OfType<string>());

    /// <summary>A graph of the reference.</summary>
    /// <param name="item">The graph's place.</param>
    /// <returns>The graph.</returns>
    public MrpGraph GoldOf(int item) => pairs.Gold[item].Graph;

    /// <summary>The run's graph.</summary>
    /// <param name="item">The place of the graph of the reference that it belongs to.</param>
    /// <returns>The graph, or <see langword="null"/> if there is none.</returns>
    public MrpGraph? RunOf(int item) => pairs.AnswerTo(item)?.Graph;

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static MrpData Read(PairFiles files, MrpOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new MrpData(files, options);
        data.ReadGold();
        data.ReadRun();
        return data;
    }

    private void ReadGold()
    {
        var parts = files.FindReferenceParts(Ending);
        ReadAll(parts, files.ReferenceProblems, options.Slices, item =>
        {
            pairs.TryAdd(KeyOf(item), item);
            AddSlices(item);
        });
        Frameworks = [.. pairs.Gold.Select(item => item.Graph.Framework).Distinct(StringComparer.Ordinal)];
        if (Frameworks.Count > MaxFrameworks)
        {
            files.ReferenceProblems.Error(ProblemCodes.OutOfRange, $"The graphs have {Frameworks.Count} frameworks; at most {MaxFrameworks} are scored.", parts[0].Name, column: "framework");
        }

        Count = pairs.Gold.Count;
    }

    private void ReadRun()
    {
        var parts = files.FindRunParts(Ending);
        var (count, lastLine) = ReadAll(parts, files.RunProblems, [], Take);
        if (!files.HasReference)
        {
            Count = count;
        }
        else if (!options.MayMiss && parts.Count > 0 && !files.RunProblems.HasErrors)
        {
            foreach (var item in pairs.Unanswered)
            {
                files.RunProblems.Error(() => new(default, ProblemCodes.MissingId, $"The run has no graph for {item.Spoken[4..]}.", parts[^1].Name, lastLine, "id", Excerpt.Of(item.Id)));
            }
        }
    }

    private static (int Count, long LastLine) ReadAll(IReadOnlyList<InputFile> parts, ProblemList problems, IReadOnlyList<string> fields, Action<MrpItem> onItem)
    {
        var seen = new Dictionary<(string?, string, string), (string File, long Line)>();
        var (reader, nodes, last, lastLine) = (new MrpReader(problems, fields), 0L, string.Empty, 1L);
        foreach (var part in parts.TakeWhile(_ => nodes <= MaxNodes && seen.Count <= MaxGraphs))
        {
            last = part.Name;
            lastLine = reader.Read(part, item =>
            {
                nodes += item.Graph.Nodes.Count + item.Graph.Edges.Count;
                if (seen.TryAdd(KeyOf(item), (item.File.Name, item.Line)))
                {
                    onItem(item);
                }
                else
                {
                    var first = seen[KeyOf(item)];
                    Report(problems, item, ProblemCodes.DuplicateId, "id", $"{item.Spoken} is already in {Excerpt.Of(first.File)}, line {first.Line}", item.Id);
                }

                return nodes <= MaxNodes && seen.Count <= MaxGraphs;
            });
        }

        if (nodes > MaxNodes || seen.Count > MaxGraphs)
        {
            problems.LastError(ProblemCodes.GraphTooLarge, $"There are more than {MaxGraphs} graphs, or more than {MaxNodes} nodes and edges in them; fewer are scored.", last, lastLine);
        }

        return (seen.Count, lastLine);
    }

    private static (string? Language, string Framework, string Id) KeyOf(MrpItem item) => (item.Language, item.Graph.Framework, item.Id);

    private void AddSlices(MrpItem item)
    {
        foreach (var (place, slice) in Slices.Index())
        {
            if (item.Fields[place] is null)
            {
                Report(files.ReferenceProblems, item, ProblemCodes.MissingField, slice.Name, $"{item.Spoken} has no field \"{Excerpt.Of(slice.Name)}\", which the slices need", item.Id);
            }

            slice.Add(Encoding.UTF8.GetBytes(item.Fields[place] ?? string.Empty));
        }
    }

    private void Take(MrpItem item)
    {
        if (!files.HasReference)
        {
            return;
        }

        var (key, place) = (KeyOf(item), pairs.Find(KeyOf(item)));
        if (place < 0 && item.Language is null)
        {
            place = pairs.Find(key with { Language = UsualLanguage });
        }

        if (place < 0)
        {
            ReportUnknown(item);
        }
        else if (pairs.AnswerTo(place) is not null)
        {
            Report(files.RunProblems, item, ProblemCodes.DuplicateId, "id", $"{item.Spoken} is in the run already, with its language", item.Id);
        }
        else
        {
            pairs.Answer(place, item);
            WarnOfText(item, pairs.Gold[place].Graph);
        }
    }

    private void ReportUnknown(MrpItem item)
    {
        if (options.MayHaveOthers)
        {
            return;
        }

        var framework = item.Graph.Framework;
        if (Frameworks.Contains(framework, StringComparer.Ordinal))
        {
            Report(files.RunProblems, item, ProblemCodes.UnknownId, "id", $"{item.Spoken} is not in the reference", item.Id);
        }
        else
        {
            Report(files.RunProblems, item, ProblemCodes.UnknownId, "framework", $"the reference has no graphs of the framework \"{Excerpt.Of(framework)}\", only of {string.Join(", ", Frameworks.Select(Excerpt.Of))}", framework);
        }
    }

    /// <summary>Anchors are places in the text.</summary>
    private void WarnOfText(MrpItem item, MrpGraph wanted)
    {
        if (item.Graph.Text is null && wanted.Text is not null && item.Graph.Nodes.Any(node => node.AnchorKey is not null))
        {
            files.RunProblems.Warning(ProblemCodes.MissingField, $"Line {item.Line}: {item.Spoken} has anchors and no \"input\", as the reference has; no anchor can match.", item.File.Name, item.Line, "input", Excerpt.Of(item.Id));
        }
        else if (item.Graph.Text is { } text && wanted.Text is { } other && text.Length != other.Length)
        {
            files.RunProblems.Warning(ProblemCodes.TextDiffers, $"Line {item.Line}: the input of {item.Spoken} has {text.Length} characters, and that of the reference has {other.Length}; anchors are compared by their numbers.", item.File.Name, item.Line, "input", Excerpt.Of(item.Id));
        }
    }

    private static void Report(ProblemList problems, MrpItem item, string code, string field, string message, string value) =>
        problems.Error(code, $"Line {item.Line}: {message}.", item.File.Name, item.Line, field, Excerpt.Of(value));
}
