using System.Text;
using Agreement;
using AmrParsing;
using BoundIntegrals;
using Classification;
using Coreference;
using DependencyParsing;
using Detection;
using EntityLinking;
using Generation;
using GrammarCorrection;
using Imported;
using KeyPointAnalysis;
using Latency;
using MeaningRepresentationParsing;
using MultiLabel;
using Regression;
using Retrieval;
using SequenceLabelling;
using SharedTask.Scoring.Formats;
using SituationFrames;
using UccaParsing;

namespace SharedTask.Scoring.Tests.Problems;

/// <summary>At least one for each problem that there is, with odd characters, tabs and line ends before the place.</summary>
internal static class Provocations
{
    private const string Gold = "id\tlabel\n1\tx\n2\ty\n";
    private const string Sentences = "a O\nb O\n\nc O\n";
    private const string Languages = """{"run_files": "run_{language}.tsv", "reference_files": "gold_{language}.tsv"}""";
    private const string TwoFields = "{\"id\": 1, \"label\": \"x\"}\n";

    private static string First => Provocation.First;

    public static IReadOnlyList<Provocation> All =>
    [
        .. Files(), .. Bytes(), .. Limits(), .. Delimited(), .. Json(), .. Ids(), .. Labels(), .. Annotations(), .. Numbers(), .. Tags(), .. Rankings(), .. Trees(), .. Documents(), .. Corrections(), .. MeaningGraphs(), .. Links(), .. Frames(), .. KeyPoints(), .. Bounds(), .. OfOnePlugin(),
    ];

    private static Provocation Label(string code, string column, long line = 1) => new Provocation(code, new ClassificationScorer(), column, line).Beside("gold.tsv", Gold);

    private static Provocation Score(string code, string column, long line) => new Provocation(code, new RegressionScorer(), column, line).Beside("gold.tsv", "id\tscore\n1\t4\n2\t1\n");

    private static Provocation Sentence(string code, string column, long line) => new Provocation(code, new SequenceScorer(), column, line).Beside("gold.conll", Sentences);

    private static Provocation Ranking(string code, string column, long line) => new Provocation(code, new RetrievalScorer(), column, line).Beside("qrels.txt", "1 0 a 1\n2 0 b 1\n");

    private static IEnumerable<Provocation> Files()
    {
        yield return Label(ProblemCodes.NoFile, First).Of(".hidden", "x") with { File = null };
        yield return Label(ProblemCodes.SeveralFiles, First) with { Run = [("a.tsv", [1]), ("b.tsv", [1])], File = "b.tsv" };
        var parts = new Provocation("", new ClassificationScorer(), First).With(Languages).Beside("gold_ar.tsv", Gold).Beside("gold_de.tsv", Gold);
        (string, byte[]) arabic = ("run_ar.tsv", [.. "id\tlabel\n1\tx\n2\ty\n"u8]);
        yield return parts with { Code = ProblemCodes.MissingFile, Run = [arabic], File = null };
        yield return parts with { Code = ProblemCodes.UnknownFile, Run = [arabic, ("run_de.tsv", arabic.Item2), ("run_qqq.tsv", [1])], File = "run_qqq.tsv" };
        yield return parts with { Code = ProblemCodes.IgnoredFile, Run = [arabic, ("run_de.tsv", arabic.Item2), ("notes.md", [1])], File = "notes.md" };
        yield return Label(ProblemCodes.EmptyFile, First).Of("run.tsv", "");
        yield return Label(ProblemCodes.EmptyFile, First).Of("run.tsv", "\uFEFF");
        yield return Label(ProblemCodes.EmptyFile, First).Of("run.tsv", "id\tlabel\r\n\r\n");
    }

    private static IEnumerable<Provocation> Bytes()
    {
        // A tab, a combining accent and a character beyond the basic plane are one each; the byte order mark is none.
        yield return Label(ProblemCodes.NotUtf8, "character 6", 2).Of("run.tsv", [.. "\uFEFFid\tlabel\n1\te\u0301😀"u8, 0xFF, .. "\n2\ty\n"u8]);
        yield return Label(ProblemCodes.NotUtf8, "character 3").Of("run.tsv", [.. "\uFEFFid"u8, 0xFF]);
        yield return Label(ProblemCodes.NotUtf8, "character 2", 4).Of("run.csv", [.. "id,label\r\n1,\"x\n\né"u8[..^2], .. "z"u8, 0xE9, .. "\""u8]);
        yield return Label(ProblemCodes.NotUtf8, "character 4", 3).Of("run.tsv", "id\tlabel\n1\tx\n2\tä\0\n");
        yield return Label(ProblemCodes.NotUtf8, First).Of("run.tsv", Encoding.Unicode.GetPreamble());
        yield return Label(ProblemCodes.InvalidJson, "character 8", 3).Of("run.jsonl", "\n [\n{}, {},]\n");
        yield return Label(ProblemCodes.InvalidJson, "character 10", 2).Of("run.json", "{\n\"1\": \"a\",}\n");
        yield return Label(ProblemCodes.WrongFormat, "character 9").Of("run.tsv", "id\tlabel\r1\tx\r");
        yield return Label(ProblemCodes.WrongFormat, First).Of("run.tsv", "PK\u0003\u0004");
    }

