using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Metrics.Latency;

namespace Latency;

/// <summary>The segments of a reference, and what a run's delays make of them.</summary>
internal sealed class LatencyData
{
    private const string NoDelays = "no-delays";

    private readonly PairFiles files;
    private readonly List<(double Source, double Reference)> lengths = [];
    private readonly List<double> delays = [];
    private SegmentLatency?[] latencies = [];

    private LatencyData(PairFiles files, IReadOnlyList<string> slices)
    {
        this.files = files;
        Slices = [.. slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The columns for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The reference's rows; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>How many segments the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The latency of each segment, in the reference's order; <see langword="null"/> where the run has no delays.</summary>
    public IReadOnlyList<SegmentLatency?> Latencies => latencies;

    /// <summary>Where the run has its greatest delay, if it is huge.</summary>
    public GreatestNumber Greatest { get; } = new();

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    public static LatencyData Read(PairFiles files, FieldSpec id, (FieldSpec Source, FieldSpec Reference) lengths, FieldSpec delays, IReadOnlyList<string> slices, bool mayMiss)
    {
        var data = new LatencyData(files, slices);
        data.Rows = data.ReadReference([id, lengths.Source, lengths.Reference, .. slices.Select(name => new FieldSpec(name))]);
        data.latencies = new SegmentLatency?[data.Rows?.Count ?? 0];
        data.Count = files.ReadRun(new PairLayout(id, lengths.Source, delays with { AllowsList = true }, []), data.Rows, mayMiss, data.TakeDelays);
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

        lengths.Add((ReadLength(reader, 1), ReadLength(reader, 2)));
        for (var slice = 0; slice < Slices.Count; slice++)
        {
            Slices[slice].Add(reader[slice + 3]);
        }
    }

    private double ReadLength(RowReader reader, int field)
    {
        if (NumberField.TryRead(reader, field, 0, double.PositiveInfinity, files.ReferenceProblems, out var length) && length == 0)
        {
            files.ReferenceProblems.Error(ProblemCodes.OutOfRange, $"Line {reader.Line}: the {reader.ColumnName(field)} is 0; a segment without words has no latency.", reader.File.Name, reader.Line, reader.ColumnName(field), "0");
        }

        return length;
    }

    private void TakeDelays(RowReader reader, int segment)
    {
        if (!DelayList.TryRead(reader, 1, files.RunProblems, delays))
        {
            return;
        }

        if (delays.Count == 0)
        {
            files.RunProblems.Warning(NoDelays, $"Line {reader.Line}: there are no delays; the segment is left out of the mean.", reader.File.Name, reader.Line, reader.ColumnName(1));
        }
        else if (segment < latencies.Length)
        {
            Greatest.Take(reader, 1, delays.Max());
            latencies[segment] = SegmentLatency.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(delays), lengths[segment].Source, lengths[segment].Reference);
        }
    }
}
