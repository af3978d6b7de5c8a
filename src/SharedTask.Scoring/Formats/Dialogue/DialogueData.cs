using System.Text;
using SharedTask.Scoring.Metrics.Dialogue;

namespace SharedTask.Scoring.Formats.Dialogue;

/// <summary>The dialogue states of a reference and of a run, turn by turn.</summary>
public sealed class DialogueData
{
    private readonly PairFiles files;
    private readonly DialogueOptions options;
    private readonly SlotVocabulary vocabulary;
    private readonly List<IReadOnlyList<SlotValues>> gold = [];
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    private IReadOnlyList<SlotValues>?[] answers = [];
    private int knownSlots;

    private DialogueData(PairFiles files, DialogueOptions options)
    {
        this.files = files;
        this.options = options;
        vocabulary = new SlotVocabulary(options);
        knownSlots = vocabulary.Slots.Count;
        Slices = [.. options.Layout.Slices.Select(name => new SliceColumn(name))];
        Dialogues = options.Dialogue.Length > 0 ? new SliceColumn(options.Dialogue) : null;
    }

    /// <summary>The reference's turns; <see langword="null"/> without a reference.</summary>
    public RowIndex? Rows { get; private set; }

    /// <summary>The columns for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The dialogue of each turn; <see langword="null"/> if turns are on their own.</summary>
    public SliceColumn? Dialogues { get; }

    /// <summary>How many turns the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>How many slots the task has.</summary>
    public int SlotCount => knownSlots;

    /// <summary>Whether the run has a state for a turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <returns>Whether it has.</returns>
    public bool IsAnswered(int turn) => answers[turn] is not null;

    /// <summary>Compares the states of a turn; only for a reference and a run without errors.</summary>
    /// <param name="turn">The turn.</param>
    /// <returns>The comparison.</returns>
    public TurnComparison Compare(int turn) => TurnComparison.Of(gold[turn], answers[turn]);

    /// <summary>Reads a reference, a run, or both, and reports what is wrong with them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static DialogueData Read(PairFiles files, DialogueOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new DialogueData(files, options);
        data.ReadGold();
        data.answers = new IReadOnlyList<SlotValues>?[data.Rows?.Count ?? 0];
        var states = new StateReader(data.vocabulary, allowsAlternatives: false, files.RunProblems);
        data.Count = files.ReadRun(options.Layout, data.Rows, options.MayMiss, (reader, turn) => data.TakeAnswer(states, reader, turn));
        return data;
    }

    private void ReadGold()
    {
        var layout = options.Layout;
        if (Dialogues is not null)
        {
            layout = layout with { Slices = [.. layout.Slices, Dialogues.Name] };
        }

        var states = new StateReader(vocabulary, allowsAlternatives: true, files.ReferenceProblems);
        Rows = files.ReadReference(layout, reader =>
        {
            gold.Add(states.Read(reader, 1, slot => FindGoldSlot(reader, slot)) ?? []);
            foreach (var (place, slice) in Slices.Index())
            {
                slice.Add(reader[place + 2]);
            }

            Dialogues?.Add(reader[Slices.Count + 2]);
        });
        knownSlots = vocabulary.Slots.Count;
    }

    private int FindGoldSlot(RowReader reader, string slot)
    {
        var found = options.Slots.Count > 0 ? vocabulary.FindSlot(slot) : vocabulary.AddSlot(slot);
        if (found < 0)
        {
            files.ReferenceProblems.Error(
                ProblemCodes.UnknownLabel, $"Line {reader.Line}: the slot \"{Excerpt.Of(slot)}\" is not in the parameter \"slots\".", reader.File.Name, reader.Line, reader.ColumnName(1), Excerpt.Of(slot));
        }

        return found;
    }

    private void TakeAnswer(StateReader states, RowReader reader, int turn)
    {
        var state = states.Read(reader, 1, slot => FindSlot(reader, slot));
        if (turn < answers.Length)
        {
            answers[turn] = state;
        }
    }

    private int FindSlot(RowReader reader, string slot)
    {
        if (vocabulary.FindSlot(slot) is var found and >= 0 && found < knownSlots)
        {
            return found;
        }

        if (knownSlots > 0 && !options.AllowsUnknown)
        {
            ReportUnknown(reader, slot);
        }

        return vocabulary.AddSlot(slot);
    }

    /// <summary>A slot is listed once, however many turns have it.</summary>
    private void ReportUnknown(RowReader reader, string slot)
    {
        if (!unknown.Add(slot))
        {
            return;
        }

        files.RunProblems.Error(() =>
        {
            var near = NearMiss.Find(Encoding.UTF8.GetBytes(slot), vocabulary.Slots, knownSlots);
            var hint = near >= 0 ? $" Did you mean \"{Excerpt.Of(vocabulary.Slots[near])}\"?" : "";
            return new(
                default, ProblemCodes.UnknownLabel, $"Line {reader.Line}: the task has no slot \"{Excerpt.Of(slot)}\".{hint}", reader.File.Name, reader.Line, reader.ColumnName(1), Excerpt.Of(slot));
        });
    }
}
