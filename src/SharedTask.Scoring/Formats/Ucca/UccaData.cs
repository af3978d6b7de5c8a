using System.Text;
using SharedTask.Scoring.Metrics.Ucca;

namespace SharedTask.Scoring.Formats.Ucca;

/// <summary>The passages of a reference and those of a run with the same ids.</summary>
public sealed class UccaData
{
    private const string Ending = ".xml";

    /// <summary>How many nodes all passages have at most.</summary>
    private const int MaxNodes = 2_000_000;

    private readonly PairFiles files;
    private readonly UccaOptions options;
    private readonly ItemPairs<string, UccaItem> pairs = new();

    private UccaData(PairFiles files, UccaOptions options)
    {
        (this.files, this.options) = (files, options);
        Slices = [.. options.Slices.Select(name => new SliceColumn(name))];
    }

    /// <summary>The attributes for slices, for each passage of the reference.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>How many passages the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>A passage's id.</summary>
    /// <param name="item">The passage of the reference.</param>
    /// <returns>The id.</returns>
    public string IdOf(int item) => pairs.Gold[item].Id;

    /// <summary>A passage of the reference.</summary>
    /// <param name="item">The passage's place.</param>
    /// <returns>The passage.</returns>
    public UccaPassage GoldOf(int item) => pairs.Gold[item].Passage;

    /// <summary>The run's passage.</summary>
    /// <param name="item">The place of the passage of the reference with the same id.</param>
    /// <returns>The passage, or <see langword="null"/> if there is none.</returns>
    public UccaPassage? RunOf(int item) => pairs.AnswerTo(item)?.Passage;

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static UccaData Read(PairFiles files, UccaOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new UccaData(files, options);
        data.ReadGold();
        data.ReadRun();
        return data;
    }

    private void ReadGold()
    {
        ReadAll(files.FindReferenceParts(Ending), files.ReferenceProblems, item =>
        {
            pairs.TryAdd(item.Id, item);
            AddSlices(item);
        });
        Count = pairs.Gold.Count;
    }

    private void ReadRun()
    {
        var parts = files.FindRunParts(Ending);
        var count = ReadAll(parts, files.RunProblems, Take);
        if (!files.HasReference)
        {
            Count = count;
        }
        else if (!options.MayMiss && parts.Count > 0 && !files.RunProblems.HasErrors)
        {
            foreach (var id in pairs.Unanswered.Select(item => Excerpt.Of(item.Id)))
            {
                files.RunProblems.Error(ProblemCodes.MissingId, $"There is no passage \"{id}\" in the run.", parts[^1].Name, value: id);
            }
        }
    }

    private static int ReadAll(IReadOnlyList<InputFile> parts, ProblemList problems, Action<UccaItem> onItem)
    {
        var seen = new Dictionary<string, (string File, long Line)>(StringComparer.Ordinal);
        var nodes = 0L;
        foreach (var part in parts.TakeWhile(_ => problems.ListsAnotherError && nodes <= MaxNodes))
        {
            UccaXmlReader.Read(part, problems, item =>
            {
                nodes += item.Passage.Size;
                if (nodes > MaxNodes)
                {
                    problems.LastError(ProblemCodes.GraphTooLarge, $"Line {item.Place.Line}: with this passage all of them have more than {MaxNodes} nodes.", part.Name, item.Place.Line, item.Place.Column);
                }
                else if (seen.TryAdd(item.Id, (part.Name, item.Place.Line)))
                {
                    onItem(item);
                }
                else
                {
                    var (file, line) = seen[item.Id];
                    Report(problems, item, ProblemCodes.DuplicateId, $"there is already a passage \"{Excerpt.Of(item.Id)}\", in {Excerpt.Of(file)}, line {line}");
                }

                return nodes <= MaxNodes;
            });
        }

        return seen.Count;
    }

    private void AddSlices(UccaItem item)
    {
        foreach (var slice in Slices)
        {
            if (!item.Attributes.TryGetValue(slice.Name, out var value))
            {
                Report(files.ReferenceProblems, item, ProblemCodes.MissingField, $"the passage has no attribute \"{Excerpt.Of(slice.Name)}\", which the slices need");
                value = string.Empty;
            }

            slice.Add(Encoding.UTF8.GetBytes(value));
        }
    }

    private void Take(UccaItem item)
    {
        if (!files.HasReference)
        {
            return;
        }

        var place = pairs.Find(item.Id);
        if (place < 0)
        {
            Report(files.RunProblems, item, ProblemCodes.UnknownId, $"the passage \"{Excerpt.Of(item.Id)}\" is not in the reference");
            return;
        }

        var (found, wanted) = (item.Passage.Terminals.Count, pairs.Gold[place].Passage.Terminals.Count);
        if (found != wanted)
        {
            Report(files.RunProblems, item, ProblemCodes.SentenceLength, $"the passage \"{Excerpt.Of(item.Id)}\" has {found} terminals, and that of the reference has {wanted}");
        }

        pairs.Answer(place, item);
    }

    private static void Report(ProblemList problems, UccaItem item, string code, string message) =>
        problems.Error(code, $"Line {item.Place.Line}: {message}.", item.File.Name, item.Place.Line, item.Place.Column, Excerpt.Of(item.Id));
}