    private static IEnumerable<Provocation> Limits()
    {
        // Five megabytes: two bytes and 262143 characters of four bytes each are within the first MiB.
        var faces = string.Concat(Enumerable.Repeat("😀", 1_300_000));
        yield return Label(ProblemCodes.LineTooLong, "character 262146", 3).Of("run.tsv", $"id\tlabel\n1\tx\n2\t{faces}\n");
        yield return Label(ProblemCodes.LineTooLong, "label", 4).Of("run.csv", $"id,note,label\r\n1,\"a\r\nb\",x\r\n2,c,\"{string.Concat(Enumerable.Repeat("yy\n", 400_000))}\"\r\n");
        yield return Label(ProblemCodes.ValueTooLong, "id", 2).Of("run.tsv", $"id\tlabel\n{new string('i', 3000)}\tx\n");
        yield return Sentence(ProblemCodes.TooManyRows, First, 100_001).Of("run.conll", string.Concat(Enumerable.Repeat("a O\n", 100_003)));
        yield return Label(ProblemCodes.ReadingStopped, First, 1000).Of("run.jsonl", string.Concat(Enumerable.Repeat("{\n", 1005)));
        yield return Label(ProblemCodes.ManySlices, "domain").With("""{"slices": ["domain"]}""").Of("run.tsv", "id\tlabel\n" + string.Concat(Enumerable.Range(0, 201).Select(row => $"{row}\tx\n"))) with
        {
            Reference = [("gold.tsv", "id\tlabel\tdomain\n" + string.Concat(Enumerable.Range(0, 201).Select(row => $"{row}\tx\td{row}\n")))],
            File = null,
        };
    }

    private static IEnumerable<Provocation> Delimited()
    {
        yield return Label(ProblemCodes.ColumnCount, "column 3", 3).Of("run.tsv", "id\tlabel\n1\tx\n2\ty\tz\n");
        yield return Label(ProblemCodes.ColumnCount, "label", 4).Of("run.csv", "id,label\n1,\"x\ny\"\n2\n");
        yield return Label(ProblemCodes.ColumnCount, "note", 2).Of("run.csv", "id,label,note\r\n1,x\r\n");
        yield return Label(ProblemCodes.ColumnCount, "character 5").Of("run.csv", "ä😀\u0301z;label\n1;x\n");
        yield return Label(ProblemCodes.MissingColumn, "label").Of("run.tsv", "\uFEFFid\tlable\n1\tx\n");
        yield return Label(ProblemCodes.MissingColumn, "id").Of("run.tsv", "1\tx\ty\n");
        yield return new Provocation(ProblemCodes.MissingColumn, new GenerationScorer(), "p").With("""{"no_answer_column": "p"}""").Beside("gold.txt", "a\n").Of("run.txt", "a\n");
        yield return Label(ProblemCodes.DuplicateColumn, "label").Of("run.tsv", "id\tlabel\tlabel\n1\tx\ty\n");
        yield return Label(ProblemCodes.Quoting, "note", 5).Of("run.csv", "id,label,note\n1,x,\"a\r\nb\"\n2,y,\"c\nd\"e\n");
        yield return Label(ProblemCodes.Quoting, "label", 3).Of("run.csv", "id,label\n1,x\n2,y\"\n");
        yield return Label(ProblemCodes.Quoting, "column 2").Of("run.csv", "id,la\"bel\n1,x\n");
        yield return Label(ProblemCodes.Quoting, "label", 3).Of("run.csv", "id,note,label\n1,\"a\nb\",\"x\n2,c,y\n");
        yield return Label(ProblemCodes.BlankLine, First, 3).Of("run.tsv", "id\tlabel\n1\tx\r\n \r\n2\ty\n");
        yield return Label(ProblemCodes.EmptyValue, "label", 3).Of("run.tsv", "id\tlabel\n1\tx\n2\t\n");
    }

