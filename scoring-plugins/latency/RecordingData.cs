using System.Text;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Metrics.Latency;

namespace Latency;

/// <summary>Translations of whole recordings, divided into the segments of the reference and measured there.</summary>
internal sealed class RecordingData
{
    private const string NoWords = "no-words";
    private const string RecordingTooLong = "recording-too-long";

    private readonly PairFiles files;
    private readonly LatencyOptions options;
    private readonly RecordingOptions recordings;
    private readonly ByteStringTable names = new();
    private readonly List<Recording> parts = [];
    private readonly List<ReferenceSegment> segments = [];
    private readonly SliceColumn[] slices;
    private readonly GreatestNumber greatest = new();
    private readonly SegmentTimes times = new(TranslationKind.SpeechToText, [], []);
    private double[]?[] latencies = [];

    private RecordingData(PairFiles files, LatencyOptions options, RecordingOptions recordings)
    {
        (this.files, this.options, this.recordings) = (files, options, recordings);
        slices = [.. options.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    public static MeasuredSegments Read(PairFiles files, LatencyOptions options, RecordingOptions recordings)
    {
        var data = new RecordingData(files, options, recordings);
        var hasReference = data.ReadReference();
        data.latencies = new double[data.segments.Count][];
        var layout = new PairLayout(recordings.Recording, recordings.Text, options.Times[0], []) { BesideAnswer = [.. options.Times.Skip(1), recordings.Prediction] };
        var count = files.ReadRun(layout, hasReference ? RowIndex.Of(data.names) : null, options.MayMiss, data.TakeTranslation);
        return new MeasuredSegments(hasReference ? data.segments.Count : count, data.latencies, data.slices, segment => data.segments[segment].Name, data.greatest);
    }

    private bool ReadReference()
    {
        if (files.FindReference() is not { } file)
        {
            return false;
        }

        FieldSpec[] fields = [recordings.Recording, recordings.Offset, recordings.Duration, recordings.Text, .. options.Slices.Select(name => new FieldSpec(name))];
        using var reader = RowReader.Open(file, fields, files.ReferenceProblems);
        while (reader.MoveNext())
        {
            if (reader.HasIds && reader.HasUsableValue(0))
            {
                TakeSegment(reader);
            }
        }

        if (segments.Count == 0 && !files.ReferenceProblems.HasErrors)
        {
            files.ReferenceProblems.Error(ProblemCodes.MissingColumn, $"Expected a table with the columns {string.Join(", ", fields.Select(field => field.Spoken))}.", file.Name, 1, fields[0].Names[0]);
        }

        return true;
    }

    private void TakeSegment(RowReader reader)
    {
        var part = names.GetOrAdd(reader[0], out var isNew);
        if (isNew)
        {
            parts.Add(new Recording());
        }

        NumberField.TryRead(reader, 1, 0, double.MaxValue / 1000, files.ReferenceProblems, out var offset);
        var duration = ReferenceLength.Number(reader, 2, files.ReferenceProblems);
        var text = reader[3].Trim((byte)' ');
        var length = options.CountsCharacters || text.Length > 0 ? ReferenceLength.Text(reader, 3, options.CountsCharacters, files.ReferenceProblems) : 1;
        parts[part].Segments.Add(segments.Count);
        parts[part].Texts.Add(text.ToArray());
        segments.Add(new ReferenceSegment($"{Encoding.UTF8.GetString(reader[0])}/{parts[part].Segments.Count}", offset * 1000, duration * 1000, length));
        for (var slice = 0; slice < slices.Length; slice++)
        {
            slices[slice].Add(reader[slice + 4]);
        }
    }

    private void TakeTranslation(RowReader reader, int part)
    {
        if (!times.TryRead(reader, files.RunProblems))
        {
            return;
        }

        var numbers = new TokenNumbers(options.CountsCharacters, recordings.FoldsCase);
        var words = numbers.Of(reader[4]);
        if (words.Length != times.Delays.Count)
        {
            Report(reader, SegmentTimes.CountDiffers, $"has {words.Length} {(options.CountsCharacters ? "characters" : "words")}; there {(times.Delays.Count == 1 ? "is 1 delay" : $"are {times.Delays.Count} delays")}.");
        }
        else if (part < parts.Count)
        {
            greatest.Take(reader, 1, times.Greatest);
            Divide(reader, parts[part], words, [.. parts[part].Texts.Select(text => numbers.Of(text))]);
        }
    }

    private void Divide(RowReader reader, Recording recording, int[] words, int[][] reference)
    {
        var referenceWords = reference.Sum(segment => (long)segment.Length);
        if (!WordErrorSegmentation.Fits(words.Length, referenceWords, reference.Length))
        {
            Report(reader, RecordingTooLong, $"has {words.Length} words, and its reference {referenceWords} in {reference.Length} segments; at most {WordErrorSegmentation.MaxWords} words on either side, and {WordErrorSegmentation.MaxBoundaries} in the product of words and segments, are divided.");
            return;
        }

        var clock = new StreamClock(times);
        var (start, empty) = (0, 0);
        foreach (var (place, end) in WordErrorSegmentation.Ends(words, reference).Index())
        {
            var segment = segments[recording.Segments[place]];
            latencies[recording.Segments[place]] = end > start ? clock.Take(end - start, segment.Start).Measure(segment.Duration, segment.Length) : null;
            empty += end > start ? 0 : 1;
            start = end;
        }

        if (empty > 0)
        {
            files.RunProblems.Warning(NoWords, $"Line {reader.Line}: {empty} of the {reference.Length} segments of this recording got no words of the translation; they are left out of the mean.", reader.File.Name, reader.Line, reader.ColumnName(4));
        }
    }

    private void Report(RowReader reader, string code, string what) =>
        files.RunProblems.Error(code, $"Line {reader.Line}: the {reader.ColumnName(4)} {what}", reader.File.Name, reader.Line, reader.ColumnName(4));
}
