using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Metrics.Optimization;

namespace BoundIntegrals;

/// <summary>The bounds of a run, instance by instance.</summary>
internal sealed class BoundTable
{
    /// <summary>A bound was found at the time limit or behind it.</summary>
    private const string LateBound = "late-bound";

    /// <summary>A solution is better than a bound on the optimum.</summary>
    private const string Contradiction = "contradicting-bounds";

    /// <summary>Solvers that keep to it stop at a gap of this size or a greater one.</summary>
    private const double Tolerance = 1e-6;

    // A run of as many rows takes half a gigabyte.
    private const int MaxRows = 5_000_000;

    private readonly InstanceTable reference;
    private readonly BoundOptions options;
    private readonly ProblemList problems;
    private readonly ByteStringTable names;
    private readonly List<FoundBounds?> found;
    private bool hasBounds;

    private BoundTable(InstanceTable reference, BoundOptions options, ProblemList problems)
    {
        (this.reference, this.options, this.problems) = (reference, options, problems);
        names = reference.Rows is { HasIds: true } rows ? rows.Ids : new ByteStringTable();
        found = [.. reference.Instances.Select(_ => (FoundBounds?)null)];
    }

    /// <summary>How many instances the reference has or, without one, the run.</summary>
    public int Count => found.Count;

    /// <summary>What was found on each instance; <see langword="null"/> where the run has no row for it.</summary>
    public IReadOnlyList<FoundBounds?> Found => found;

    /// <summary>Where the run has its greatest number, if it is huge.</summary>
    public GreatestNumber Greatest { get; } = new();

    /// <summary>Reads a run, and reports what is wrong with it.</summary>
    public static BoundTable Read(PairFiles files, InstanceTable reference, BoundOptions options)
    {
        var table = new BoundTable(reference, options, files.RunProblems);
        if (files.FindRun() is { } file)
        {
            using var reader = RowReader.Open(file, options.RunFields, files.RunProblems);
            table.Read(reader);
        }

        return table;
    }

    private void Read(RowReader reader)
    {
        while (reader.MoveNext())
        {
            if (!reader.HasIds)
            {
                ReportColumns(reader, "Expected a table");
                return;
            }

            if (reader.Ordinal == MaxRows)
            {
                problems.LastError(ProblemCodes.TooManyRows, $"The file has more than {MaxRows} rows; the rest was not read.", reader.File.Name, reader.Line);
                return;
            }

            Take(reader);
        }

        if (!reader.IsBroken)
        {
            Check(reader);
        }
    }

    private void Take(RowReader reader)
    {
        var instance = reader.HasUsableValue(0) ? Find(reader) : -1;
        var isTimed = NumberField.TryRead(reader, 1, 0, double.PositiveInfinity, problems, out var time);
        var (primal, dual) = (Number(reader, 2), Number(reader, 3));
        if (instance < 0 || !isTimed)
        {
            return;
        }

        var bounds = found[instance] ??= new FoundBounds();
        if (reference.Rows is null)
        {
            return;
        }

        var (limit, minimizes) = (reference.Instances[instance].Limit, reference.Instances[instance].Minimizes);
        if (time >= limit)
        {
            problems.Warning(LateBound, $"Line {reader.Line}: the time is not before the limit of this instance; the bounds count nothing.", reader.File.Name, reader.Line, reader.ColumnName(1), Excerpt.Of(reader[1]));
            return;
        }

        if (primal is { } solution)
        {
            bounds.AddPrimal(new TimedBound(time, solution), minimizes, (int)reader.Line);
        }

        if (dual is { } bound)
        {
            bounds.AddDual(new TimedBound(time, bound), minimizes, (int)reader.Line);
        }
    }

    private double? Number(RowReader reader, int field)
    {
        if (reader[field].IsEmpty)
        {
            return null;
        }

        hasBounds = true;
        if (!NumberField.TryRead(reader, field, double.NegativeInfinity, double.PositiveInfinity, problems, out var number))
        {
            return null;
        }

        Greatest.Take(reader, field, number);
        return number;
    }

    private int Find(RowReader reader)
    {
        if (reference.Rows is not null)
        {
            var known = names.Find(reader[0]);
            if (known < 0)
            {
                ReportUnknown(reader);
            }

            return known;
        }

        var instance = names.GetOrAdd(reader[0], out var isNew);
        if (isNew)
        {
            found.Add(null);
        }

        return instance;
    }

    private void ReportUnknown(RowReader reader) => problems.Error(() =>
    {
        var id = Excerpt.Of(reader[0]);
        var near = NearMiss.Find(reader[0], names);
        var hint = near < 0 ? string.Empty : $" Did you mean \"{Excerpt.Of(names[near])}\"?";
        return new(default, ProblemCodes.UnknownId, $"Line {reader.Line}: the instance \"{id}\" is not in the reference.{hint}", reader.File.Name, reader.Line, reader.ColumnName(0), id);
    });

    private void Check(RowReader reader)
    {
        if (reader.Ordinal < 0)
        {
            if (!problems.HasErrors)
            {
                problems.Error(ProblemCodes.EmptyFile, "The file has no rows.", reader.File.Name);
            }

            return;
        }

        if (!hasBounds && !problems.HasErrors)
        {
            ReportColumns(reader, "The file has no bounds: expected a table");
        }

        if (!options.MayMiss && reader.Skipped == 0)
        {
            ReportMissing(reader);
        }

        for (var instance = 0; instance < reference.Instances.Count; instance++)
        {
            if (found[instance]?.Contradiction(reference.Instances[instance], Tolerance) is var (line, isPrimal))
            {
                ReportContradiction(reader, instance, line, isPrimal);
            }
        }
    }

    private void ReportColumns(RowReader reader, string what)
    {
        if (!problems.HasErrors)
        {
            var fields = options.RunFields;
            problems.Error(ProblemCodes.MissingColumn, $"{what} with the columns {fields[0].Spoken}, {fields[1].Spoken} and {fields[2].Spoken} or {fields[3].Spoken}.", reader.File.Name, 1, fields[hasBounds || !reader.HasIds ? 0 : 2].Names[0]);
        }
    }

    private void ReportMissing(RowReader reader)
    {
        for (var instance = 0; instance < found.Count; instance++)
        {
            if (found[instance] is null)
            {
                var name = instance;
                problems.Error(() => Missing(reader, Excerpt.Of(names[name])));
            }
        }
    }

    private static ScoringProblem Missing(RowReader reader, string id) => new(
        default, ProblemCodes.MissingId, $"There is no row for the instance \"{id}\". A row with a time alone says that nothing was found.", reader.File.Name, reader.Line, reader.ColumnName(0), id);

    private void ReportContradiction(RowReader reader, int instance, int line, bool isPrimal)
    {
        var message = $"Line {line}: {(isPrimal ? "the solution is better than a bound on the optimum" : "the bound on the optimum is beyond a solution")} of the instance \"{Excerpt.Of(names[instance])}\"; one of the two is wrong.";
        if (options.RefusesContradictions)
        {
            problems.Error(Contradiction, message, reader.File.Name, line, reader.ColumnName(isPrimal ? 2 : 3));
        }
        else
        {
            problems.Warning(Contradiction, message, reader.File.Name, line, reader.ColumnName(isPrimal ? 2 : 3));
        }
    }
}
