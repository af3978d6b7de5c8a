namespace SharedTask.Scoring.Metrics.Generation.Tokens;

/// <summary>Finds the words by which answers are compared: small letters, without punctuation and articles.</summary>
/// <param name="language">Whose articles and words.</param>
internal sealed class AnswerWords(AnswerLanguage language)
{
    private readonly string[] articles = ArticlesOf(language);
    private CodePoints text = new();
    private CodePoints other = new();

    /// <summary>Numbers the words of a text.</summary>
    public void Tokenize(string source, TokenTable table, CodePoints words)
    {
        text.Load(source);
        text.LowerTo(other);
        RemovePunctuation();
        if (language == AnswerLanguage.Arabic)
        {
            RemoveArabicArticles();
        }
        else if (language == AnswerLanguage.Chinese)
        {
            PartIdeographs();
        }
        else if (articles.Length > 0)
        {
            RemoveArticles();
        }

        table.Split(text.Span, words);
    }

    private static string[] ArticlesOf(AnswerLanguage language) => language switch
    {
        AnswerLanguage.Squad or AnswerLanguage.English => ["a", "an", "the"],
        AnswerLanguage.Spanish => ["un", "una", "unos", "unas", "el", "la", "los", "las"],
        AnswerLanguage.Vietnamese => ["của", "là", "cái", "chiếc", "những"],
        AnswerLanguage.German => ["ein", "eine", "einen", "einem", "eines", "einer", "der", "die", "das", "den", "dem", "des"],
        _ => [],
    };

    private void RemovePunctuation()
    {
        var room = text.Start(other.Length);
        var length = 0;
        foreach (var point in other.Span)
        {
            if (!CharacterClass.IsAsciiPunctuation(point) && (language == AnswerLanguage.Squad || !CharacterClass.IsPunctuation(point)))
            {
                room[length++] = point;
            }
        }

        text.End(length);
    }

    /// <summary>An article is one between characters that are no parts of words; a white space takes its place.</summary>
    private void RemoveArticles()
    {
        var from = text.Span;
        var room = other.Start(from.Length);
        var length = 0;
        for (var start = 0; start < from.Length;)
        {
            var end = start;
            while (end < from.Length && CharacterClass.IsWord(from[end]))
            {
                end++;
            }

            var run = from[start..end];
            if (IsArticle(run))
            {
                room[length++] = ' ';
            }
            else
            {
                run.CopyTo(room[length..]);
                length += run.Length;
            }

            if (end < from.Length)
            {
                room[length++] = from[end];
            }

            start = end + 1;
        }

        EndOther(length);
    }

    private bool IsArticle(ReadOnlySpan<int> word)
    {
        foreach (var article in articles)
        {
            var i = 0;
            while (i < word.Length && i < article.Length && word[i] == article[i])
            {
                i++;
            }

            if (i == word.Length && i == article.Length)
            {
                return true;
            }
        }

        return false;
    }

    private void RemoveArabicArticles()
    {
        var from = text.Span;
        var room = other.Start(from.Length);
        var length = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var isArticle = from[i..] is ['ا', 'ل', ..];
            room[length++] = isArticle ? ' ' : from[i];
            i += isArticle ? 1 : 0;
        }

        EndOther(length);
    }

    private void PartIdeographs()
    {
        var from = text.Span;
        var room = other.Start(3 * from.Length);
        var length = 0;
        foreach (var point in from)
        {
            if (point is >= 0x4E00 and <= 0x9FA5)
            {
                room[length++] = ' ';
                room[length++] = point;
                room[length++] = ' ';
            }
            else
            {
                room[length++] = point;
            }
        }

        EndOther(length);
    }

    private void EndOther(int length)
    {
        other.End(length);
        (text, other) = (other, text);
    }
}