    private static IEnumerable<Provocation> Json()
    {
        yield return Label(ProblemCodes.InvalidJson, "character 23", 2).Of("run.jsonl", TwoFields + "{\"id\":\t\"é😀\", \"label\": x}\r\n");
        yield return Label(ProblemCodes.InvalidJson, "character 3", 2).Of("run.jsonl", TwoFields + "  [1]\n");
        yield return Label(ProblemCodes.InvalidJson, "character 13", 2).Of("run.jsonl", TwoFields + "{\"id\": \"2\", \"\\ud800\": 1}\n");
        yield return Label(ProblemCodes.InvalidJson, "character 9", 2).Of("run.jsonl", $"{{\"id\": 1, \"label\": \"x\", \"more\": \"{new string('é', 4000)}\"}}\n{{\"id\": 2\0}}\n");
        yield return Sentence(ProblemCodes.InvalidJson, "character 14", 1).Of("run.jsonl", "{\"tags\": [\"Ö\"x]}\n");
        yield return Label(ProblemCodes.MissingField, "label", 2).Of("run.jsonl", TwoFields + "{\"id\": 2, \"label\": null}\n");
        yield return Label(ProblemCodes.DuplicateField, "label", 2).Of("run.jsonl", TwoFields + "{\"id\": 2, \"label\": \"y\", \"label\": \"x\"}\n");
        yield return Label(ProblemCodes.WrongType, "label", 2).Of("run.jsonl", TwoFields + "{\"id\": 2, \"label\": {}}\n");
    }

    private static IEnumerable<Provocation> Ids()
    {
        // What is missing stands at the end of the file.
        yield return Label(ProblemCodes.MissingId, "id", 2).Of("run.tsv", "id\tlabel\n1\tx\n");
        yield return Label(ProblemCodes.MissingId, "id", 4).Of("run.csv", "id,label,note\n1,x,\"a\n\nb\"\n");
        yield return Label(ProblemCodes.DuplicateId, "id", 5).Of("run.csv", "id,note,label\n1,\"a\nb\n\",x\n1,c,x\n2,d,y\n");
        yield return Label(ProblemCodes.UnknownId, "id", 2).Of("run.tsv", "id\tlabel\n3\tx\n");
        var lines = new Provocation("", new ClassificationScorer(), "id", 3).Beside("gold.txt", "x\ny\n");
        yield return lines.Of("run.tsv", "id\tlabel\n1\tx\n3\ty\n") with { Code = ProblemCodes.OutOfOrder };
        yield return lines.Of("run.txt", "x\r\ny\r\nx\r\ny\r\n") with { Code = ProblemCodes.LineCount, Column = "label", Line = 3 };
        yield return lines.Of("run.csv", "label\nx\ny\nx\"\n") with { Code = ProblemCodes.LineCount, Column = "label", Line = 4 };
        yield return lines.Of("run.txt", "x\n") with { Code = ProblemCodes.LineCount, Column = "label", Line = 1 };
        yield return Sentence(ProblemCodes.LineCount, First, 4).Of("run.conll", "a O\nb O\n\nc O\nd O\n\n\ne O\n") with { Line = 8 };
        yield return Sentence(ProblemCodes.MissingId, "id", 4).Of("run.conll", "# id = 1\na O\n\nb O\n") with { Reference = [("gold.conll", "# id = 1\na O\n\n# id = 2\nb O\n")] };
    }

    private static IEnumerable<Provocation> Labels()
    {
        yield return Label(ProblemCodes.UnknownLabel, "label", 2).Of("run.tsv", "id\tlabel\n1\tz\n2\ty\n");
        yield return new Provocation(ProblemCodes.UnknownLabel, new DetectionScorer(), "label", 3).With("""{"positive_label": "yes"}""").InReference("gold.tsv", "id\tlabel\n1\t0\n2\t1\n");
        yield return Label(ProblemCodes.UnicodeForm, "label", 2).With("""{"unknown_labels": "class"}""").Of("run.tsv", "id\tlabel\n1\te\u0301e\u0301e\u0301\n2\tx\n") with { Reference = [("gold.tsv", "id\tlabel\n1\t\u00E9\u00E9\u00E9\n2\tx\n")] };
        yield return new Provocation(ProblemCodes.DuplicateLabel, new MultiLabelScorer(), "labels", 2).Beside("gold.tsv", "id\tlabels\n1\tx\n").Of("run.tsv", "id\tlabels\n1\tx,x\n");
    }

