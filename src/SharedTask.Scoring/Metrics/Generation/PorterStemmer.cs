namespace SharedTask.Scoring.Metrics.Generation;

/// <summary>
/// The suffix stripping algorithm of Porter (1980) with the departures that NLTK makes by default, on which the stemmed ROUGE of
/// rouge_score rests.
/// </summary>
public static class PorterStemmer
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["sky"] = "sky", ["skies"] = "sky",
        ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie",
        ["news"] = "news",
        ["inning"] = "inning", ["innings"] = "inning",
        ["outing"] = "outing", ["outings"] = "outing",
        ["canning"] = "canning", ["cannings"] = "canning",
        ["howe"] = "howe", ["proceed"] = "proceed", ["exceed"] = "exceed", ["succeed"] = "succeed",
    };

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> IrregularSpans = Irregular.GetAlternateLookup<ReadOnlySpan<char>>();

    // The first suffix that a word has decides, whether or not its condition then holds.
    private static readonly (string Suffix, string Replacement)[] Step2Rules =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3Rules =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4Suffixes =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    /// <summary>The stem of a word.</summary>
    /// <param name="word">The word in small letters.</param>
    /// <returns>Its stem, never longer than the word.</returns>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        Span<char> letters = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(letters);
        return letters[..Stem(letters)].ToString();
    }

    /// <summary>Turns a word into its stem in its place.</summary>
    /// <param name="word">The word in small letters.</param>
    /// <returns>The length of the stem.</returns>
    public static int Stem(Span<char> word)
    {
        if (IrregularSpans.TryGetValue(word, out var stem))
        {
            stem.CopyTo(word);
            return stem.Length;
        }

        if (word.Length <= 2)
        {
            return word.Length;
        }

        var length = Step1A(word, word.Length);
        length = Step1B(word, length);
        length = Step1C(word, length);
        length = Step2(word, length);
        length = Step3(word, length);
        length = Step4(word, length);
        length = Step5A(word, length);
        return Ends(word, length, "ll") && Measure(word[..(length - 1)]) > 1 ? length - 1 : length;
    }

    private static int Step1A(Span<char> word, int length)
    {
        if (Ends(word, length, "ies"))
        {
            return length == 4 ? length - 1 : length - 2;
        }

        return Ends(word, length, "sses") ? length - 2 : !Ends(word, length, "ss") && Ends(word, length, "s") ? length - 1 : length;
    }

    private static int Step1B(Span<char> word, int length)
    {
        if (Ends(word, length, "ied"))
        {
            return length == 4 ? length - 1 : length - 2;
        }

        if (Ends(word, length, "eed"))
        {
            return Measure(word[..(length - 3)]) > 0 ? length - 1 : length;
        }

        var stem = Ends(word, length, "ed") && HasVowel(word[..(length - 2)]) ? length - 2
            : Ends(word, length, "ing") && HasVowel(word[..(length - 3)]) ? length - 3
            : -1;
        return stem < 0 ? length : MendEnd(word, stem);
    }

    /// <summary>What becomes of a stem whose ed or ing was taken away.</summary>
    private static int MendEnd(Span<char> word, int length)
    {
        if (Ends(word, length, "at") || Ends(word, length, "bl") || Ends(word, length, "iz"))
        {
            word[length] = 'e';
            return length + 1;
        }

        if (length >= 2 && word[length - 1] == word[length - 2] && IsConsonant(word, length - 1))
        {
            return word[length - 1] is 'l' or 's' or 'z' ? length : length - 1;
        }

        if (Measure(word[..length]) == 1 && EndsShort(word[..length]))
        {
            word[length] = 'e';
            return length + 1;
        }

        return length;
    }

    private static int Step1C(Span<char> word, int length)
    {
        if (length > 2 && word[length - 1] == 'y' && IsConsonant(word, length - 2))
        {
            word[length - 1] = 'i';
        }

        return length;
    }

    private static int Step2(Span<char> word, int length)
    {
        while (Ends(word, length, "alli") && Measure(word[..(length - 4)]) > 0)
        {
            length -= 2;
        }

        foreach (var (suffix, replacement) in Step2Rules)
        {
            if (Ends(word, length, suffix))
            {
                return Replace(word, length, suffix, replacement);
            }
        }

        return Ends(word, length, "logi") && Measure(word[..(length - 3)]) > 0 ? length - 1 : length;
    }

    private static int Step3(Span<char> word, int length)
    {
        foreach (var (suffix, replacement) in Step3Rules)
        {
            if (Ends(word, length, suffix))
            {
                return Replace(word, length, suffix, replacement);
            }
        }

        return length;
    }

    private static int Step4(Span<char> word, int length)
    {
        foreach (var suffix in Step4Suffixes)
        {
            if (Ends(word, length, suffix))
            {
                var stem = word[..(length - suffix.Length)];
                var isFit = suffix != "ion" || (!stem.IsEmpty && stem[^1] is 's' or 't');
                return isFit && Measure(stem) > 1 ? stem.Length : length;
            }
        }

        return length;
    }

    private static int Step5A(Span<char> word, int length)
    {
        if (!Ends(word, length, "e"))
        {
            return length;
        }

        var stem = word[..(length - 1)];
        var measure = Measure(stem);
        return measure > 1 || (measure == 1 && !EndsShort(stem)) ? length - 1 : length;
    }

    private static bool Ends(ReadOnlySpan<char> word, int length, string suffix) => word[..length].EndsWith(suffix, StringComparison.Ordinal);

    private static int Replace(Span<char> word, int length, string suffix, string replacement)
    {
        var stem = length - suffix.Length;
        if (Measure(word[..stem]) == 0)
        {
            return length;
        }

        replacement.CopyTo(word[stem..]);
        return stem + replacement.Length;
    }

    private static bool IsConsonant(ReadOnlySpan<char> word, int position)
    {
        if (word[position] is 'a' or 'e' or 'i' or 'o' or 'u')
        {
            return false;
        }

        if (word[position] != 'y')
        {
            return true;
        }

        // A y is a consonant at the beginning, and otherwise what the letter before it is not.
        var first = position;
        while (first > 0 && word[first] == 'y')
        {
            first--;
        }

        var isFirstConsonant = word[first] is not ('a' or 'e' or 'i' or 'o' or 'u');
        return isFirstConsonant == ((position - first) % 2 == 0);
    }

    /// <summary>How often consonants follow vowels.</summary>
    private static int Measure(ReadOnlySpan<char> stem)
    {
        var measure = 0;
        var wasVowel = false;
        for (var i = 0; i < stem.Length; i++)
        {
            var isVowel = !IsConsonant(stem, i);
            measure += wasVowel && !isVowel ? 1 : 0;
            wasVowel = isVowel;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            if (!IsConsonant(stem, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a stem ends with consonant, vowel and a consonant other than w, x and y, or is a vowel and a consonant.</summary>
    private static bool EndsShort(ReadOnlySpan<char> stem)
    {
        var last = stem.Length - 1;
        return stem.Length >= 3
            ? IsConsonant(stem, last - 2) && !IsConsonant(stem, last - 1) && IsConsonant(stem, last) && stem[last] is not ('w' or 'x' or 'y')
            : stem.Length == 2 && !IsConsonant(stem, 0) && IsConsonant(stem, 1);
    }
}
