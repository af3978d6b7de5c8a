using SharedTask.Scoring.Formats;

namespace Latency;

/// <summary>The segments of a reference, and what a run's delays make of them.</summary>
internal sealed class LatencyData
{
    private const string NoDelays = "no-delays";
    private const string NoElapsed = "no-elapsed";

    private readonly PairFiles files;
    private readonly LatencyOptions options;
    private readonly List<(double Source, double Reference)> lengths = [];
    private readonly SegmentTimes times;
    private double[]?[] latencies = [];
    private int aware;
    private (string File, long Line, string Column)? firstUnaware;

    private LatencyData(PairFiles files, LatencyOptions options)
    {
        this.files = files;
        this.options = options;
        times = new SegmentTimes(options.Kind);
        Slices = [.. options.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The columns for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The reference's rows; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>How many segments the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The latencies of each segment, in the reference's order, as <see cref="SegmentTimes.Measure"/> gives them; <see langword="null"/> where the run has no delays.</summary>
    public IReadOnlyList<double[]?> Latencies => latencies;

    /// <summary>Where the run has its greatest time, if it is huge.</summary>
    public GreatestNumber Greatest { get; } = new();

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    public static LatencyData Read(PairFiles files, LatencyOptions options)
    {
        var data = new LatencyData(files, options);
        data.Rows = data.ReadReference([options.Id, options.SourceLength, options.ReferenceLength, .. options.Slices.Select(name => new FieldSpec(name))]);
        data.latencies = new double[data.Rows?.Count ?? 0][];
        var layout = new PairLayout(options.Id, options.SourceLength, options.Times[0], []) { BesideAnswer = [.. options.Times.Skip(1)] };
        data.Count = files.ReadRun(layout, data.Rows, options.MayMiss, data.TakeDelays);
        data.WarnOfUnaware();
        return data;
    }

    private RowIndex? ReadReference(IReadOnlyList<FieldSpec> fields)
    {
        if (files.FindReference() is not { } file)
        {
            return null;
        }

        using var reader = RowReader.Open(file, fields, files.ReferenceProblems);
        var rows = RowIndex.Read(reader, files.ReferenceProblems, _ => TakeLengths(reader));
        if (!rows.HasIds && !files.ReferenceProblems.HasErrors)
        {
            files.ReferenceProblems.Error(ProblemCodes.MissingColumn, $"Expected a table with the columns {string.Join(", ", fields.Select(field => field.Spoken))}.", file.Name, 1, fields[0].Names[0]);
        }

        return rows;
    }

    private void TakeLengths(RowReader reader)
    {
        if (!reader.HasIds)
        {
            return;
        }

        lengths.Add((Positive(reader, 1, ReadNumber(reader, 1)), Positive(reader, 2, ReadReferenceLength(reader))));
        for (var slice = 0; slice < Slices.Count; slice++)
        {
            Slices[slice].Add(reader[slice + 3]);
        }
    }

    private double? ReadReferenceLength(RowReader reader) => string.Equals(reader.ColumnName(2), options.ReferenceText, StringComparison.OrdinalIgnoreCase)
        ? ReferenceLength.Of(reader[2], options.CountsCharacters)
        : ReadNumber(reader, 2);

    private double? ReadNumber(RowReader reader, int field) =>
        NumberField.TryRead(reader, field, 0, double.PositiveInfinity, files.ReferenceProblems, out var length) ? length : null;

    private double Positive(RowReader reader, int field, double? length)
    {
        if (length == 0)
        {
            files.ReferenceProblems.Error(ProblemCodes.OutOfRange, $"Line {reader.Line}: the {reader.ColumnName(field)} {(reader[field].StartsWith("0"u8) ? "is 0" : "has no characters")}; a segment without words has no latency.", reader.File.Name, reader.Line, reader.ColumnName(field), "0");
        }

        return length ?? 0;
    }

    private void TakeDelays(RowReader reader, int segment)
    {
        if (!times.TryRead(reader, files.RunProblems))
        {
            return;
        }

        if (times.Count == 0)
        {
            files.RunProblems.Warning(NoDelays, $"Line {reader.Line}: there are no delays; the segment is left out of the mean.", reader.File.Name, reader.Line, reader.ColumnName(1));
            return;
        }

        aware += times.IsComputationAware ? 1 : 0;
        firstUnaware ??= times.IsComputationAware ? null : (reader.File.Name, reader.Line, reader.ColumnName(2));
        if (segment < latencies.Length)
        {
            Greatest.Take(reader, 1, times.Greatest);
            latencies[segment] = times.Measure(lengths[segment].Source, lengths[segment].Reference);
        }
    }

    /// <summary>A run without any elapsed times did not mean to give them.</summary>
    private void WarnOfUnaware()
    {
        if (aware > 0 && firstUnaware is var (file, line, column))
        {
            files.RunProblems.Warning(NoElapsed, $"Line {line}: there are delays, but no {column} times; computation-aware latencies are means over the segments that have them.", file, line, column);
        }
    }
}