    private static IEnumerable<Provocation> Annotations()
    {
        var items = new Provocation("", new AgreementScorer(), "annotator").Beside("items.txt", "1\n2\n");
        const string Header = "annotator\titem\tlabel\n";
        yield return items.Of("run.tsv", Header + "ana\t1\tx\nana\t1\ty\n") with { Code = ProblemCodes.DuplicateAnnotation, Line = 3, Column = "item" };
        yield return items.Of("run.tsv", Header + string.Concat(Enumerable.Range(0, 2010).Select(name => $"a{name}\t1\tx\n"))) with { Code = ProblemCodes.TooManyAnnotators, Line = 2002 };
        yield return items.With("""{"team_column": "team"}""").Of("run.tsv", "annotator\titem\tlabel\tteam\nana\t1\tx\tred\nana\t2\tx\tblue\n") with { Code = ProblemCodes.TeamConflict, Line = 3, Column = "team" };
        yield return items.Of("run.tsv", Header + "ana\t1\tx\nbo\t1\tx\n") with { Code = ProblemCodes.MissingId, Line = 3, Column = "item" };
        var annotators = new Provocation("", new AgreementScorer(), "annotator").With("""{"reference_lists": "annotators"}""");
        var listed = annotators.Beside("gold.tsv", "annotator\tteam\nana\tred\nbo\tblue\n");
        yield return listed.Of("run.tsv", Header + "ana\t1\tx\nbo\t1\tx\ncy\t1\tx\n") with { Code = ProblemCodes.UnknownAnnotator, Line = 4 };
        yield return listed.Of("run.tsv", Header + "ana\t1\tx\nana\t2\tx\n") with { Code = ProblemCodes.MissingAnnotator, Line = 3 };
        yield return annotators.InReference("gold.tsv", "annotator\tteam\n" + string.Concat(Enumerable.Range(0, 2002).Select(name => $"a{name}\tred\n"))) with { Code = ProblemCodes.TooManyAnnotators, Line = 2002 };
        yield return annotators.InReference("gold.txt", "ana\nbo\n") with { Code = ProblemCodes.MissingColumn };
    }

    private static IEnumerable<Provocation> Numbers()
    {
        yield return Score(ProblemCodes.NotANumber, "score", 3).Of("run.tsv", "id\tscore\n1\t4\n2\t1,5\n");
        yield return Score(ProblemCodes.NotFinite, "score", 3).Of("run.tsv", "id\tscore\n1\t4\n2\t1e999\n");
        yield return Score(ProblemCodes.OutOfRange, "score", 3).With("""{"highest": 5}""").Of("run.tsv", "id\tscore\n1\t4\n2\t6\n");
        yield return Score(ProblemCodes.Overflow, "score", 3).Of("run.tsv", "id\tscore\n1\t4e160\n2\t-5e200\n");
        yield return Score(ProblemCodes.Overflow, First, 1).Of("run.tsv", "id\tscore\n1\t4\n2\t1\n") with { Reference = [("gold.tsv", "id\tscore\n1\t1e200\n2\t-1e200\n")], File = null };
    }

    private static IEnumerable<Provocation> Tags()
    {
        yield return Sentence(ProblemCodes.SentenceLength, "last column", 1).Of("run.conll", "a O\n\nc O\n");
        yield return Sentence(ProblemCodes.TokenDiffers, "column 1", 2).Of("run.conll", "a O\r\nd O\r\n\r\nc O\r\n");
        yield return Sentence(ProblemCodes.MalformedTag, "last column", 2).Of("run.conll", "a O\nb Q-PER\n\nc O\n");
        yield return Sentence(ProblemCodes.ColumnCount, "column 2", 2).Of("run.conll", "a O\nb\n\nc O\n");
        yield return Sentence(ProblemCodes.ColumnCount, "column 3", 2).Of("run.conll", "a O\nb O O\n\nc O\n");
        yield return Sentence(ProblemCodes.InvalidSpan, "spans", 1).Of("run.jsonl", "{\"spans\": [{\"start\": 2, \"end\": 1, \"type\": \"PER\"}]}\n");
        yield return Sentence(ProblemCodes.EmptyFile, First, 1).Of("run.conll", "\n\n");
    }

    private static IEnumerable<Provocation> Rankings()
    {
        const string Good = "1 Q0 a 1 2 x\n";
        yield return Ranking(ProblemCodes.UnknownTopic, "topic", 3).Of("run.txt", Good + "2 Q0 b 1 2 x\n9 Q0 a 1 2 x\n");
        yield return Ranking(ProblemCodes.MissingTopic, "topic", 3).Of("run.txt", Good + "# the end\n\n");
        yield return Ranking(ProblemCodes.DuplicateDocument, "document", 2).Of("run.txt", Good + "1 Q0 a 2 1 x\n");
        yield return Ranking(ProblemCodes.ColumnCount, "run name", 2).Of("run.txt", Good + "2 Q0 b 1 2\n");
        yield return Ranking(ProblemCodes.ColumnCount, "column 7", 2).Of("run.txt", Good + "2 Q0 b 1 2 x y\n");
        yield return new Provocation(ProblemCodes.ColumnCount, new RetrievalScorer(), "column 5", 2).InReference("qrels.txt", "1 0 a 1\n1 0 b 1 1\n");
    }

