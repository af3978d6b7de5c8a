using System.Text;

namespace SharedTask.Scoring.Formats.KeyPoints;

/// <summary>The arguments, key points and labels of a task of key point analysis.</summary>
public sealed class KeyPointReference
{
    private readonly Dictionary<(int Argument, int KeyPoint), bool> labels = [];
    private readonly List<(string Topic, string Stance)> groups = [];

    private KeyPointReference(PairFiles files)
    {
        var problems = files.ReferenceProblems;
        var (arguments, keyPoints, labelled) = (files.FindReference("arguments"), files.FindReference("key_points"), files.FindReference("labels"));
        if (arguments is not null)
        {
            using var reader = RowReader.Open(arguments, [new("arg_id"), new("topic"), new("stance")], problems);
            Arguments = RowIndex.Read(reader, problems, _ => AddArgument(reader));
        }

        if (keyPoints is not null)
        {
            using var reader = RowReader.Open(keyPoints, [new("key_point_id")], problems);
            KeyPoints = RowIndex.Read(reader, problems, _ => { });
        }

        CheckIds(arguments, Arguments, "arg_id", problems);
        CheckIds(keyPoints, KeyPoints, "key_point_id", problems);
        if (labelled is not null && !problems.HasErrors)
        {
            ReadLabels(labelled, problems);
        }
    }

    /// <summary>The arguments.</summary>
    public RowIndex? Arguments { get; }

    /// <summary>The key points of all topics.</summary>
    public RowIndex? KeyPoints { get; }

    /// <summary>The topic and the stance of each argument.</summary>
    public IReadOnlyList<(string Topic, string Stance)> Groups => groups;

    /// <summary>Reads the three files, which are told apart by their names.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The reference; incomplete where problems were found, <see langword="null"/> if there is none.</returns>
    public static KeyPointReference? Read(PairFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.HasReference ? new KeyPointReference(files) : null;
    }

    /// <summary>Whether an argument and a key point match.</summary>
    /// <param name="argument">The argument's number.</param>
    /// <param name="keyPoint">The key point's number.</param>
    /// <returns>The label, or <see langword="null"/> if the pair has none.</returns>
    public bool? LabelOf(int argument, int keyPoint) => labels.TryGetValue((argument, keyPoint), out var label) ? label : null;

    private static void CheckIds(InputFile? file, RowIndex? rows, string column, ProblemList problems)
    {
        if (rows is { HasIds: false } && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.MissingColumn, $"The file has no column \"{column}\".", file!.Name, 1, column);
        }
    }

    private void AddArgument(RowReader reader)
    {
        if (reader.HasUsableValue(1) && reader.HasUsableValue(2))
        {
            groups.Add((Encoding.UTF8.GetString(reader[1]), Encoding.UTF8.GetString(reader[2])));
        }
    }

    private void ReadLabels(InputFile file, ProblemList problems)
    {
        using var reader = RowReader.Open(file, [new("arg_id"), new("key_point_id"), new("label")], problems);
        while (reader.MoveNext())
        {
            if (!reader.HasUsableValue(0) || !reader.HasUsableValue(1) || !reader.HasUsableValue(2))
            {
                continue;
            }

            var (argument, keyPoint) = (Arguments!.Ids.Find(reader[0]), KeyPoints!.Ids.Find(reader[1]));
            if (argument < 0 || keyPoint < 0)
            {
                var field = argument < 0 ? 0 : 1;
                var id = Excerpt.Of(reader[field]);
                problems.Warning(
                    ProblemCodes.UnknownId,
                    $"Line {reader.Line}: there is no {(argument < 0 ? "argument" : "key point")} \"{id}\"; the label is passed over.",
                    file.Name, reader.Line, reader.ColumnName(field), id);
            }
            else if (!reader[2].SequenceEqual("0"u8) && !reader[2].SequenceEqual("1"u8))
            {
                problems.Error(ProblemCodes.UnknownLabel, $"Line {reader.Line}: the label \"{Excerpt.Of(reader[2])}\" is neither 1 nor 0.", file.Name, reader.Line, reader.ColumnName(2), Excerpt.Of(reader[2]));
            }
            else if (!labels.TryAdd((argument, keyPoint), reader[2][0] == (byte)'1'))
            {
                problems.Error(ProblemCodes.DuplicateId, $"Line {reader.Line}: the argument \"{Excerpt.Of(reader[0])}\" and this key point have a label already.", file.Name, reader.Line, reader.ColumnName(1), Excerpt.Of(reader[1]));
            }
        }
    }
}
