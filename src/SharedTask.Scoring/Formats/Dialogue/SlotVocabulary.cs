using System.Text;
using SharedTask.Scoring.Metrics.Generation.Tokens;

namespace SharedTask.Scoring.Formats.Dialogue;

/// <summary>Gives slots and values their numbers.</summary>
internal sealed class SlotVocabulary
{
    private readonly ByteStringTable values = new();
    private readonly bool ignoresCase;
    private readonly CodePoints original = new();
    private readonly CodePoints lowered = new();
    private readonly int noValues;

    /// <summary>Starts with the slots and the words for no value that the organizers name.</summary>
    public SlotVocabulary(DialogueOptions options)
    {
        ignoresCase = options.IgnoresCase;
        foreach (var slot in options.Slots)
        {
            AddSlot(slot);
        }

        foreach (var word in options.NoValues.Prepend(""))
        {
            Value(word);
        }

        noValues = values.Count;
    }

    /// <summary>All slots.</summary>
    public ByteStringTable Slots { get; } = new();

    /// <summary>The number of a slot.</summary>
    public int AddSlot(string slot) => Slots.GetOrAdd(Encoding.UTF8.GetBytes(slot), out _);

    /// <summary>The number of a slot, or -1.</summary>
    public int FindSlot(string slot) => Slots.Find(Encoding.UTF8.GetBytes(slot));

    /// <summary>The number of a value; <see langword="null"/> if it is a word for none.</summary>
    public int? AddValue(string value) => Value(value) is var number && number < noValues ? null : number;

    private int Value(string value)
    {
        if (ignoresCase)
        {
            original.Load(value);
            original.LowerTo(lowered);
            value = lowered.ToString();
        }

        return values.GetOrAdd(Encoding.UTF8.GetBytes(value), out _);
    }
}