    private static IEnumerable<Provocation> Trees()
    {
        const string Rest = "\tx\tX\t_\t_\t";
        const string Word = $"1\té{Rest}0\troot\t_\t_\n";
        var trees = new Provocation("", new ParsingScorer(), "HEAD").Beside("gold.conllu", $"{Word}2\tb{Rest}1\tobj\t_\t_\n\n");
        yield return trees.Of("run.conllu", $"# a\n{Word}2\tb{Rest}0\troot\t_\t_\n\n") with { Code = ProblemCodes.RootCount, Line = 2 };
        yield return trees.Of("run.conllu", $"# a\r\n1\té{Rest}2\tobj\t_\t_\n2\tb{Rest}1\tobj\t_\t_\n\n") with { Code = ProblemCodes.HeadCycle, Line = 2 };
        yield return trees.Of("run.conllu", $"{Word}2\tc{Rest}1\tobj\t_\t_\n\n") with { Code = ProblemCodes.TextDiffers, Line = 2, Column = "FORM" };
        yield return trees.Of("run.conllu", $"{Word}2\tb{Rest}1\n\n") with { Code = ProblemCodes.ColumnCount, Line = 2, Column = "DEPREL" };
        yield return trees.Of("run.conllu", $"{Word}2\tb{Rest}1\tobj\t_\t_\t_\n\n") with { Code = ProblemCodes.ColumnCount, Line = 2, Column = "column 11" };
        yield return trees.Of("run.conllu", $"{Word}2\té😀\rb{Rest}1\tobj\t_\t_\n\n") with { Code = ProblemCodes.ColumnCount, Line = 2, Column = "character 5" };
    }

    private static IEnumerable<Provocation> Documents()
    {
        var documents = new Provocation("", new CoreferenceScorer(), "id", 2).Beside("gold.jsonl", "{\"id\": \"d\", \"clusters\": [[\"a\", \"b\"]]}\n{\"id\": \"e\", \"clusters\": []}\n");
        const string Good = "{\"id\": \"d\", \"clusters\": [[\"a\", \"b\"]]}\n";
        yield return documents.Of("run.jsonl", Good + "{\"id\": \"e\", \"clusters\": [[\"a\", \"a\"]]}\n") with { Code = ProblemCodes.DuplicateMention, Column = "clusters" };
        yield return documents.Of("run.jsonl", Good + "{\"id\": \"x\", \"clusters\": []}\n") with { Code = ProblemCodes.UnknownId };
        yield return documents.Of("run.jsonl", Good + Good) with { Code = ProblemCodes.DuplicateId };
        yield return documents.Of("run.jsonl", Good + "\n") with { Code = ProblemCodes.MissingId };
    }

    private static IEnumerable<Provocation> Corrections()
    {
        var lines = new Provocation("", new CorrectionScorer(), First, 2).Beside("gold.m2", "S a b\n\nS c d\nA 0 1|||X|||e|||REQUIRED|||-NONE-|||0\n");
        yield return lines.Of("run.txt", "a b\n") with { Code = ProblemCodes.LineCount, Line = 1 };
        yield return lines.Of("run.txt", "a b\n\nc d\n\n") with { Code = ProblemCodes.LineCount, Line = 3 };
        yield return lines.Of("run.txt", "a b\n" + string.Concat(Enumerable.Repeat("x ", 1001))) with { Code = ProblemCodes.SentenceTooLong };
        string Words(string name) => string.Join(' ', Enumerable.Range(0, 60).Select(word => $"{name}{word}"));
        yield return new Provocation(ProblemCodes.TooDifferent, new CorrectionScorer(), First, 2).Beside("gold.m2", $"S a\n\nS {Words("x")}\n").Of("run.txt", $"a\n{Words("y")}\n");
        var gold = new Provocation(ProblemCodes.InvalidEdit, new CorrectionScorer(), First, 2);
        yield return gold.InReference("gold.m2", "S a\nB a\n");
        yield return gold.InReference("gold.m2", "S a\nA 0 1|||X|||b\n") with { Column = "edit" };
        yield return gold.InReference("gold.m2", "S a\nA 1 0|||X|||b|||REQUIRED|||-NONE-|||0\n") with { Column = "start end" };
        yield return gold.InReference("gold.m2", "S a\nA 0 1|||X|||b|||REQUIRED|||-NONE-|||me\n") with { Column = "annotator" };
    }

