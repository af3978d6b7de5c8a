namespace SharedTask.Scoring.Formats;

/// <summary>
/// A pattern of file names, such as <c>gold_{language}.tsv</c>: a name in braces stands for one or more letters, the same where the
/// name comes again, and * for any number of letters. Neither reaches over a slash. Folders before those of the pattern are free.
/// </summary>
public sealed class FilePattern
{
    /// <summary>The greatest number of names and stars in a pattern.</summary>
    public const int MaxWildcards = 5;

    private readonly string text;
    private readonly Piece[] pieces;
    private readonly int folders;

    private FilePattern(string text, Piece[] pieces)
    {
        this.text = text;
        this.pieces = pieces;
        folders = text.Count(character => character == '/');
        Names = [.. pieces.Where(piece => piece.Kind == PieceKind.Name).Select(piece => piece.Text).Distinct(StringComparer.Ordinal)];
    }

    private enum PieceKind
    {
        Letters,
        Name,
        Star,
    }

    /// <summary>The names in braces, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <returns>The pattern, or <see langword="null"/> if a brace is alone or empty, or there are too many wildcards.</returns>
    public static FilePattern? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = new List<Piece>();
        for (var start = 0; start < text.Length;)
        {
            if (Next(text.AsSpan(start)) is not { } next)
            {
                return null;
            }

            pieces.Add(next);
            start += next.Text.Length + (next.Kind == PieceKind.Name ? 2 : 0);
        }

        return pieces.Count > 0 && pieces.Count(piece => piece.Kind != PieceKind.Letters) <= MaxWildcards ? new FilePattern(text, [.. pieces]) : null;
    }

    /// <summary>Compares the pattern with a file's path.</summary>
    /// <param name="path">The path, its folders parted by slashes.</param>
    /// <returns>What each of <see cref="Names"/> stands for, as short as possible from the left; <see langword="null"/> if the path does not match.</returns>
    public IReadOnlyList<string>? Match(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var start = path.Length;
        for (var i = 0; i <= folders && start >= 0; i++)
        {
            start = start == 0 ? -1 : path.LastIndexOf('/', start - 1);
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        return Matches(0, path.AsSpan(start + 1), values) ? [.. Names.Select(name => values[name])] : null;
    }

    /// <summary>Puts values in the places of the names.</summary>
    /// <param name="values">A value for each of <see cref="Names"/>.</param>
    /// <returns>A pattern that may still have stars.</returns>
    public FilePattern Fill(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var byName = Names.Zip(values).ToDictionary(StringComparer.Ordinal);
        Piece[] filled = [.. pieces.Select(piece => piece.Kind == PieceKind.Name ? new Piece(PieceKind.Letters, byName[piece.Text]) : piece)];
        return new FilePattern(string.Concat(filled.Select(piece => piece.Text)), filled);
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    private static Piece? Next(ReadOnlySpan<char> rest)
    {
        if (rest[0] == '*')
        {
            return new Piece(PieceKind.Star, "*");
        }

        if (rest[0] == '{')
        {
            var name = rest[1..(rest.IndexOf('}') is > 1 and var close ? close : 1)];
            return name.IsEmpty || name.ContainsAny('{', '*', '/') ? null : new Piece(PieceKind.Name, name.ToString());
        }

        var end = rest.IndexOfAny('{', '}', '*');
        return end == 0 ? null : new Piece(PieceKind.Letters, rest[..(end < 0 ? rest.Length : end)].ToString());
    }

    private bool Matches(int at, ReadOnlySpan<char> rest, Dictionary<string, string> values)
    {
        if (at == pieces.Length)
        {
            return rest.IsEmpty;
        }

        var (kind, letters) = pieces[at];
        if (kind == PieceKind.Letters || (kind == PieceKind.Name && values.TryGetValue(letters, out letters)))
        {
            return rest.StartsWith(letters, StringComparison.Ordinal) && Matches(at + 1, rest[letters.Length..], values);
        }

        var name = pieces[at].Text;
        var most = rest.IndexOf('/') is >= 0 and var slash ? slash : rest.Length;
        for (var length = kind == PieceKind.Star ? 0 : 1; length <= most; length++)
        {
            if (kind == PieceKind.Name)
            {
                values[name] = rest[..length].ToString();
            }

            if (Matches(at + 1, rest[length..], values))
            {
                return true;
            }
        }

        values.Remove(name);
        return false;
    }

    private sealed record Piece(PieceKind Kind, string Text);
}
