namespace SharedTask.Scoring.Formats;

/// <summary>The stable keys of the problems that every format reports.</summary>
public static class ProblemCodes
{
    /// <summary>The folder holds no file that can be read.</summary>
    public const string NoFile = "no-file";

    /// <summary>The folder holds several files, and it is not clear which one is meant.</summary>
    public const string SeveralFiles = "several-files";

    /// <summary>A file of the task has no file in the run.</summary>
    public const string MissingFile = "missing-file";

    /// <summary>A file is for a part that the task does not have.</summary>
    public const string UnknownFile = "unknown-file";

    /// <summary>A file is not read, for it has none of the names that are expected.</summary>
    public const string IgnoredFile = "ignored-file";

    /// <summary>The file has no rows.</summary>
    public const string EmptyFile = "empty-file";

    /// <summary>The file has rows, and every one of them is passed over by what the task counts.</summary>
    public const string NothingCounts = "nothing-counts";

    /// <summary>The file is not text in UTF-8.</summary>
    public const string NotUtf8 = "not-utf8";

    /// <summary>The file is not text at all: an archive, a spreadsheet, an array of JSON.</summary>
    public const string WrongFormat = "wrong-format";

    /// <summary>A line, or a row that goes on over several lines, is longer than <see cref="LineReader.MaxLineBytes"/>.</summary>
    public const string LineTooLong = "line-too-long";

    /// <summary>An id, label or other value is longer than <see cref="RowReader.MaxValueBytes"/>.</summary>
    public const string ValueTooLong = "value-too-long";

    /// <summary>The file has more rows than <see cref="RowReader.MaxRows"/>.</summary>
    public const string TooManyRows = "too-many-rows";

    /// <summary>A row has more or fewer columns than the first one.</summary>
    public const string ColumnCount = "column-count";

    /// <summary>The header lacks a column that is needed.</summary>
    public const string MissingColumn = "missing-column";

    /// <summary>The header names a column twice.</summary>
    public const string DuplicateColumn = "duplicate-column";

    /// <summary>Quotation marks do not follow RFC 4180.</summary>
    public const string Quoting = "quoting";

    /// <summary>A line is not one JSON object.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>A JSON object lacks a field, or has <c>null</c> in it.</summary>
    public const string MissingField = "missing-field";

    /// <summary>A JSON object has a field twice.</summary>
    public const string DuplicateField = "duplicate-field";

    /// <summary>A JSON field holds an object or an array.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>Reading stopped early because very many lines could not be read.</summary>
    public const string ReadingStopped = "reading-stopped";

    /// <summary>A blank line stands between rows.</summary>
    public const string BlankLine = "blank-line";

    /// <summary>An id, label or number is empty.</summary>
    public const string EmptyValue = "empty-value";

    /// <summary>An id of the reference has no row in the run.</summary>
    public const string MissingId = "missing-id";

    /// <summary>An id occurs twice.</summary>
    public const string DuplicateId = "duplicate-id";

    /// <summary>An id is not in the reference.</summary>
    public const string UnknownId = "unknown-id";

    /// <summary>The order of rows is the id, and the rows are not in order.</summary>
    public const string OutOfOrder = "out-of-order";

    /// <summary>The order of lines is the id, and the run has more or fewer lines than the reference.</summary>
    public const string LineCount = "line-count";

    /// <summary>A label is not one of the known labels.</summary>
    public const string UnknownLabel = "unknown-label";

    /// <summary>A label set has a label twice.</summary>
    public const string DuplicateLabel = "duplicate-label";

    /// <summary>An annotator labels an item twice.</summary>
    public const string DuplicateAnnotation = "duplicate-annotation";

    /// <summary>An annotator is not one of those of the task.</summary>
    public const string UnknownAnnotator = "unknown-annotator";

    /// <summary>An annotator of the task has no row in the run.</summary>
    public const string MissingAnnotator = "missing-annotator";

    /// <summary>A run has more annotators than <see cref="AnnotationData.MaxAnnotators"/>.</summary>
    public const string TooManyAnnotators = "too-many-annotators";

    /// <summary>An annotator is given two different teams.</summary>
    public const string TeamConflict = "team-conflict";

    /// <summary>Two texts look the same and differ in their Unicode normal form alone.</summary>
    public const string UnicodeForm = "unicode-form";

    /// <summary>A value that must be a number is none.</summary>
    public const string NotANumber = "not-a-number";

    /// <summary>A number is infinite or NaN.</summary>
    public const string NotFinite = "not-finite";

    /// <summary>A number is outside its range.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>A metric is too large for a number, and so undefined.</summary>
    public const string Overflow = "overflow";

    /// <summary>A slice column has more values than are scored.</summary>
    public const string ManySlices = "many-slices";

    /// <summary>A sentence of the run has more or fewer tokens than the reference's.</summary>
    public const string SentenceLength = "sentence-length";

    /// <summary>A token of the run is not the reference's.</summary>
    public const string TokenDiffers = "token-differs";

    /// <summary>A tag does not follow the scheme.</summary>
    public const string MalformedTag = "malformed-tag";

    /// <summary>A span has no start, end or type that could be used.</summary>
    public const string InvalidSpan = "invalid-span";

    /// <summary>A topic is not in the reference.</summary>
    public const string UnknownTopic = "unknown-topic";

    /// <summary>A topic of the reference has no ranking in the run.</summary>
    public const string MissingTopic = "missing-topic";

    /// <summary>A document occurs twice for a topic.</summary>
    public const string DuplicateDocument = "duplicate-document";

    /// <summary>The heads of a sentence's words go in a circle.</summary>
    public const string HeadCycle = "head-cycle";

    /// <summary>A sentence has more than one root.</summary>
    public const string RootCount = "root-count";

    /// <summary>The tokens of a run do not make the reference's text.</summary>
    public const string TextDiffers = "text-differs";

    /// <summary>A mention is in two clusters, or twice in one, or in a file.</summary>
    public const string DuplicateMention = "duplicate-mention";

    /// <summary>A line of an M2 file is neither a sentence nor an edit that could be used.</summary>
    public const string InvalidEdit = "invalid-edit";

    /// <summary>A sentence has more tokens than are compared.</summary>
    public const string SentenceTooLong = "sentence-too-long";

    /// <summary>A sentence of a run has too little in common with its source to be aligned with it.</summary>
    public const string TooDifferent = "too-different";

    /// <summary>A graph is not written as its format has it.</summary>
    public const string InvalidGraph = "invalid-graph";

    /// <summary>A file of XML is not well-formed.</summary>
    public const string InvalidXml = "invalid-xml";

    /// <summary>A graph has more nodes or edges than are compared.</summary>
    public const string GraphTooLarge = "graph-too-large";

    /// <summary>Two runs that are to be compared are scored on different items.</summary>
    public const string OtherItems = "other-items";
}