    private static IEnumerable<Provocation> Links()
    {
        const string Good = "r\tm\té\td:0-1\tE1\tPER\tNAM\t1\n";
        var mentions = new Provocation("", new LinkingScorer(), "extents", 2).Beside("gold.tab", Good);
        yield return mentions.Of("run.tab", "\uFEFF" + Good + "r\tm\t😀\td:1\tE1\tPER\tNAM\t1\n") with { Code = ProblemCodes.InvalidSpan };
        yield return mentions.Of("run.tab", Good + Good) with { Code = ProblemCodes.DuplicateMention };
        yield return mentions.Of("run.tab", Good + Good.Replace("d:", "e:", StringComparison.Ordinal)) with { Code = ProblemCodes.UnknownId };
        yield return mentions.With("""{"missing_predictions": "error"}""").Of("run.tab", "\r\n" + Good.Replace("d:", "e:", StringComparison.Ordinal)) with { Code = ProblemCodes.MissingId };
        yield return mentions.Of("run.tab", Good + "r m é d:0-1 E1 PER NAM 1\n") with { Code = ProblemCodes.ColumnCount, Column = "mention_id" };
        yield return mentions.Of("run.tab", Good + Good.Replace("E1", "", StringComparison.Ordinal)) with { Code = ProblemCodes.EmptyValue, Column = "kb_id" };
        yield return mentions.Of("run.tab", Good + Good.Replace("PER", new string('P', 3000), StringComparison.Ordinal)) with { Code = ProblemCodes.ValueTooLong, Column = "entity_type" };
        yield return mentions.Of("run.tab", Good + Good.Replace("\t1\n", "\t1,0\r\n", StringComparison.Ordinal)) with { Code = ProblemCodes.NotANumber, Column = "confidence" };
        yield return mentions.Of("run.tab", Good.Replace("\t1\n", "\tinf\n", StringComparison.Ordinal)) with { Code = ProblemCodes.NotFinite, Column = "confidence", Line = 1 };
        yield return mentions.Of("run.tab", "\n" + Good) with { Code = ProblemCodes.BlankLine, Column = First, Line = 1 };
        yield return mentions.Of("run.tab", "\n\n") with { Code = ProblemCodes.EmptyFile, Column = First, Line = 1 };
    }

    private static IEnumerable<Provocation> Frames()
    {
        const string Header = "DocumentID\tPlace_KB_ID\tType\tStatus\tUrgent\n";
        const string Good = "é😀\t7\tfood\tcurrent\ttrue\n";
        var frames = new Provocation(ProblemCodes.UnknownLabel, new SituationScorer(), "Type", 3).Beside("gold.tab", "doc_id\tkb_id\ttype\tneed_status\nd\t7\tfood\tcurrent\n");
        yield return frames.Of("run.tsv", "\uFEFF" + Header + Good + "d\t7\tfoood\tcurrent\t\r\n");
        yield return frames.Of("run.tsv", Header + Good + "d\t7\tfood\tnever\t\n") with { Column = "Status" };
        yield return frames.Of("run.tsv", Header + Good + "d\t7\tfood\tpast\tsoon\n") with { Column = "Urgent" };
        yield return frames.Of("run.tsv", Header + Good + "\t7\tfood\tpast\t\n") with { Code = ProblemCodes.EmptyValue, Column = "DocumentID" };
        yield return frames.Of("run.json", "[\r\n{\"é😀\": 1}, x]") with { Code = ProblemCodes.InvalidJson, Column = "character 12", Line = 2 };
        yield return frames.Of("run.json", [.. "[\n\"é"u8, 0xFF, .. "\"]"u8]) with { Code = ProblemCodes.NotUtf8, Column = "character 3", Line = 2 };
        yield return frames.Of("run.txt", "food\n") with { Code = ProblemCodes.MissingColumn, Column = First, Line = 1 };
        yield return frames.Of("run.tsv", Header) with { Code = ProblemCodes.EmptyFile, Column = First, Line = 1 };
        yield return frames.Of("run.tsv", Header + "d\t\tfood\tpast\t\n") with { Code = ProblemCodes.NothingCounts, Column = "Place_KB_ID", Line = 1 };
    }

