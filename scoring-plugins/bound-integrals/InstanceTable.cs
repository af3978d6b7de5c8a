using System.Text;
using SharedTask.Scoring.Formats;

namespace BoundIntegrals;

/// <summary>The instances of a reference.</summary>
internal sealed class InstanceTable
{
    private readonly ProblemList problems;
    private readonly List<Instance> instances = [];
    private readonly List<long> lines = [];

    private InstanceTable(ProblemList problems, BoundOptions options)
    {
        this.problems = problems;
        Slices = [.. options.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The instances, in the order of the reference.</summary>
    public IReadOnlyList<Instance> Instances => instances;

    /// <summary>The columns for slices.</summary>
    public SliceColumn[] Slices { get; }

    /// <summary>How they are called.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>Reads a reference, and reports what is wrong with it.</summary>
    public static InstanceTable Read(PairFiles files, BoundOptions options)
    {
        var table = new InstanceTable(files.ReferenceProblems, options);
        if (files.FindReference() is { } file)
        {
            using var reader = RowReader.Open(file, options.ReferenceFields, files.ReferenceProblems);
            table.Rows = RowIndex.Read(reader, files.ReferenceProblems, _ => table.Take(reader));
            table.Check(reader, options.ReferenceFields);
        }

        return table;
    }

    private void Take(RowReader reader)
    {
        if (!reader.HasIds)
        {
            return;
        }

        if (NumberField.TryRead(reader, 1, 0, double.PositiveInfinity, problems, out var limit) && limit == 0)
        {
            problems.Error(ProblemCodes.OutOfRange, $"Line {reader.Line}: the {reader.ColumnName(1)} is 0; a solver needs time.", reader.File.Name, reader.Line, reader.ColumnName(1), "0");
        }

        instances.Add(new(limit, Minimizes(reader), Number(reader, 2, double.NaN), Number(reader, 3, double.NaN), Number(reader, 4, 0)));
        lines.Add(reader.Line);
        for (var slice = 0; slice < Slices.Length; slice++)
        {
            Slices[slice].Add(reader[slice + 6]);
        }
    }

    private double Number(RowReader reader, int field, double fallback) =>
        !reader[field].IsEmpty && NumberField.TryRead(reader, field, double.NegativeInfinity, double.PositiveInfinity, problems, out var number) ? number : fallback;

    private bool Minimizes(RowReader reader)
    {
        var word = reader[5];
        var isMaximum = Ascii.EqualsIgnoreCase(word, "max"u8) || Ascii.EqualsIgnoreCase(word, "maximize"u8);
        if (!isMaximum && !word.IsEmpty && !Ascii.EqualsIgnoreCase(word, "min"u8) && !Ascii.EqualsIgnoreCase(word, "minimize"u8))
        {
            var value = Excerpt.Of(word);
            problems.Error(ProblemCodes.UnknownLabel, $"Line {reader.Line}: the {reader.ColumnName(5)} \"{value}\" is neither min nor max.", reader.File.Name, reader.Line, reader.ColumnName(5), value);
        }

        return !isMaximum;
    }

    private void Check(RowReader reader, IReadOnlyList<FieldSpec> fields)
    {
        if (problems.HasErrors)
        {
            return;
        }

        if (!reader.HasIds)
        {
            problems.Error(ProblemCodes.MissingColumn, $"Expected a table with the columns {fields[0].Spoken}, {fields[1].Spoken} and {fields[2].Spoken} or {fields[3].Spoken}.", reader.File.Name, 1, fields[0].Names[0]);
            return;
        }

        var known = CheckColumn(reader, 2, instance => instance.InitialPrimal) | CheckColumn(reader, 3, instance => instance.InitialDual);
        if (!known)
        {
            problems.Error(ProblemCodes.MissingColumn, $"No instance has an initial bound: expected the column {fields[2].Spoken}, {fields[3].Spoken} or both.", reader.File.Name, 1, fields[2].Names[0]);
        }
    }

    /// <summary>Means over some of the instances would be compared with means over others: all have an initial bound, or none.</summary>
    private bool CheckColumn(RowReader reader, int field, Func<Instance, double> bound)
    {
        var isKnown = instances.Exists(instance => !double.IsNaN(bound(instance)));
        var first = instances.FindIndex(instance => double.IsNaN(bound(instance)));
        if (isKnown && first >= 0)
        {
            problems.Error(ProblemCodes.EmptyValue, $"Line {lines[first]}: the {reader.ColumnName(field)} is empty; other instances have one.", reader.File.Name, lines[first], reader.ColumnName(field));
        }

        return isKnown;
    }
}
