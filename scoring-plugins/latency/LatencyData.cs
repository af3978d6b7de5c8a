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
    private readonly SliceColumn[] slices;
    private readonly GreatestNumber greatest = new();
    private double[]?[] latencies = [];
    private int aware;
    private (string File, long Line, string Column)? firstUnaware;

    private LatencyData(PairFiles files, LatencyOptions options)
    {
        this.files = files;
        this.options = options;
        times = new SegmentTimes(options.Kind, [], []);
        slices = [.. options.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    public static MeasuredSegments Read(PairFiles files, LatencyOptions options)
    {
        var data = new LatencyData(files, options);
        var rows = data.ReadReference([options.Id, options.SourceLength, options.ReferenceLength, .. options.Slices.Select(name => new FieldSpec(name))]);
        data.latencies = new double[rows?.Count ?? 0][];
        var layout = new PairLayout(options.Id, options.SourceLength, options.Times[0], []) { BesideAnswer = [.. options.Times.Skip(1)] };
        var count = files.ReadRun(layout, rows, options.MayMiss, data.TakeDelays);
        data.WarnOfUnaware();
        return new MeasuredSegments(count, data.latencies, data.slices, segment => rows!.NameOf(segment), data.greatest);
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

        var isText = string.Equals(reader.ColumnName(2), options.ReferenceText, StringComparison.OrdinalIgnoreCase);
        lengths.Add((ReferenceLength.Number(reader, 1, files.ReferenceProblems), isText ? ReferenceLength.Text(reader, 2, options.CountsCharacters, files.ReferenceProblems) : ReferenceLength.Number(reader, 2, files.ReferenceProblems)));
        for (var slice = 0; slice < slices.Length; slice++)
        {
            slices[slice].Add(reader[slice + 3]);
        }
    }

    private void TakeDelays(RowReader reader, int segment)
    {
        if (!times.TryRead(reader, files.RunProblems))
        {
            return;
        }

        if (times.Delays.Count == 0)
        {
            files.RunProblems.Warning(NoDelays, $"Line {reader.Line}: there are no delays; the segment is left out of the mean.", reader.File.Name, reader.Line, reader.ColumnName(1));
            return;
        }

        aware += times.IsComputationAware ? 1 : 0;
        firstUnaware ??= times.IsComputationAware ? null : (reader.File.Name, reader.Line, reader.ColumnName(2));
        if (segment < latencies.Length)
        {
            greatest.Take(reader, 1, times.Greatest);
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