    private static IEnumerable<Provocation> MeaningGraphs()
    {
        var graphs = new Provocation(ProblemCodes.InvalidGraph, new AmrScorer(), First, 3).Beside("gold.amr", "# ::id 1\n(a / b)\n\n# ::id 2\n(c / d)\n");
        yield return graphs.Of("run.amr", "(a / b)\n\n(c / d\n");
        yield return graphs.Of("run.amr", "(a / b)\n\n(c)\n") with { Column = "character 3" };
        yield return graphs.Of("run.amr", "(a / b)\n\n(c / d)\n\n(c / d)\n") with { Code = ProblemCodes.LineCount, Line = 5 };
        var nodes = string.Concat(Enumerable.Range(0, 1000).Select(node => $" :r (x{node} / y)"));
        yield return graphs.Of("run.amr", $"(a / b)\n\n(c / d\n{nodes})\n") with { Code = ProblemCodes.GraphTooLarge, Line = 4, Column = "character 13882" };
        yield return new Provocation(ProblemCodes.EmptyFile, new AmrScorer(), First).InReference("gold.amr", "# ::id 1\n");
        var passages = new Provocation(ProblemCodes.InvalidXml, new UccaScorer(), "character 22", 2).Beside("gold.xml", "<root passageID=\"1\"/>");
        yield return passages.Of("run.xml", "<root passageID=\"1\">\n<layer layerID=\"1\"></root>");
        yield return passages.Of("run.xml", "<root passageID=\"2\"/>") with { Code = ProblemCodes.UnknownId, Line = 1, Column = "character 2" };
        const string Cat = "{\"id\": \"é😀\", \"framework\": \"amr\", \"nodes\": [{\"id\": 0, \"label\": \"cat\"}]}\n";
        var meanings = new Provocation(ProblemCodes.InvalidGraph, new MrpScorer(), First, 2).Beside("gold.mrp", Cat + Cat.Replace("é", "e", StringComparison.Ordinal));
        yield return meanings.Of("run.mrp", "\uFEFF" + Cat + Cat.Replace("[{", "[7, {", StringComparison.Ordinal)) with { Column = "nodes[0]" };
        yield return meanings.Of("run.mrp", Cat + Cat.Replace("é", "ä", StringComparison.Ordinal)) with { Code = ProblemCodes.UnknownId, Column = "id" };
        yield return meanings.Of("run.mrp", Cat + Cat.Replace("amr", "eds", StringComparison.Ordinal)) with { Code = ProblemCodes.UnknownId, Column = "framework" };
        yield return meanings.Of("run.mrp", Cat + Cat) with { Code = ProblemCodes.DuplicateId, Column = "id" };
        yield return meanings.Of("run.mrp", Cat) with { Code = ProblemCodes.MissingId, Column = "id", Line = 1 };
        yield return meanings.Of("run.mrp", Cat + Cat.Replace("]}", "}", StringComparison.Ordinal)) with { Code = ProblemCodes.InvalidJson, Column = "character 69" };
    }

    private static IEnumerable<Provocation> KeyPoints()
    {
        var arguments = new Provocation("", new KeyPointScorer(), First)
            .Beside("arguments.csv", "arg_id,topic,stance\na1,t,1\na2,t,1\n").Beside("key_points.csv", "key_point_id\nk1\nk2\n").Beside("labels.csv", "arg_id,key_point_id,label\na1,k1,1\n");
        yield return arguments.Of("run.json", "{\"a1\": {\"k1\": 1},\n \"a2\": {\"k1\": 1,\t\"😀\": .5}}") with { Code = ProblemCodes.InvalidJson, Line = 2, Column = "character 23" };
        yield return arguments.Of("run.json", "\uFEFF{\"a1\": {\"k1\": 1}}\n{\"ä\": {\"k1\": 1}, \"a1\": {}}") with { Code = ProblemCodes.DuplicateId, Line = 2, Column = "character 18" };
        yield return arguments.Of("run.json", "{\"a1\": {\"k1\": 1, \"k1\": 2}, \"a2\": {\"k2\": 1}}") with { Code = ProblemCodes.DuplicateField, Column = "character 18" };
        yield return arguments.Of("run.json", "{\"a1\": 1}") with { Code = ProblemCodes.WrongType, Column = "character 2" };
        yield return arguments.Of("run.json", "{\"ä\": {\"k1\": \"x\"}}") with { Code = ProblemCodes.NotANumber, Column = "character 8" };
        yield return arguments.Of("run.json", "{\"a3\": {\"k1\": 1}, \"a1\": {\"k3\": 1, \"k1\": 1}}\n") with { Code = ProblemCodes.UnknownId, Column = "character 2" };
        yield return arguments.Of("run.json", "{\"a1\": {\"k3\": 1, \"k1\": 1}}\n") with { Code = ProblemCodes.UnknownLabel, Column = "character 9" };
        yield return arguments.Of("run.json", "{\"a1\": {\"k1\": 1}}\n\n") with { Code = ProblemCodes.MissingId, Column = "character 18" };
        yield return arguments.Of("run.json", [.. "{\n\"é"u8, 0xFF]) with { Code = ProblemCodes.NotUtf8, Line = 2, Column = "character 3" };
    }

