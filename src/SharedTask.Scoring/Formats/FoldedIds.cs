using System.Text;

namespace SharedTask.Scoring.Formats;

/// <summary>Finds the id of a reference that another one differs from in the case of letters, in white space or in its Unicode form alone.</summary>
/// <param name="ids">The reference's ids.</param>
internal sealed class FoldedIds(ByteStringTable ids)
{
    private const int Ambiguous = -1;

    // Of more ids the table would be larger than the hint is worth.
    private const int MaxIds = 300_000;

    private readonly Lazy<Dictionary<string, int>> folded = new(() => Fold(ids), LazyThreadSafetyMode.None);

    /// <summary>The only id that differs in nothing else.</summary>
    /// <param name="id">An id that the reference does not have, in UTF-8.</param>
    /// <returns>Its number, or -1 if there is none, or several.</returns>
    public int Find(ReadOnlySpan<byte> id) => ids.Count <= MaxIds ? folded.Value.GetValueOrDefault(Fold(id), Ambiguous) : Ambiguous;

    private static Dictionary<string, int> Fold(ByteStringTable ids)
    {
        var folded = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < ids.Count; index++)
        {
            var form = Fold(ids[index]);
            folded[form] = folded.ContainsKey(form) ? Ambiguous : index;
        }

        return folded;
    }

    private static string Fold(ReadOnlySpan<byte> id) =>
        string.Join(' ', UnicodeForm.Canonical(Encoding.UTF8.GetString(id)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
