using System.Text;
using System.Text.Json;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>What a scorer gets of a file, row by row, and what its author is told.</summary>
public sealed class RowReaderTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("a.tsv", "id;label,prediction", "id\tlabel\n1\tx\n2\ty\n", "2/0: 1 | x\n3/1: 2 | y")]
    [InlineData("a.tsv", "id;label,prediction", " LABEL \tId\n x\t1\n", "2/0: 1 |  x")]
    [InlineData("a.tsv", "id;label,prediction", "ID\tid\tprediction\na\tb\tx\n", "2/0: b | x")]
    [InlineData("a.tsv", "id;label,prediction", "\uFEFFid\tlabel\r\n1\tx\r\n", "2/0: 1 | x")]
    [InlineData("a.tsv", "id;label,prediction", "1\tx\n2\ty\n", "1/0: 1 | x\n2/1: 2 | y")]
    [InlineData("a.tsv", "id;label,prediction", "x\ny\n", "1/0 no ids:  | x\n2/1 no ids:  | y")]
    [InlineData("a.tsv", "id;label,prediction", "a,b\nc\n", "Error column-count 1 character 2: Line 1 has only one column, but commas in it. Columns of a .tsv file are separated by tabs.\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction", "a;b\n", "1/0 no ids:  | a;b")]
    [InlineData("a.tsv", "id;label,prediction", "1\tx\tz\n", "Error missing-column 1 id: Line 1 has 3 columns and is not a header. A file with these columns needs a header that names \"id\" and \"label\" or \"prediction\".\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction", "id\tlabel\n1\n1\tx\ty\n2\tz\n", "4/2: 2 | z\nError column-count 2 label: Line 2 has 1 column; the header has 2 columns.\nError column-count 3 column 3: Line 3 has 3 columns; the header has 2 columns.\nskipped 2")]
    [InlineData("a.tsv", "id;label,prediction", "1\tx\n2\n3\ty\n", "1/0: 1 | x\n3/2: 3 | y\nError column-count 2 label: Line 2 has 1 column; the first line has 2 columns.\nskipped 1")]
    [InlineData("a.tsv", "id;label,prediction", "id\tlabel\textra\n1\tx\n", "Error column-count 2 extra: Line 2 has 2 columns; the header has 3 columns.\nskipped 1")]
    [InlineData("a.tsv", "id;label,prediction", "id\tlabel\t\n1\tx\n", "Error column-count 2 column 3: Line 2 has 2 columns; the header has 3 columns.\nskipped 1")]
    [InlineData("a.tsv", "id;label,prediction", "id\tlabel\n\n\n1\tx\n\n2\ty\n\n", "4/0: 1 | x\n6/1: 2 | y\nWarning blank-line 2 character 1: Line 2 is blank; it was passed over.\nWarning blank-line 5 character 1: Line 5 is blank; it was passed over.")]
    [InlineData("a.tsv", "id;label,prediction", "id\tlabel\tlabel\n1\tx\ty\n", "Error duplicate-column 1 label: The header (line 1) has the column \"label\" twice.\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction", "label\nx\n", "2/0 no ids:  | x")]
    [InlineData("a.tsv", "id;label,prediction", "id\n1\n", "Error missing-column 1 label: The header (line 1) has no column \"label\" or \"prediction\". It has: id.\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction", "a\tb\tlabel\n", "Error missing-column 1 id: The header (line 1) has no column \"id\". It has: a, b, label.\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction", "id\tlabel\n\t\n", "2/0:  | ")]
    [InlineData("a.tsv", "id;label,prediction", "\n\n1\tx\n", "3/0: 1 | x\nWarning blank-line 1 character 1: Line 1 is blank; it was passed over.")]
    [InlineData("a.tsv", "id;label,prediction;lang", "1\tx\n", "Error missing-column 1 id: Line 1 has 2 columns and is not a header. A file with these columns needs a header that names \"id\", \"label\" or \"prediction\" and \"lang\".\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction;lang", "x\n", "1/0 no ids:  | x | ")]
    [InlineData("a.tsv", "id;label,prediction;lang", "label\tlang\nx\ten\n", "Error missing-column 1 id: The header (line 1) has no column \"id\". It has: label, lang.\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction;lang", "lang\tq\nen\t1\n", "Error missing-column 1 id: The header (line 1) has no column \"id\". It has: lang, q.\nError missing-column 1 label: The header (line 1) has no column \"label\" or \"prediction\". It has: lang, q.\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction;lang", "lang\tlabel\tid\nen\tx\t1\n", "2/0: 1 | x | en")]
    [InlineData("a.tsv", "id;label,prediction;lang", "1\tx\ten\n", "Error missing-column 1 id: Line 1 has 3 columns and is not a header. A file with these columns needs a header that names \"id\", \"label\" or \"prediction\" and \"lang\".\nskipped 0, broken")]
    [InlineData("a.tsv", "id", "a\nb\n", "1/0: a\n2/1: b")]
    [InlineData("a.tsv", "id", "a\tb\n", "Error missing-column 1 id: Line 1 has 2 columns and is not a header. A file with these columns needs a header that names \"id\".\nskipped 0, broken")]
    [InlineData("a.tsv", "id", "a,b\n", "Error column-count 1 character 2: Line 1 has only one column, but commas in it. Columns of a .tsv file are separated by tabs.\nskipped 0, broken")]
    [InlineData("a.tsv", "id", "x\tID\n1\t2\n", "2/0: 2")]
    [InlineData("a.tsv", "id;label,prediction", "ID  prediction\n1  x\n", "Error column-count 1 character 3: Line 1 has only one column, but spaces in it. Columns of a .tsv file are separated by tabs.\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction", "id card\nlabel of an id\n", "1/0 no ids:  | id card\n2/1 no ids:  | label of an id")]
    [InlineData("a.tsv", "id;label,prediction", "id\tlabel\n1\tx\t\t\n2\ty\tz\n", "Error column-count 2 column 3: Line 2 has 4 columns; the header has 2 columns. Nothing stands behind its last tab.\nError column-count 3 column 3: Line 3 has 3 columns; the header has 2 columns.\nskipped 2")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n1,x,\n", "Error column-count 2 column 3: Line 2 has 3 columns; the header has 2 columns. Nothing stands behind its last comma.\nskipped 1")]
    [InlineData("a.csv", "id;label,prediction", "id;label\n1;x\n", "2/0: 1 | x")]
    [InlineData("a.csv", "id;label,prediction", "\"id\";\"label\"\n1;\"x;y\"\n", "2/0: 1 | x;y")]
    [InlineData("a.csv", "id;label,prediction", "\uFEFFid;label\r\n1;x,y\r\n", "2/0: 1 | x,y")]
    [InlineData("a.csv", "id;label,prediction", "id\tlabel\n1\tx,\"y\n", "2/0: 1 | x,\"y")]
    [InlineData("a.tsv", "id;label,prediction", "id,label\n1,\"x,y\"\n", "2/0: 1 | x,y")]
    [InlineData("a.tsv", "id;label,prediction", "id;label\n1;x\n", "2/0: 1 | x")]
    [InlineData("a.csv", "id;label,prediction", "sep=;\nid;label\n1;x\n", "3/0: 1 | x")]
    [InlineData("a.csv", "id;label,prediction", "SEP=,\r\n1,x\r\n", "2/0: 1 | x")]
    [InlineData("a.csv", "id;label,prediction", "sep=\t\n1\t\"x\n", "2/0: 1 | \"x")]
    [InlineData("a.csv", "id;label,prediction", "sep=|\nx\n", "1/0 no ids:  | sep=|\n2/1 no ids:  | x")]
    [InlineData("a.csv", "id;label,prediction", "id;label\n1;x;\n", "Error column-count 2 column 3: Line 2 has 3 columns; the header has 2 columns. Nothing stands behind its last semicolon.\nskipped 1")]
    [InlineData("a.csv", "id;label,prediction", "id;lab\n1;x\n", "Error column-count 1 character 3: Line 1 has only one column, but semicolons in it. Columns of a .csv file are separated by commas.\nskipped 0, broken")]
    [InlineData("a.csv", "id;label,prediction", "id;label,prediction\n1;x,y\n", "Error missing-column 1 id: The header (line 1) has no column \"id\". It has: id;label, prediction.\nskipped 0, broken")]
    [InlineData("a.csv", "id;label,prediction;lang", "lang;label;id\nen;x;1\n", "2/0: 1 | x | en")]
    [InlineData("a.csv", "id", "id;n\n1;2\n", "2/0: 1")]
    [InlineData("a.csv", "id", "id\nsep=;\n", "2/0: sep=;")]
    [InlineData("a.csv", "id;label,prediction", "id,x;label;id\n1,2\n", "Error missing-column 1 label: The header (line 1) has no column \"label\" or \"prediction\". It has: id, x;label;id.\nskipped 0, broken")]
    [InlineData("a.tsv", "id;label,prediction", "id,label,;id;label;\n1,x,y\n", "2/0: 1 | x")]
    [InlineData("a.csv", "id;label,prediction", "1\tx\n", "Error column-count 1 character 2: Line 1 has only one column, but tabs in it. Columns of a .csv file are separated by commas.\nskipped 0, broken")]
    [InlineData("a.csv", "id;label,prediction", "1;x\n", "Error column-count 1 character 2: Line 1 has only one column, but semicolons in it. Columns of a .csv file are separated by commas.\nskipped 0, broken")]
    [InlineData("a.csv", "id;label,prediction", "a;b\tc\n", "Error column-count 1 character 4: Line 1 has only one column, but tabs in it. Columns of a .csv file are separated by commas.\nskipped 0, broken")]
    [InlineData("a.csv", "id;label,prediction", "x\ny\n", "1/0 no ids:  | x\n2/1 no ids:  | y")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n\"1\",\"x\"\n\"2\",\"a \"\"b\"\" c\"\n\"\"\"\",\"\"\"\"\"\"\n", "2/0: 1 | x\n3/1: 2 | a \"b\" c\n4/2: \" | \"\"")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n\"1\n2\",x\n3,\"y\r\nz\"\n", "2/0: 1\n2 | x\n4/1: 3 | y\r\nz")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n1,a\"b\n2,y\n", "3/1: 2 | y\nError quoting 2 label: Line 2: a quotation mark stands inside a value, at character 4. A value with quotation marks is written in quotation marks, with each one in it doubled, as in \"5\"\" screen\".\nskipped 1")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n\"a\"b,c\n2,y\n", "3/1: 2 | y\nError quoting 2 id: Line 2: a quotation mark stands inside a value, at character 3. A value with quotation marks is written in quotation marks, with each one in it doubled, as in \"5\"\" screen\".\nskipped 1")]
    [InlineData("a.csv", "id;label,prediction", "id,label\nä,\"abc\n2,x\n", "Error quoting 2 label: Line 2: the quotation mark that opens here is never closed. Nothing after it was read.\nskipped 1, broken")]
    [InlineData("a.csv", "id;label,prediction", "1,x\n\"a\n", "1/0: 1 | x\nError quoting 2 id: Line 2: the quotation mark that opens here is never closed. Nothing after it was read.\nskipped 1, broken")]
    [InlineData("a.csv", "id;label,prediction", "\"a,b\n", "Error quoting 1 column 1: Line 1: the quotation mark that opens here is never closed. Nothing after it was read.\nskipped 1, broken")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n1,x\n\"2\",\"y\nz\"\" and more\n", "2/0: 1 | x\nError quoting 3 label: Line 3: the quotation mark that opens here is never closed. Nothing after it was read.\nskipped 1, broken")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n\"1\"\"\",\"2\"\"\"\n\"3\",\"4\"\"\"\n", "2/0: 1\" | 2\"\n3/1: 3 | 4\"")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n\t\n1,x\n", "3/0: 1 | x\nWarning blank-line 2 character 1: Line 2 is blank; it was passed over.")]
    [InlineData("a.csv", "id;label,prediction", "id,label\n1,\"a\nb\" c\n2,y\n", "4/1: 2 | y\nError quoting 3 label: Line 3: a quotation mark stands inside a value, at character 2. A value with quotation marks is written in quotation marks, with each one in it doubled, as in \"5\"\" screen\".\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": \"x\"}\n\n\n{\"id\": \"b\", \"label\": true}\n\n{\"label\": -0.50, \"id\": 1e3}\n\n", "1/0: 1 | x\n4/1: b | true\n6/2: 1e3 | -0.50\nWarning blank-line 2 character 1: Line 2 is blank; it was passed over.\nWarning blank-line 5 character 1: Line 5 is blank; it was passed over.")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": \"\\u0041\\\"\", \"label\": \"\\\"b\"}\n{\"label\": \"c\\n\", \"id\": \"d\"}\n", "1/0: A\" | \"b\n2/1: d | c\n")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"prediction\": \"x\", \"id\": \"label\"}\n{\"id\": 2, \"label\": \"y\"}\n", "1/0: label | x\nError missing-field 2 prediction: Line 2 has no field \"prediction\". It has: id, label.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": \"x\", \"prediction\": \"y\"}\n", "1/0: 1 | x")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"x\": {\"label\": 3, \"id\": 4}, \"id\": 1, \"prediction\": \"y\"}\n", "1/0: 1 | y")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"x\": [{\"id\": 2}], \"label\": \"y\"}\n", "1/0: 1 | y")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"id\": 2, \"label\": \"x\"}\n{\"id\": 3, \"label\": \"y\"}\n", "2/1: 3 | y\nError duplicate-field 1 id: Line 1 has the field \"id\" twice.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": \"a\\\"\", \"id\": \"b\", \"label\": \"x\"}\n", "Error duplicate-field 1 id: Line 1 has the field \"id\" twice.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": \"x\", \"label\": [1, {\"id\": 3}]}\n", "Error duplicate-field 1 label: Line 1 has the field \"label\" twice.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": null}\n", "Error missing-field 1 label: Line 1: the field \"label\" is null.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1}\n", "Error missing-field 1 label: Line 1 has no field \"label\" or \"prediction\". It has: id.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"q1\": \"x\", \"q2\": {\"q3\": 1}}\n", "Error missing-field 1 id: Line 1 has no field \"id\". It has: q1, q2.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": [\"x\"]}\n{\"id\": {\"id\": 2}, \"label\": \"x\"}\n{\"id\": 3, \"label\": \"y\"}\n", "3/2: 3 | y\nError wrong-type 1 label: Line 1: the field \"label\" holds a list or an object; expected a text, a number, true or false.\nError wrong-type 2 id: Line 2: the field \"id\" holds a list or an object; expected a text, a number, true or false.\nskipped 2")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": \"x\"} z\n", "Error invalid-json 1 character 25: Line 1 is not valid JSON: something unexpected stands at character 25.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": \"x\"}{\"id\": 2}\n", "Error invalid-json 1 character 24: Line 1 is not valid JSON: something unexpected stands at character 24.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": NaN}\n", "Error invalid-json 1 character 20: Line 1 is not valid JSON: something unexpected stands at character 20. JSON knows neither NaN nor Infinity.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": Infinity}\n", "Error invalid-json 1 character 20: Line 1 is not valid JSON: something unexpected stands at character 20. JSON knows neither NaN nor Infinity.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": -Infinity}\n", "Error invalid-json 1 character 21: Line 1 is not valid JSON: something unexpected stands at character 21. JSON knows neither NaN nor Infinity.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": -1x}\n", "Error invalid-json 1 character 22: Line 1 is not valid JSON: something unexpected stands at character 22.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": nan}\n", "Error invalid-json 1 character 21: Line 1 is not valid JSON: something unexpected stands at character 21. JSON knows neither NaN nor Infinity.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{'id': 1}\n", "Error invalid-json 1 character 2: Line 1 is not valid JSON: something unexpected stands at character 2. JSON puts texts in double quotation marks.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": True}\n", "Error invalid-json 1 character 20: Line 1 is not valid JSON: something unexpected stands at character 20. JSON writes true and false in small letters.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": False}\n", "Error invalid-json 1 character 20: Line 1 is not valid JSON: something unexpected stands at character 20. JSON writes true and false in small letters.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": Tea\n", "Error invalid-json 1 character 20: Line 1 is not valid JSON: something unexpected stands at character 20. JSON writes true and false in small letters.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1\n", "Error invalid-json 1 character 9: Line 1 is not valid JSON: it ends before its object does; an object stands on one line.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": \"x\"},\n", "Error invalid-json 1 character 24: Line 1 is not valid JSON: something unexpected stands at character 24. Is there a comma too many?\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "[1]\n", "Error invalid-json 1 character 1: Line 1 is not a JSON object; every line has to be one, as in {\"id\": \"1\", ...}.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "  \"x\"\n", "Error invalid-json 1 character 3: Line 1 is not a JSON object; every line has to be one, as in {\"id\": \"1\", ...}.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "5\n", "Error invalid-json 1 character 1: Line 1 is not a JSON object; every line has to be one, as in {\"id\": \"1\", ...}.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "\uFEFF{\"id\": \"ä\", \"label\": x}\n", "Error invalid-json 1 character 22: Line 1 is not valid JSON: something unexpected stands at character 22.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": \"\\ud800\"}\n", "Error invalid-json 1 character 20: Line 1 is not valid JSON: a half of a surrogate pair stands alone, at character 20.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"ä\": 2, \"\\ud800\": 1, \"id\": 1, \"label\": \"x\"}\n", "Error invalid-json 1 character 10: Line 1 is not valid JSON: a half of a surrogate pair stands alone in the name of a field.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": 1, \"label\": \"x\"\n{\"id\": 2, \"label\": \"y\"}\n", "2/1: 2 | y\nError invalid-json 1 character 23: Line 1 is not valid JSON: it ends before its object does; an object stands on one line.\nskipped 1")]
    [InlineData("a.jsonl", "id;label,prediction", "{}\n", "Error missing-field 1 id: Line 1 has no field \"id\". It has none.\nskipped 1")]
    [InlineData("a.jsonl", "id;tags*;state+", "{\"id\": 1, \"tags\": [\"a\", {\"id\": 2}], \"state\": {\"id\": [3]}}\n", "1/0: 1 | [\"a\", {\"id\": 2}] list | {\"id\": [3]} object")]
    [InlineData("a.jsonl", "id;tags*;state+", "{\"id\": 1, \"tags\": {\"a\": 1}, \"state\": {}}\n", "Error wrong-type 1 tags: Line 1: the field \"tags\" holds an object; expected a list, a text, a number, true or false.\nskipped 1")]
    [InlineData("a.jsonl", "id;tags*;state+", "{\"id\": 1, \"tags\": \"a\", \"state\": [1]}\n", "Error wrong-type 1 state: Line 1: the field \"state\" holds a list; expected an object.\nskipped 1")]
    [InlineData("a.jsonl", "id;tags*;state+", "{\"id\": [1], \"tags\": [], \"state\": {}}\n", "Error wrong-type 1 id: Line 1: the field \"id\" holds a list or an object; expected a text, a number, true or false.\nskipped 1")]
    [InlineData("a.txt", "id;label,prediction", "x\n\n\ny\n\n\n", "1/0 no ids:  | x\n2/1 no ids:  | \n3/2 no ids:  | \n4/3 no ids:  | y")]
    [InlineData("a.txt", "id;label,prediction", "\nx", "1/0 no ids:  | \n2/1 no ids:  | x")]
    [InlineData("a.txt", "id;label,prediction", "x\ny", "1/0 no ids:  | x\n2/1 no ids:  | y")]
    [InlineData("a.txt", "id;label,prediction", "\n\n", "")]
    [InlineData("a.txt", "id;label,prediction", " \nx\n", "1/0 no ids:  |  \n2/1 no ids:  | x")]
    [InlineData("a.jsonl", "id;label,prediction", "{\n\"id\": 1,\n", "Error invalid-json 1 character 2: Line 1 is not valid JSON: it ends before its object does; an object stands on one line.\nError invalid-json 2 character 1: Line 2 is not a JSON object; every line has to be one, as in {\"id\": \"1\", ...}.\nskipped 2")]
    [InlineData("a.jsonl", "id;label,prediction", "{\"id\": \"ab\n", "Error invalid-json 1 character 11: Line 1 is not valid JSON: it ends before its object does; an object stands on one line.\nskipped 1")]
    [InlineData("a.txt", "id", "a\n\nb\n", "1/0: a\n2/1: \n3/2: b")]
    public void Rows_OfAFile_AreReadAndProblemsTold(string name, string fields, string content, string expected)
    {
        Read(name, fields, content).ShouldBe(expected);
    }

    [Fact]
    public void Csv_WithManyDoubledQuotes_IsReadAsItWasMeant()
    {
        string[] texts = [new('"', 700), "plain", $"{new string('x', 5000)}\"", "\"", new('"', 9000)];

        Read("a.csv", "id;label", $"id,label\n{string.Join("\n", texts.Select(text => $"{Quoted(text)},{Quoted(text + "\"")}"))}\n")
            .ShouldBe(string.Join("\n", texts.Select((text, row) => $"{row + 2}/{row}: {text} | {text}\"")));

        static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [Fact]
    public void Json_WithManyEscapes_IsReadAsItWasMeant()
    {
        string[] texts = [new('"', 700), "plain", $"{new string('x', 5000)}\"", "\t", new('"', 9000)];

        Read("a.jsonl", "id;label", string.Join("\n", texts.Select(text => JsonSerializer.Serialize(new { id = text, label = text + "\n" }))))
            .ShouldBe(string.Join("\n", texts.Select((text, row) => $"{row + 1}/{row}: {text} | {text}\n")));
    }

    [Theory]
    [InlineData(1000, 1, "1000 columns", "1 column", "")]
    [InlineData(1001, 1000, "more than 1000 columns", "1000 columns", " Only the first 1000 columns were looked at.")]
    [InlineData(2, 5000, "2 columns", "more than 1000 columns", "")]
    public void Columns_BeyondTheMost_AreToldAsSuch(int header, int row, string ofHeader, string ofRow, string hint)
    {
        var names = string.Join('\t', Enumerable.Range(1, header).Select(number => $"c{number}"));

        Read("a.tsv", "c1;c2", $"{names}\n{string.Join('\t', Enumerable.Repeat("x", row))}\n").ShouldContain($"Line 2 has {ofRow}; the header has {ofHeader}.");
        Read("a.tsv", "c1;label", $"{names}\n").ShouldContain($"has no column \"label\". It has: {string.Join(", ", Enumerable.Range(1, Math.Min(20, header)).Select(number => $"c{number}"))[..Math.Min(6, header)]}");
        Read("a.tsv", "c1;label", $"{names}\n").Contains("were looked at", StringComparison.Ordinal).ShouldBe(hint.Length > 0);
    }

    [Theory]
    [InlineData("a.tsv", "id\tlabel\n1\tx\n", "\n2\ty\n", "4/2: 2 | y", 3)]
    [InlineData("a.csv", "id,label\n1,x\n", "\n2,y\n", "4/2: 2 | y", 3)]
    [InlineData("a.jsonl", "{\"id\": 1, \"label\": \"x\"}\n", "\n{\"id\": 2, \"label\": \"y\"}\n", "3/2: 2 | y", 2)]
    [InlineData("a.txt", "x\n", "\ny\n", "3/2 no ids:  | y", 2)]
    [InlineData("a.txt", "\n\n", "\ny\n", "4/3 no ids:  | y", 3)]
    public void Row_ThatIsTooLong_TakesItsPlaceAndIsTold(string name, string before, string after, string last, int line)
    {
        var told = Read(name, "id;label", before + new string('z', LineReader.MaxLineBytes + 1) + after).Split('\n');

        told.ShouldContain(one => one == last);
        told.ShouldContain(one => one == $"Error line-too-long {line} character {LineReader.MaxLineBytes + 1}: Line {line} is longer than {LineReader.MaxLineBytes} bytes, the longest line that can be read.");
        told[^1].ShouldBe("skipped 1");
    }

    [Theory]
    [InlineData(999, 1, "skipped 999")]
    [InlineData(1000, 0, "skipped 1000, broken")]
    [InlineData(1001, 0, "skipped 1000, broken")]
    public void Reading_OfAThousandLinesOfNoJson_Stops(int lines, int rows, string end)
    {
        var told = Read("a.jsonl", "id", string.Concat(Enumerable.Repeat("?\n", lines)) + "{\"id\": 1}\n").Split('\n');

        told.Count(line => line.EndsWith(": 1", StringComparison.Ordinal)).ShouldBe(rows);
        told.Any(line => line.Contains("Reading stopped at line 1000", StringComparison.Ordinal)).ShouldBe(rows == 0);
        told[^1].ShouldBe(end);
    }

    private static FieldSpec Field(string text) =>
        new(text.TrimEnd('*', '+').Split(',')) { AllowsList = text.EndsWith('*'), AllowsObject = text.EndsWith('+') };

    /// <summary>Each row as its line, its position and its fields; then each problem as its severity, code, line, column and message.</summary>
    private string Read(string name, string fields, string content)
    {
        File.WriteAllText(path, content);
        var problems = new ProblemList();
        var specs = fields.Split(';').Select(Field).ToList();
        using var reader = RowReader.Open(new InputFile(path, name, FormatDetector.FromName(name) ?? FileFormat.Lines), specs, problems);
        List<string> told = [];
        while (reader.MoveNext())
        {
            var values = Enumerable.Range(0, specs.Count).Select(field => $"{Encoding.UTF8.GetString(reader[field])}{(reader.IsList(field) ? " list" : "")}{(reader.IsObject(field) ? " object" : "")}");
            told.Add($"{reader.Line}/{reader.Ordinal}{(reader.HasIds ? "" : " no ids")}: {string.Join(" | ", values)}");
        }

        told.AddRange(problems.Listed.Select(problem => $"{problem.Severity} {problem.Code} {problem.Line} {problem.Column}: {problem.Message}"));
        if (reader.Skipped > 0 || reader.IsBroken)
        {
            told.Add($"skipped {reader.Skipped}{(reader.IsBroken ? ", broken" : "")}");
        }

        return string.Join("\n", told);
    }
}