    private static IEnumerable<Provocation> Bounds()
    {
        const string Instances = "id,time_limit,initial_primal,initial_dual\né😀,10,9,1\nb,10,9,1\n";
        const string Good = "id,time,primal_bound,dual_bound\r\né😀,1,5,\r\n";
        var bounds = new Provocation("late-bound", new BoundScorer(), "time", 3).Beside("instances.csv", Instances);
        yield return bounds.Of("run.csv", Good + "b,10,5,\r\n");
        yield return bounds.Of("run.csv", Good + "b,1,5,5.1\r\n") with { Code = "contradicting-bounds", Column = "dual_bound" };
        yield return bounds.Of("run.csv", Good + "b,1,.5,\r\n") with { Code = "contradicting-bounds", Column = "primal_bound" };
        yield return bounds.Of("run.csv", Good + "b,1,nan,\r\n") with { Code = ProblemCodes.NotFinite, Column = "primal_bound" };
        yield return bounds.Of("run.csv", Good + "b,1,-1.7e308,\r\n").With("""{"contradictions": "warning"}""") with { Code = ProblemCodes.Overflow, Column = "primal_bound" };
        yield return bounds.Of("run.csv", Good + "B,1,5,\r\n") with { Code = ProblemCodes.UnknownId, Column = "id" };
        yield return bounds.Of("run.csv", Good) with { Code = ProblemCodes.MissingId, Column = "id", Line = 2 };
        yield return bounds.Of("run.csv", "id,time\nb,1\n") with { Code = ProblemCodes.MissingColumn, Column = "primal_bound", Line = 1 };
        yield return bounds.Of("run.txt", "5\n") with { Code = ProblemCodes.MissingColumn, Column = "id", Line = 1 };
        var reference = new Provocation(ProblemCodes.OutOfRange, new BoundScorer(), "time_limit", 3);
        yield return reference.InReference("instances.csv", Instances.Replace("b,10", "b,0", StringComparison.Ordinal));
        yield return reference.InReference("instances.csv", Instances.Replace("b,10,9", "b,10,", StringComparison.Ordinal)) with { Code = ProblemCodes.EmptyValue, Column = "initial_primal" };
        yield return reference.InReference("instances.tsv", "id\ttime_limit\na\t1\n") with { Code = ProblemCodes.MissingColumn, Column = "initial_primal", Line = 1 };
        yield return reference.InReference("instances.txt", "a\n") with { Code = ProblemCodes.MissingColumn, Column = "id", Line = 1 };
        yield return reference.InReference("instances.csv", "id,time_limit,initial_dual,direction\na,1,1,up\n") with { Code = ProblemCodes.UnknownLabel, Column = "direction", Line = 2 };
    }

    private static IEnumerable<Provocation> OfOnePlugin()
    {
        yield return new Provocation(ProblemCodes.OtherItems, new ClassificationScorer(), First).Beside("gold.tsv", "id\tlabel\n1\ta\n2\tb\n").Of("run.tsv", "id\tlabel\n1\ta\n2\tb\n")
            .With("""{"missing_predictions": "ignore"}""") with { Other = ("run.tsv", "id\tlabel\n1\ta\n"), File = "other" };
        yield return new Provocation("missing-score", new ImportedScorer(), First).Beside("values.tsv", $"sha256\tvalue\ttool\tversion\n{new string('a', 64)}\t1\tx\t1\n").Of("run.txt", "x\n");
        yield return new Provocation("malformed-hash", new ImportedScorer(), "sha256", 2).InReference("values.tsv", "sha256\tvalue\ttool\tversion\nabc\t1\tx\t1\n");
        yield return new Provocation(ProblemCodes.MissingColumn, new ImportedScorer(), "sha256").InReference("values.txt", "x\n");
        var latency = new Provocation("no-delays", new LatencyScorer(), "delays", 2).Beside("gold.tsv", "id\tsource_length\treference_length\na\t4\t3\nb\t4\t3\n");
        yield return latency.Of("run.jsonl", "{\"id\": \"a\", \"delays\": [1, 2]}\n{\"id\": \"b\", \"delays\": []}\n");
        yield return latency.Of("run.jsonl", "{\"id\": \"a\", \"delays\": [1, 2]}\n{\"id\": \"b\", \"delays\": [1e308, 1e308, 1e308]}\n") with { Code = ProblemCodes.Overflow };
        yield return latency.Of("run.jsonl", "{\"id\": \"a\", \"delays\": [1, 2], \"elapsed\": [2, 3]}\n{\"id\": \"b\", \"delays\": [1, 2]}\n") with { Code = "no-elapsed", Column = "elapsed" };
        yield return latency.Of("run.jsonl", "{\"id\": \"a\", \"delays\": [1, 2]}\n{\"id\": \"b\", \"delays\": [1, 2], \"elapsed\": [2]}\n") with { Code = "count-differs", Column = "elapsed" };
        var recording = new Provocation("no-words", new LatencyScorer(), "prediction").Beside("gold.tsv", "wav\toffset\tduration\treference\na.wav\t0\t1\tx\na.wav\t1\t1\ty\n").With("""{"segments": "resegmented"}""");
        yield return recording.Of("run.jsonl", "{\"wav\": \"a.wav\", \"prediction\": \"x\", \"delays\": [1]}\n");
        yield return recording.Of("run.jsonl", "{\"wav\": \"a.wav\", \"prediction\": \"x\", \"delays\": [1, 2]}\n") with { Code = "count-differs" };
    }
}
