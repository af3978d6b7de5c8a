using System.Text;

namespace SharedTask.Benchmarks;

/// <summary>Made-up translations: references of words of natural frequencies, and a run that changes, drops, adds and moves some of them.</summary>
internal sealed class TextTask
{
    private const int Vocabulary = 8000;
    private const string Consonants = "bcdfghklmnprstvwz";
    private const string Vowels = "aeiou";

    private readonly Random random = new(17);
    private readonly string[] words;
    private readonly StringBuilder references = new();
    private readonly StringBuilder run = new();

    public TextTask(int segments)
    {
        words = [.. Enumerable.Range(0, Vocabulary).Select(_ => NewWord())];
        for (var segment = 0; segment < segments; segment++)
        {
            List<string> text = [.. Enumerable.Range(0, random.Next(10, 41)).Select(_ => AnyWord())];
            Write(references, text);
            Change(text);
            Write(run, text);
        }
    }

    public byte[] Reference() => Encoding.UTF8.GetBytes(references.ToString());

    public byte[] Run() => Encoding.UTF8.GetBytes(run.ToString());

    private static void Write(StringBuilder lines, List<string> text) => lines.AppendJoin(' ', text).Append(".\n");

    private string NewWord()
    {
        var word = new StringBuilder();
        for (var syllables = random.Next(1, 5); syllables > 0; syllables--)
        {
            word.Append(Consonants[random.Next(Consonants.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
        }

        return word.ToString();
    }

    /// <summary>The frequencies of words are about inverse to their ranks; a few words end a clause.</summary>
    private string AnyWord()
    {
        var word = words[(int)Math.Pow(Vocabulary, random.NextDouble()) - 1];
        return random.Next(12) == 0 ? word + "," : word;
    }

    private void Change(List<string> text)
    {
        for (var changes = text.Count / 4; changes > 0; changes--)
        {
            var place = random.Next(text.Count);
            switch (random.Next(5))
            {
                case 0:
                    text.RemoveAt(place);
                    break;
                case 1:
                    text.Insert(place, AnyWord());
                    break;
                case 2:
                    var size = Math.Min(random.Next(1, 5), text.Count - place);
                    var moved = text.GetRange(place, size);
                    text.RemoveRange(place, size);
                    text.InsertRange(random.Next(text.Count + 1), moved);
                    break;
                default:
                    text[place] = AnyWord();
                    break;
            }
        }
    }
}
