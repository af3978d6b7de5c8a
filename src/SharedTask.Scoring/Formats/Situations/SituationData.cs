using System.Text;
using SharedTask.Scoring.Metrics.Situations;

namespace SharedTask.Scoring.Formats.Situations;

/// <summary>The situation frames of a reference and of a run.</summary>
public sealed class SituationData
{
    /// <summary>The types of needs and issues of LoReHLT.</summary>
    private static readonly string[] UsualTypes = ["evac", "food", "infra", "med", "search", "shelter", "utils", "water", "regimechange", "crimeviolence", "terrorism"];

    private readonly FrameNames names = new();
    private readonly Dictionary<(int Document, int Type), List<int>> alternatives = [];
    private IReadOnlyList<FrameRow> gold = [];
    private IReadOnlyList<FrameRow> run = [];

    /// <summary>The properties by which frames can be cut into slices.</summary>
    public static IReadOnlyList<string> SliceNames { get; } = ["type"];

    /// <summary>How many frames the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>The frames of the reference.</summary>
    public IReadOnlyList<SituationFrame> Gold { get; private set; } = [];

    /// <summary>The frames of the run.</summary>
    public IReadOnlyList<SituationFrame> Run { get; private set; } = [];

    /// <summary>How many situations there are.</summary>
    public int Situations { get; private set; }

    /// <summary>The properties for slices: the items are the frames of the reference, and behind them those of the run.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; private set; } = [];

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files; the reference may have several, whose frames count together.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static SituationData Read(PairFiles files, SituationOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new SituationData();
        data.ReadGold(files, options);
        if (files.FindRun() is { } file)
        {
            data.ReadRun(file, files, options);
        }

        data.Count = files.HasReference ? data.gold.Count : data.run.Count;
        data.Finish(options);
        return data;
    }

    private void ReadGold(PairFiles files, SituationOptions options)
    {
        var reader = new FrameReader(names, options with { MoreThan = null }, files.ReferenceProblems);
        foreach (var file in files.FindReferenceParts())
        {
            reader.Read(file, (_, frame) => frame);
        }

        gold = reader.Rows;
        foreach (var frame in gold.Where(frame => names.Places[frame.Place].Contains((byte)'|')))
        {
            if (!alternatives.TryGetValue((frame.Document, frame.Type), out var places))
            {
                alternatives.Add((frame.Document, frame.Type), places = []);
            }

            places.Add(frame.Place);
        }
    }

    private void ReadRun(InputFile file, PairFiles files, SituationOptions options)
    {
        var known = names.Types.Count;
        foreach (var type in UsualTypes)
        {
            names.Types.GetOrAdd(Encoding.UTF8.GetBytes(type), out _);
        }

        var all = names.Types.Count;
        var reader = new FrameReader(names, options, files.RunProblems);
        reader.Read(file, (row, frame) =>
        {
            if (frame.Type < all || !files.HasReference)
            {
                return frame with { Place = Chosen(frame) };
            }

            var shown = Enumerable.Range(0, known > 0 ? known : all).Take(20).Select(type => Excerpt.Of(names.Types[type]));
            reader.ReportType(row, $"a type of the reference: {string.Join(", ", shown)}");
            return null;
        });
        run = reader.Rows;
    }

    /// <summary>Where the reference has several places for a document and a type, such as <c>12|34</c>, each of them stands for the first of these.</summary>
    private int Chosen(FrameRow frame) =>
        alternatives.TryGetValue((frame.Document, frame.Type), out var places) && places.Exists(place => IsOneOf(names.Places[frame.Place], names.Places[place])) ? places[0] : frame.Place;

    private static bool IsOneOf(ReadOnlySpan<byte> place, ReadOnlySpan<byte> places)
    {
        foreach (var range in places.Split((byte)'|'))
        {
            if (place.SequenceEqual(places[range]))
            {
                return true;
            }
        }

        return false;
    }

    private void Finish(SituationOptions options)
    {
        var (documents, places, types) = (names.Documents.Ranks(), names.Places.Ranks(), names.Types.Ranks());
        var situations = gold.Concat(run).Select(frame => (frame.Place, frame.Type)).Distinct()
            .OrderBy(situation => (places[situation.Place], types[situation.Type])).Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        Situations = situations.Count;
        IReadOnlyList<SituationFrame> Frames(IReadOnlyList<FrameRow> rows) => [.. rows.Select(row => new SituationFrame(documents[row.Document], situations[(row.Place, row.Type)], row.IsGrave))];
        (Gold, Run) = (Frames(gold), Frames(run));
        Slices = [.. options.Slices.Select(Slice)];
    }

    private SliceColumn Slice(string name)
    {
        var column = new SliceColumn(name);
        foreach (var row in gold.Concat(run))
        {
            column.Add(names.Types[row.Type]);
        }

        return column;
    }
}
