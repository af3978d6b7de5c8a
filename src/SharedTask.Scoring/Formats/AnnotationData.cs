using System.Globalization;
using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>
/// Annotations, one (annotator, item, label) a row, beside a reference that lists the items of the task, or its annotators with their
/// teams. Annotators, items and labels are numbered in the order of their names, so that the order of lines cannot matter.
/// </summary>
public sealed class AnnotationData
{
    /// <summary>The greatest number of annotators of one run: every two of them are compared.</summary>
    public const int MaxAnnotators = 2000;

    private readonly PairFiles files;
    private readonly AnnotationLayout layout;
    private readonly bool mayMiss;
    private readonly ByteStringTable annotators = new();
    private readonly ByteStringTable teams = new();
    private readonly List<int> teamOf = [];
    private readonly List<(int Annotator, int Item, int Label)> rows = [];
    private readonly Dictionary<(int Annotator, int Item), long> lines = [];
    private ByteStringTable items = new();
    private int knownAnnotators;
    private bool hasItemList;

    private AnnotationData(PairFiles files, AnnotationLayout layout, IReadOnlyList<string> declared, bool mayMiss)
    {
        this.files = files;
        this.layout = layout;
        this.mayMiss = mayMiss;
        Labels = new LabelSet(declared);
        Slices = [.. layout.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The labels; <see cref="Annotations"/> have their places in their order.</summary>
    public LabelSet Labels { get; }

    /// <summary>The columns for slices, if the reference lists items; its items are in the order of the reference, see <see cref="ItemOfReference"/>.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The annotators' names in their order.</summary>
    public IReadOnlyList<string> Annotators { get; private set; } = [];

    /// <summary>The team of each annotator, -1 for none; <see langword="null"/> if there are no teams.</summary>
    public IReadOnlyList<int>? Teams { get; private set; }

    /// <summary>The items' names in their order.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];

    /// <summary>The number of each item of the reference's list, by its place there.</summary>
    public IReadOnlyList<int> ItemOfReference { get; private set; } = [];

    /// <summary>The annotations, in no particular order.</summary>
    public IReadOnlyList<(int Annotator, int Item, int Label)> Annotations { get; private set; } = [];

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="layout">Where the columns are.</param>
    /// <param name="declared">All labels in their order, or none if the run decides.</param>
    /// <param name="numbers">The range of labels that have to be numbers; <see langword="null"/> if any text is a label.</param>
    /// <param name="mayMiss">Whether listed items or annotators may stay without an annotation.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static AnnotationData Read(PairFiles files, AnnotationLayout layout, IReadOnlyList<string> declared, (double Lowest, double Highest)? numbers, bool mayMiss)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(layout);
        var data = new AnnotationData(files, layout, declared, mayMiss);
        data.ReadReference();
        data.ReadRun(numbers);
        data.PutInOrder();
        return data;
    }

    private void ReadReference()
    {
        if (files.FindReference() is not { } file)
        {
            return;
        }

        if (layout.ListsAnnotators)
        {
            ReadAnnotators(file);
        }
        else
        {
            ReadItems(file);
        }
    }

    private void ReadAnnotators(InputFile file)
    {
        var team = layout.Team ?? new FieldSpec("team");
        using var reader = RowReader.Open(file, [layout.Annotator, team], files.ReferenceProblems);
        RowIndex.Read(reader, files.ReferenceProblems, _ => TakeListed(reader));
        if (!reader.HasIds)
        {
            ReportColumns(reader, files.ReferenceProblems, layout.Annotator, team);
        }

        knownAnnotators = annotators.Count;
    }

    private void ReadItems(InputFile file)
    {
        FieldSpec[] fields = [layout.Item, .. layout.Slices.Select(name => new FieldSpec(name))];
        using var reader = RowReader.Open(file, fields, files.ReferenceProblems);
        var index = RowIndex.Read(reader, files.ReferenceProblems, _ => TakeItem(reader));
        if (!reader.HasIds)
        {
            ReportColumns(reader, files.ReferenceProblems, fields);
            return;
        }

        items = index.Ids;
        hasItemList = true;
    }

    private static void ReportColumns(RowReader reader, ProblemList problems, params FieldSpec[] fields)
    {
        if (!problems.HasErrors)
        {
            var spoken = string.Join(", ", fields.Select(field => field.Spoken));
            problems.Error(ProblemCodes.MissingColumn, $"The file needs the columns {spoken}.", reader.File.Name, 1, fields[0].Names[0]);
        }
    }

    private void TakeItem(RowReader reader)
    {
        for (var slice = 0; slice < Slices.Count; slice++)
        {
            Slices[slice].Add(reader[slice + 1]);
        }
    }

    private void TakeListed(RowReader reader)
    {
        annotators.GetOrAdd(reader[0], out _);
        if (annotators.Count == MaxAnnotators + 1)
        {
            files.ReferenceProblems.Error(ProblemCodes.TooManyAnnotators, $"Line {reader.Line}: there are more than {MaxAnnotators} annotators.", reader.File.Name, reader.Line, reader.ColumnName(0));
        }

        teamOf.Add(reader.HasUsableValue(1) ? teams.GetOrAdd(reader[1], out _) : -1);
    }

    private void ReadRun((double Lowest, double Highest)? numbers)
    {
        List<FieldSpec> fields = [layout.Item, layout.Label, layout.Annotator];
        if (layout.Team is { } team && !layout.ListsAnnotators)
        {
            fields.Add(team);
        }

        if (files.FindRun() is not { } file)
        {
            return;
        }

        using var reader = RowReader.Open(file, fields, files.RunProblems);
        while (reader.MoveNext())
        {
            if (!reader.HasIds)
            {
                ReportColumns(reader, files.RunProblems, [.. fields]);
                return;
            }

            // All three are looked at, so that all their problems are reported.
            var item = reader.HasUsableValue(0) ? FindItem(reader) : -1;
            var annotator = reader.HasUsableValue(2) ? FindAnnotator(reader, fields.Count > 3) : -1;
            if (annotators.Count > MaxAnnotators)
            {
                files.RunProblems.LastError(ProblemCodes.TooManyAnnotators, $"Line {reader.Line}: there are more than {MaxAnnotators} annotators; the rest was not read.", reader.File.Name, reader.Line, reader.ColumnName(2));
                return;
            }

            var label = ReadLabel(reader, numbers);
            if (item >= 0 && annotator >= 0 && IsFirst(reader, annotator, item) && label >= 0)
            {
                rows.Add((annotator, item, label));
            }
        }

        if (!reader.IsBroken)
        {
            CheckComplete(reader);
        }
    }

    private int ReadLabel(RowReader reader, (double Lowest, double Highest)? numbers) =>
        numbers is { } range && !NumberField.TryRead(reader, 1, range.Lowest, range.Highest, files.RunProblems, out _)
            ? -1
            : Labels.ReadGold(reader, files.RunProblems);

    private int FindItem(RowReader reader)
    {
        var item = hasItemList ? items.Find(reader[0]) : items.GetOrAdd(reader[0], out _);
        if (item < 0)
        {
            ReportUnknown(reader, 0, items, ProblemCodes.UnknownId, "item", "in the reference");
        }

        return item;
    }

    private int FindAnnotator(RowReader reader, bool hasTeam)
    {
        if (knownAnnotators > 0)
        {
            var known = annotators.Find(reader[2]);
            if (known < 0)
            {
                ReportUnknown(reader, 2, annotators, ProblemCodes.UnknownAnnotator, "annotator", "one of this task");
            }

            return known;
        }

        var annotator = annotators.GetOrAdd(reader[2], out var isNew);
        var team = hasTeam && reader.HasUsableValue(3) ? teams.GetOrAdd(reader[3], out _) : -1;
        if (isNew)
        {
            teamOf.Add(team);
        }
        else if (team >= 0 && teamOf[annotator] >= 0 && teamOf[annotator] != team)
        {
            ReportTeam(reader, teamOf[annotator]);
        }

        return annotator;
    }

    private void ReportTeam(RowReader reader, int team) => files.RunProblems.Error(() => new(
        default,
        ProblemCodes.TeamConflict,
        $"Line {reader.Line}: the annotator \"{Excerpt.Of(reader[2])}\" is of the team \"{Excerpt.Of(reader[3])}\" here and of \"{Excerpt.Of(teams[team])}\" before.",
        reader.File.Name,
        reader.Line,
        reader.ColumnName(3),
        Excerpt.Of(reader[3])));

    private void ReportUnknown(RowReader reader, int field, ByteStringTable known, string code, string what, string where) => files.RunProblems.Error(() =>
    {
        var name = Excerpt.Of(reader[field]);
        var near = NearMiss.Find(reader[field], known);
        var hint = near < 0 ? string.Empty : $" Did you mean \"{Excerpt.Of(known[near])}\"?";
        return new(default, code, $"Line {reader.Line}: the {what} \"{name}\" is not {where}.{hint}", reader.File.Name, reader.Line, reader.ColumnName(field), name);
    });

    private bool IsFirst(RowReader reader, int annotator, int item)
    {
        if (lines.TryAdd((annotator, item), reader.Line))
        {
            return true;
        }

        ReportTwice(reader, lines[(annotator, item)]);
        return false;
    }

    private void ReportTwice(RowReader reader, long first) => files.RunProblems.Error(() => new(
        default,
        ProblemCodes.DuplicateAnnotation,
        string.Create(CultureInfo.InvariantCulture, $"Line {reader.Line}: the annotator \"{Excerpt.Of(reader[2])}\" labels the item \"{Excerpt.Of(reader[0])}\" already on line {first}."),
        reader.File.Name,
        reader.Line,
        reader.ColumnName(0),
        Excerpt.Of(reader[0])));

    private void CheckComplete(RowReader reader)
    {
        var problems = files.RunProblems;
        if (reader.Ordinal < 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no rows.", reader.File.Name);
        }

        if (mayMiss || problems.HasErrors)
        {
            return;
        }

        // Those that only the run names are found there.
        ReportMissing(reader, items, lines.Keys.Select(key => key.Item), 0, ProblemCodes.MissingId, "item");
        ReportMissing(reader, annotators, lines.Keys.Select(key => key.Annotator), 2, ProblemCodes.MissingAnnotator, "annotator");
    }

    private void ReportMissing(RowReader reader, ByteStringTable known, IEnumerable<int> found, int field, string code, string what)
    {
        var isFound = new bool[known.Count];
        foreach (var index in found)
        {
            isFound[index] = true;
        }

        long missing = isFound.Count(isHere => !isHere);
        for (var index = 0; missing > 0 && files.RunProblems.ListsAnotherError; index++)
        {
            if (!isFound[index])
            {
                var name = Excerpt.Of(known[index]);
                files.RunProblems.Error(code, $"There is no annotation of the {what} \"{name}\".", reader.File.Name, reader.Line, reader.ColumnName(field), name);
                missing--;
            }
        }

        files.RunProblems.CountErrors(missing);
    }

    private void PutInOrder()
    {
        var (annotatorOrder, itemOrder) = (annotators.SortedIndexes(), items.SortedIndexes());
        var (annotatorPlaces, itemPlaces, labelPlaces) = (Invert(annotatorOrder), Invert(itemOrder), Invert(Labels.InOrder()));
        Annotators = [.. annotatorOrder.Select(annotator => Encoding.UTF8.GetString(annotators[annotator]))];
        Items = [.. itemOrder.Select(item => Encoding.UTF8.GetString(items[item]))];
        Teams = teams.Count > 0 ? [.. annotatorOrder.Select(annotator => teamOf[annotator])] : null;
        ItemOfReference = hasItemList ? itemPlaces : [];
        Annotations = [.. rows.Select(row => (annotatorPlaces[row.Annotator], itemPlaces[row.Item], labelPlaces[row.Label]))];
    }

    private static int[] Invert(int[] order)
    {
        var places = new int[order.Length];
        for (var place = 0; place < places.Length; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }
}
