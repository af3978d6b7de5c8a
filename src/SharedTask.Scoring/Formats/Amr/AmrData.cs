using System.Globalization;
using System.Text;
using SharedTask.Scoring.Metrics.Smatch;

namespace SharedTask.Scoring.Formats.Amr;

/// <summary>The graphs of a reference and those of a run that belong to them.</summary>
public sealed class AmrData
{
    private readonly PairFiles files;
    private readonly AmrOptions options;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<AmrItem> gold = [];
    private AmrGraph?[] answers = [];

    private AmrData(PairFiles files, AmrOptions options)
    {
        (this.files, this.options) = (files, options);
        Slices = [.. options.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The comments for slices, for each graph of the reference.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>How many graphs the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>A graph's id or, unless every graph has one of its own, its number, counted from 1.</summary>
    /// <param name="item">The graph of the reference.</param>
    /// <returns>The id.</returns>
    public string IdOf(int item) => places.Count == gold.Count ? gold[item].Id! : (item + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A graph of the reference.</summary>
    /// <param name="item">The graph's place.</param>
    /// <returns>The graph.</returns>
    public AmrGraph GoldOf(int item) => gold[item].Graph;

    /// <summary>The run's graph.</summary>
    /// <param name="item">The place of the graph of the reference that it belongs to.</param>
    /// <returns>The graph, or <see langword="null"/> if there is none.</returns>
    public AmrGraph? RunOf(int item) => answers[item];

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static AmrData Read(PairFiles files, AmrOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new AmrData(files, options);
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

    private void ReadGold(InputFile file)
    {
        var problems = files.ReferenceProblems;
        var comments = new AmrComments();
        PenmanReader.Read(file, comments, problems, item =>
        {
            if (!options.PairsById || HasNewId(file, item, places.ContainsKey, problems))
            {
                if (item.Id is { } id)
                {
                    places.TryAdd(id, gold.Count);
                }

                gold.Add(item);
                AddSlices(file, item, comments);
            }
        });
        Count = gold.Count;
    }

    private void AddSlices(InputFile file, AmrItem item, AmrComments comments)
    {
        foreach (var slice in Slices)
        {
            if (comments[slice.Name] is not { } value)
            {
                var name = Excerpt.Of(slice.Name);
                files.ReferenceProblems.Error(
                    ProblemCodes.MissingField, $"Line {item.Line}: no comment before the graph is like \"# ::{name} ...\", which the slices need.", file.Name, item.Line, name);
                continue;
            }

            slice.Add(Encoding.UTF8.GetBytes(value));
        }
    }

    private void ReadRun(InputFile file, bool hasReference)
    {
        var problems = files.RunProblems;
        answers = new AmrGraph?[gold.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        var lastLine = PenmanReader.Read(file, new AmrComments(), problems, item =>
        {
            count++;
            if (options.PairsById)
            {
                TakeById(file, item, seen, hasReference);
            }
            else if (hasReference)
            {
                TakeNext(file, item, count - 1);
            }
        });
        Count = hasReference ? Count : count;
        if (hasReference && options.PairsById && !options.MayMiss && !problems.HasErrors)
        {
            ReportMissing(file, lastLine);
        }
        else if (hasReference && !options.PairsById && count != gold.Count && !problems.HasErrors)
        {
            problems.Error(
                ProblemCodes.LineCount, $"The file has {Graphs(count)}, and the reference has {Graphs(gold.Count)}. Expected one for each, in the order of the reference.", file.Name, lastLine);
        }
    }

    private static string Graphs(int count) => $"{count} graph{(count == 1 ? string.Empty : "s")}";

    private void TakeById(InputFile file, AmrItem item, HashSet<string> seen, bool hasReference)
    {
        if (!HasNewId(file, item, seen.Contains, files.RunProblems))
        {
            return;
        }

        seen.Add(item.Id!);
        if (places.TryGetValue(item.Id!, out var place))
        {
            answers[place] = item.Graph;
        }
        else if (hasReference)
        {
            files.RunProblems.Error(ProblemCodes.UnknownId, $"Line {item.Line}: the graph \"{Excerpt.Of(item.Id!)}\" is not in the reference.", file.Name, item.Line, "id", Excerpt.Of(item.Id!));
        }
    }

    /// <summary>Ids do not count here, but where both sides have one it should be the same. Behind a graph that cannot be read no place is certain.</summary>
    private void TakeNext(InputFile file, AmrItem item, int place)
    {
        if (place >= gold.Count)
        {
            return;
        }

        answers[place] = item.Graph;
        if (!files.RunProblems.HasErrors && item.Id is { } id && gold[place].Id is { } wanted && id != wanted)
        {
            files.RunProblems.Warning(
                ProblemCodes.OutOfOrder,
                $"Line {item.Line}: the graph \"{Excerpt.Of(id)}\" is compared with \"{Excerpt.Of(wanted)}\", which stands at the same place in the reference. Are the graphs in its order?",
                file.Name,
                item.Line,
                "id",
                Excerpt.Of(id));
        }
    }

    private static bool HasNewId(InputFile file, AmrItem item, Func<string, bool> isKnown, ProblemList problems)
    {
        if (item.Id is not { } id)
        {
            problems.Error(ProblemCodes.MissingField, $"Line {item.Line}: no comment before the graph is like \"# ::id ...\", by which graphs are paired.", file.Name, item.Line, "id");
            return false;
        }

        if (isKnown(id))
        {
            problems.Error(ProblemCodes.DuplicateId, $"Line {item.Line}: there is already a graph \"{Excerpt.Of(id)}\".", file.Name, item.Line, "id", Excerpt.Of(id));
            return false;
        }

        return true;
    }

    private void ReportMissing(InputFile file, long lastLine)
    {
        foreach (var item in gold.Where(item => answers[places[item.Id!]] is null))
        {
            files.RunProblems.Error(() => new(
                default, ProblemCodes.MissingId, $"There is no graph \"{Excerpt.Of(item.Id!)}\".", file.Name, lastLine, "id", Excerpt.Of(item.Id!)));
        }
    }
}
