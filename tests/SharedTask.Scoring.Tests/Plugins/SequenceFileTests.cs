using System.Globalization;
using SequenceLabelling;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Files of tagged sentences as people write them: what is scored, and what their authors are told.</summary>
public sealed class SequenceFileTests
{
    private const string Places = "Cairo\tB-LOC\nis\tO\nold\tO\n\nIraq\tB-LOC\n";
    private const string Named = "# id = 1\n# domain = news\nCairo\tB-LOC\nis\tO\n\n# id = 2\n# domain = web\nIraq\tB-LOC\n";
    private const string Json = "{\"id\": 1, \"tokens\": [\"Cairo\", \"is\"], \"tags\": [\"B-LOC\", \"O\"], \"domain\": \"news\", \"long\": true}\n\n{\"id\": \"b\", \"tokens\": [\"Iraq\"], \"tags\": [\"B-LOC\"], \"domain\": 5, \"long\": false}\n";
    private const string Spans = "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": 1, \"type\": \"LOC\"}, {\"start\": 3, \"end\": 5, \"type\": \"PER\"}]}\n{\"id\": 2, \"spans\": []}\n";

    [Theory]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\tO\nold\tO\n\nIraq\tB-LOC\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", Places, "Cairo B-LOC\nis  O\nold O \n\n \t\n\nIraq B-LOC", "{}", "2: 1 1 1 1")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\tO\tX\nold\tO\n\nIraq\tB-LOC\n", "{}", "Error column-count 2 column 3: Line 2 has 3 columns, expected 2. Sentences are parted by blank lines, columns by tabs or blanks.")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\nold\tO\n\nIraq\tB-LOC\n", "{}", "Error column-count 2 column 2: Line 2 has 1 column, expected 2. Sentences are parted by blank lines, columns by tabs or blanks.")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\tO\nold\tO\n\nIraq\n", "{}", "Error column-count 5 column 2: Line 5 has 1 column, expected 2. Sentences are parted by blank lines, columns by tabs or blanks.")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\tO\nold\tO\n", "{}", "Error line-count 3 character 1: The file has 1 sentence, and the reference has 2. Sentences are parted by blank lines.")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\tO\nold\tO\n\nIraq\tB-LOC\n\nx\tO\n\ny\tO\n", "{}", "Error line-count 7 character 1: The file has 4 sentences, and the reference has 2. Sentences are parted by blank lines.")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\nold\tO\n\nIraq\tB-LOC\n\nx\tO\n", "{}", "Error column-count 2 column 2: Line 2 has 1 column, expected 2. Sentences are parted by blank lines, columns by tabs or blanks.\nError line-count 7 character 1: The file has 3 sentences, and the reference has 2. Sentences are parted by blank lines.")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nwas\tO\nold\tO\n\nIran\tB-LOC\n", "{}", "Error token-differs 2 column 1: Line 2: token 2 of the sentence is \"was\", expected \"is\".\nError token-differs 5 column 1: Line 5: token 1 of the sentence is \"Iran\", expected \"Iraq\".")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\tO\n\nIraq\tB-LOC\n", "{}", "Error sentence-length 1 last column: Line 1: the sentence that begins on line 1 has 2 tokens, the reference has 3.")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\tO\nold\tO\n!\tO\n\nIraq\tB-LOC\n", "{}", "Error sentence-length 4 last column: Line 4: the sentence that begins on line 1 has 4 tokens, the reference has 3.")]
    [InlineData("conll", Places, "Cairo\tB-LOC\n\nIraq\tB-LOC\n", "{}", "Error sentence-length 1 last column: Line 1: the sentence that begins on line 1 has 1 token, the reference has 3.")]
    [InlineData("conll", Places, "Cairo\tLOC\nis\tO\nold\tX-\n\nIraq\tB-LOC\n", "{}", "Error malformed-tag 1 last column: Line 1: the tag \"LOC\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.\nError malformed-tag 3 last column: Line 3: the tag \"X-\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.")]
    [InlineData("conll", Places, "Cairo\tB-PER\nis\tB-PER\nold\tI-ORG\n\nIraq\tB-LOC\n", "{}", "Error unknown-label 1 last column: Line 1: the task has no type \"PER\". The types of the task are: \"LOC\".\nError unknown-label 2 last column: Line 2: the task has no type \"PER\". The types of the task are: \"LOC\".\nError unknown-label 3 last column: Line 3: the task has no type \"ORG\". The types of the task are: \"LOC\".")]
    [InlineData("conll", Places, "-DOCSTART- -X-\n\nCairo\tB-LOC\nis\tO\nold\tO\n-DOCSTART-\tO\nIraq\tB-LOC\n-DOCSTART-\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", Places, "-DOCSTART-x\tO\n\nCairo\tB-LOC\n", "{}", "Error token-differs 1 column 1: Line 1: token 1 of the sentence is \"-DOCSTART-x\", expected \"Cairo\".\nError token-differs 3 column 1: Line 3: token 1 of the sentence is \"Cairo\", expected \"Iraq\".")]
    [InlineData("conll", Places, "# a comment\nCairo\tB-LOC\nis\tO\nold\tO\n\n# text = Iraq is O\nIraq\tB-LOC\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", Places, "", "{}", "Error empty-file 1 character 1: The file is empty.")]
    [InlineData("conll", Places, "\n\n", "{}", "Error empty-file 1 character 1: The file has no sentences.")]
    [InlineData("conll", Places, "# only a comment\n", "{}", "Error empty-file 1 character 1: The file has no sentences.")]
    [InlineData("conll", Places, "B-LOC\nO\nO\n\nB-LOC\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", Places, "Cairo\tB-LOC\nis\tO\nold\tO\n\nIraq\tI-LOC\n", "{}", "2: 1 1 1 0.75")]
    [InlineData("conll", "#\tO\ntag\tB-LOC\n\nx\tO\n", "#\tO\ntag\tB-LOC\n\nx\tO\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", "#\tO\ntag\tB-LOC\n\nx\tO\n", "# O\ntag B-LOC\n\nx O\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", "#\tO\ntag\tB-LOC\n\nx\tO\n", "#x\tB-LOC\ntag\tB-LOC\n\nx\tO\n", "{}", "Error token-differs 1 column 1: Line 1: token 1 of the sentence is \"#x\", expected \"#\".")]
    [InlineData("conll", "#\tO\ntag\tB-LOC\n\nx\tO\n", "#\tLOC-B\ntag\tB-LOC\n\nx\tO\n", "{}", "Error malformed-tag 1 last column: Line 1: the tag \"LOC-B\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.")]
    [InlineData("conll", "#\tO\ntag\tB-LOC\n\nx\tO\n", "tag\tB-LOC\n\n# O\nx\tO\n", "{}", "Error token-differs 1 column 1: Line 1: token 1 of the sentence is \"tag\", expected \"#\".\nError token-differs 3 column 1: Line 3: token 1 of the sentence is \"#\", expected \"x\".")]
    [InlineData("conll", "#\tO\nx\tB-LOC\n", "# a = b O\n#\tO\nx\tB-LOC\n", "{}", "1: 1 1 1 1")]
    [InlineData("conll", "#a\tB\nx\tB-LOC\n", "x\tO\n", "{}", "1: 0 0 0 0")]
    [InlineData("conll", Places, "Cairo\tN\tB-LOC\nis\tN\tO\nold\tN\tO\n\nIraq\tN\tB-LOC\n", "{\"tag_column\": 2}", "Error malformed-tag 1 column 2: Line 1: the tag \"N\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.\nError malformed-tag 2 column 2: Line 2: the tag \"N\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.\nError malformed-tag 3 column 2: Line 3: the tag \"N\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.\nError malformed-tag 5 column 2: Line 5: the tag \"N\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.")]
    [InlineData("conll", "1\tCairo\tB-LOC\tx\n\n2\tIraq\tO\ty\n", "1\tCairo\tB-LOC\tx\n\n2\tIran\tO\ty\n", "{\"tag_column\": 3, \"token_column\": 2}", "Error token-differs 3 column 2: Line 3: token 1 of the sentence is \"Iran\", expected \"Iraq\".")]
    [InlineData("conll", "1\tCairo\tB-LOC\tx\n\n2\tIraq\tO\ty\n", "1\tCairo\tB-LOC\tx\n\n2\tIran\tO\ty\n", "{\"tag_column\": 3, \"token_column\": 2, \"tokens\": \"ignore\"}", "2: 1 1 1 1")]
    [InlineData("conll", "Cairo\tB-LOC\n", "Cairo\tB-LOC\n", "{\"tag_column\": 3}", "3 Error column-count 1 column 3: Line 1 has 2 columns, expected 3. Sentences are parted by blank lines, columns by tabs or blanks.")]
    [InlineData("conll", "Cairo\tB-LOC\n", "Cairo\tB-LOC\n", "{\"token_column\": 3}", "3 Error column-count 1 column 3: Line 1 has 2 columns, expected 3. Sentences are parted by blank lines, columns by tabs or blanks.")]
    [InlineData("conll", "Cairo\tB-LOC\n", "Cairo\tB-LOC\n", "{\"tag_column\": 2, \"token_column\": 2}", "1: 1 1 1 1")]
    [InlineData("conll", "B-LOC\n", "B-LOC\n", "{\"tag_column\": 1, \"token_column\": 4}", "1: 1 1 1 1")]
    [InlineData("conll", "café\tB-LOC\n", "cafe\u0301\tB-LOC\n", "{}", "Error token-differs 1 column 1: Line 1: token 1 of the sentence is \"cafe\u0301\", expected \"café\". The two differ in their Unicode normal form (NFC or NFD) alone.")]
    [InlineData("conll", "café\tB-LOC\n", "cafe\tB-LOC\n", "{}", "Error token-differs 1 column 1: Line 1: token 1 of the sentence is \"cafe\", expected \"café\".")]
    [InlineData("conll", Named, "# id = 1\n# domain = news\nCairo\tB-LOC\nis\tO\n\n# id = 2\n# domain = web\nIraq\tB-LOC\n", "{\"slices\": [\"domain\"]}", "2: 1 1 1 1\ndomain news 1: 1 1 1 1\ndomain web 1: 1 1 1 1")]
    [InlineData("conll", Named, "# sent_id = 2\nIraq\tB-LOC\n\n#id\t1 x=y\nCairo\tB-LOC\nis\tO\n", "{\"slices\": [\"domain\"]}", "2: 1 1 1 1\ndomain news 1: 1 1 1 1\ndomain web 1: 1 1 1 1")]
    [InlineData("conll", Named, "# id 2\nIraq\tO\n\n# id=1\nCairo\tB-LOC\nis\tO\n", "{\"slices\": [\"domain\"]}", "2: 1 0.5 0.667 0.667\ndomain news 1: 1 1 1 1\ndomain web 1: 0 0 0 0")]
    [InlineData("conll", Named, "# id = 1\nCairo\tB-LOC\nis\tO\n\n# id = 1\nCairo\tB-LOC\nis\tO\n", "{}", "Error duplicate-id 5 id: Line 5: there is already a sentence with the id \"1\".")]
    [InlineData("conll", Named, "# id = 1\nCairo\tB-LOC\nis\tO\n\n# id = 3\nIraq\tB-LOC\n", "{}", "Error unknown-id 5 id: Line 5: the sentence \"3\" is not in the reference.")]
    [InlineData("conll", Named, "# id = 1\nCairo\tB-LOC\nis\tO\n", "{}", "Error missing-id 3 id: There is no sentence with the id \"2\".")]
    [InlineData("conll", Named, "# id = 2\nIraq\tB-LOC\n", "{\"missing_sentences\": \"wrong\"}", "2: 1 0.5 0.667 0.667")]
    [InlineData("conll", Named, "# id = 2\nIraq\tB-LOC\n", "{\"missing_sentences\": \"ignore\"}", "1: 1 1 1 1")]
    [InlineData("conll", Named, "# id = 1\nCairo\tB-LOC\nis\tO\n\nIraq\tB-LOC\n", "{}", "Error missing-id 5 id: Line 5: some sentences have an id and some have none.")]
    [InlineData("conll", Named, "Cairo\tB-LOC\nis\tO\n\nIraq\tB-LOC\n", "{\"slices\": [\"domain\"]}", "2: 1 1 1 1\ndomain news 1: 1 1 1 1\ndomain web 1: 1 1 1 1")]
    [InlineData("conll", Named, "Cairo\tB-LOC\nis\tO\n", "{\"slices\": [\"domain\"]}", "Error missing-id 2 id: There is no sentence with the id \"2\".")]
    [InlineData("conll", Named, "# id = O\nCairo\tB-LOC\nis\tO\n\nIraq\tB-LOC\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", Named, "# idx = 1\nCairo\tB-LOC\nis\tO\n\nIraq\tB-LOC\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", "# id = 1 domain=news year=2020\nCairo\tB-LOC\n\n# id = 2 domain=web year=2021\nIraq\tB-LOC\n", "Cairo\tB-LOC\n\nIraq\tO\n", "{\"slices\": [\"year\", \"domain\"]}", "2: 1 0.5 0.667 0.5\nyear 2020 1: 1 1 1 1\nyear 2021 1: 0 0 0 0\ndomain news 1: 1 1 1 1\ndomain web 1: 0 0 0 0")]
    [InlineData("conll", "# domain = \nCairo\tB-LOC\n\n# domain = two words\nIraq\tB-LOC\n", "Cairo\tB-LOC\n\nIraq\tO\n", "{\"slices\": [\"domain\"]}", "3 Error missing-field 2 domain: Line 2: the sentence has no value for the slices by \"domain\".")]
    [InlineData("conll", "# id = 1\nCairo\tB-LOC\n", "Cairo\tB-LOC\n", "{\"slices\": [\"domain\"]}", "3 Error missing-field 1 domain: Line 1: the sentence has no value for the slices by \"domain\".")]
    [InlineData("conll", "# =x domain=a\nCairo\tB-LOC\n", "Cairo\tB-LOC\n", "{\"slices\": [\"domain\"]}", "1: 1 1 1 1\ndomain a 1: 1 1 1 1")]
    [InlineData("conll", Places, "# id = a\nCairo\tB-LOC\nis\tO\nold\tO\n\n# id = b\nIraq\tB-LOC\n", "{}", "2: 1 1 1 1")]
    [InlineData("conll", "a\tB-LOC\nb\tE-LOC\nc\tO\nd\tS-PER\n\ne\tO\n", "a\tI-LOC\nb\tO\nc\tO\nd\tS-PER\n\ne\tO\n", "{\"mode\": \"strict\", \"scheme\": \"IOBES\"}", "2: 1 0.5 0.5 0.6\nWarning malformed-tag 1 last column: Line 1: the tag \"I-LOC\" is in no span, because the tags around it do not follow IOBES. There are 1 such tags in the file.")]
    [InlineData("conll", "a\tB-LOC\nb\tE-LOC\nc\tO\nd\tS-PER\n\ne\tO\n", "a\tB-LOC\nb\tO\nc\tB-PER\nd\tI-PER\n\ne\tE-LOC\n", "{\"mode\": \"strict\", \"scheme\": \"IOBES\"}", "2: 0 0 0 0.2\nWarning malformed-tag 1 last column: Line 1: the tag \"B-LOC\" is in no span, because the tags around it do not follow IOBES. There are 4 such tags in the file.")]
    [InlineData("conll", "a\tB-LOC\nb\tE-LOC\nc\tO\nd\tS-PER\n\ne\tO\n", "a\tB-LOC\nb\tE-LOC\nc\tO\nd\tS-PER\n\ne\tO\n", "{\"mode\": \"strict\", \"scheme\": \"IOBES\"}", "2: 1 1 1 1")]
    [InlineData("conll", "a\tB-LOC\nb\tE-LOC\nc\tO\nd\tS-PER\n\ne\tO\n", "a\tB-ORG\nb\tE-ORG\nc\tS-ORG\nd\tS-X\n\ne\tO\n", "{\"mode\": \"strict\", \"scheme\": \"IOBES\", \"unknown_types\": \"class\"}", "2: 0 0 0 0.2\nWarning unknown-label 1 last column: Line 1: the task has no type \"ORG\". The types of the task are: \"LOC\", \"PER\".\nWarning unknown-label 4 last column: Line 4: the task has no type \"X\". The types of the task are: \"LOC\", \"PER\".")]
    [InlineData("conll", "a\tB-LOC\nb\tE-LOC\nc\tO\nd\tS-PER\n\ne\tO\n", "a\tB-LOC\nb\tE-LOC\nc\tO\nd\tS-PER\n\ne\tO\n", "{\"types\": [\"PER\"], \"mode\": \"strict\", \"scheme\": \"IOBES\"}", "3 Error unknown-label 1 last column: Line 1: the task has no type \"LOC\". The types of the task are: \"PER\".\nError unknown-label 2 last column: Line 2: the task has no type \"LOC\". The types of the task are: \"PER\".")]
    [InlineData("conll", "a\tB-LOC\nb\tE-LOC\nc\tO\nd\tS-PER\n\ne\tO\n", "a\tB-ORG\nb\tE-ORG\nc\tO\nd\tS-ORG\n\ne\tO\n", "{\"types\": [\"PER\", \"LOC\"], \"mode\": \"strict\", \"scheme\": \"IOBES\"}", "Error unknown-label 1 last column: Line 1: the task has no type \"ORG\". The types of the task are: \"PER\", \"LOC\".\nError unknown-label 2 last column: Line 2: the task has no type \"ORG\". The types of the task are: \"PER\", \"LOC\".\nError unknown-label 4 last column: Line 4: the task has no type \"ORG\". The types of the task are: \"PER\", \"LOC\".")]
    [InlineData("conll", "t0\tB-T0\nt1\tB-T1\nt2\tB-T2\nt3\tB-T3\nt4\tB-T4\nt5\tB-T5\nt6\tB-T6\nt7\tB-T7\nt8\tB-T8\nt9\tB-T9\nt10\tB-T10\nt11\tB-T11\n", "t0\tB-X\nt1\tB-T1\nt2\tB-T2\nt3\tB-T3\nt4\tB-T4\nt5\tB-T5\nt6\tB-T6\nt7\tB-T7\nt8\tB-T8\nt9\tB-T9\nt10\tB-T10\nt11\tB-T11\n", "{}", "Error unknown-label 1 last column: Line 1: the task has no type \"X\". The types of the task are: \"T0\", \"T1\", \"T2\", \"T3\", \"T4\", \"T5\", \"T6\", \"T7\", \"T8\", \"T9\", \"T10\", \"T11\".")]
    [InlineData("conll", "t0\tB-T0\nt1\tB-T1\nt2\tB-T2\nt3\tB-T3\nt4\tB-T4\nt5\tB-T5\nt6\tB-T6\nt7\tB-T7\nt8\tB-T8\nt9\tB-T9\nt10\tB-T10\nt11\tB-T11\nu\tB-T12\n", "t0\tB-X\nt1\tB-T1\nt2\tB-T2\nt3\tB-T3\nt4\tB-T4\nt5\tB-T5\nt6\tB-T6\nt7\tB-T7\nt8\tB-T8\nt9\tB-T9\nt10\tB-T10\nt11\tB-T11\nu\tB-T12\n", "{}", "Error unknown-label 1 last column: Line 1: the task has no type \"X\". The task has 13 types.")]
    [InlineData("conll", "a\tB\nb\tI\n", "a\tB\nb\tI\n", "{}", "1: 1 1 1 1")]
    [InlineData("conll", "a\tB\nb\tB-LOC\n", "a\tB\nb\tB-LOC\n", "{}", "1: 1 1 1 1")]
    [InlineData("conll", "a\tB-LOC\n", "a\tB\n", "{}", "Error unknown-label 1 last column: Line 1: a type is missing. The types of the task are: \"LOC\".")]
    [InlineData("conll", "a\tLOC-B\nb\tLOC-I\n", "a\tLOC-B\nb\tO\n", "{\"tag_order\": \"suffix\"}", "1: 0 0 0 0.5")]
    [InlineData("jsonl", Json, "{\"tags\": [\"O\"], \"id\": \"b\"}\n{\"tags\": [\"B-LOC\", \"O\"], \"id\": 1, \"x\": {\"tags\": [1]}}\n", "{\"slices\": [\"domain\", \"long\"]}", "2: 1 0.5 0.667 0.667\ndomain 5 1: 0 0 0 0\ndomain news 1: 1 1 1 1\nlong false 1: 0 0 0 0\nlong true 1: 1 1 1 1")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"id\": 1, \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error duplicate-field 1 id: Line 1 has the field \"id\" twice.")]
    [InlineData("jsonl", Json, "{\"id\": [1], \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error wrong-type 1 id: Line 1 has no text or number of at most 2048 bytes in the field \"id\".")]
    [InlineData("jsonl", Json, "{\"id\": null, \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error wrong-type 1 id: Line 1 has no text or number of at most 2048 bytes in the field \"id\".")]
    [InlineData("jsonl", Json, "{\"id\": \"\", \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error wrong-type 1 id: Line 1 has no text or number of at most 2048 bytes in the field \"id\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": \"O O\"}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error wrong-type 1 tags: Line 1 has no list in the field \"tags\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": {\"a\": 1}}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error wrong-type 1 tags: Line 1 has no list in the field \"tags\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", \"O\"], \"tags\": [\"O\", [\"O\"]]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error duplicate-field 1 tags: Line 1 has the field \"tags\" twice.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", [\"O\", {\"tags\": 1}]]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error wrong-type 1 tags: Line 1 has something other than a text in the list \"tags\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tokens\": [\"Cairo\", \"is\"], \"tokens\": [\"x\"], \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error duplicate-field 1 tokens: Line 1 has the field \"tokens\" twice.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tokens\": \"x\", \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error wrong-type 1 tokens: Line 1 has no list in the field \"tokens\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tokens\": [\"Cairo\"], \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error sentence-length 1 tags: Line 1 has 1 tokens and 2 tags.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tokens\": [\"Cairo\", \"was\"], \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error token-differs 1 tokens: Line 1: token 2 of the sentence is \"was\", expected \"is\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error sentence-length 1 tags: Line 1: the sentence that begins on line 1 has 1 token, the reference has 2.")]
    [InlineData("jsonl", Json, "{\"id\": 1}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error missing-field 1 tags: Line 1 has neither the field \"tags\" or \"labels\" or \"ner_tags\" nor \"spans\" or \"entities\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", \"LOC\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error malformed-tag 1 tags: Line 1 (tag 2): the tag \"LOC\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", \"B-PER\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error unknown-label 1 tags: Line 1: the task has no type \"PER\". The types of the task are: \"LOC\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", \"O\"]} x\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-json 1 character 35: Line 1 is not valid JSON: something unexpected stands at character 35.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", O]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-json 1 character 29: Line 1 is not valid JSON: something unexpected stands at character 29.")]
    [InlineData("jsonl", Json, "[1]\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-json 1 character 2: Line 1 is not a JSON object; every sentence has to be one, as in {\"id\": \"1\", \"tags\": [\"O\", \"B-PER\"]}.\nError invalid-json 2 character 1: Line 2 is not valid JSON: something unexpected stands at character 1. Nothing behind this place was read.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", \"\\ud800\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-json 1 character 11: Line 1 is not valid JSON: something unexpected stands at character 11.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"\\ud800\": 1, \"tags\": [\"B-LOC\", \"O\"]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-json 1 character 11: Line 1 is not valid JSON: something unexpected stands at character 11.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", true]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error malformed-tag 1 tags: Line 1 (tag 2): the tag \"true\" is neither O nor one of B, I, E, S, L, U, M with a hyphen and a type, such as B-PER.")]
    [InlineData("jsonl", Json, "  \t\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error missing-id 2 id: There is no sentence with the id \"1\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"tags\": [\"B-LOC\", \"O\"], \"spans\": []}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error duplicate-field 1 tags: Line 1 has both tags and spans; only one of them can be scored.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": 1, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "2: 1 1 1 1")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"end\": 1, \"label\": \"LOC\", \"x\": [{\"start\": 7}], \"start\": 0}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "2: 1 1 1 1")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": []}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "2: 1 0.5 0.667 1")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [], \"spans\": [{\"start\": 1}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error duplicate-field 1 spans: Line 1 has the field \"spans\" twice.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": {\"start\": 0}}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error wrong-type 1 spans: Line 1 has no list in the field \"spans\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": -1, \"end\": 1, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 1, \"end\": 1, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 0.5, \"end\": 1, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": \"0\", \"end\": 1, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"end\": 1, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 0, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": {\"a\": [1]}, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": 1, \"type\": [\"LOC\"]}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [[0, 1], 5, {\"start\": 0, \"end\": 1, \"type\": \"LOC\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error invalid-span 1 spans: Line 1 has something in the list \"spans\" that is not {\"start\": 0, \"end\": 2, \"type\": \"PER\"} with whole numbers, 0 <= start < end.")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": 1, \"type\": \"PER\"}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error unknown-label 1 spans: Line 1: the task has no type \"PER\". The types of the task are: \"LOC\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": 1}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error unknown-label 1 spans: Line 1: a type is missing. The types of the task are: \"LOC\".")]
    [InlineData("jsonl", Json, "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": 1, \"type\": 5}]}\n{\"id\": \"b\", \"tags\": [\"B-LOC\"]}\n", "{}", "Error unknown-label 1 spans: Line 1: the task has no type \"5\". The types of the task are: \"LOC\".")]
    [InlineData("jsonl", Spans, "{\"id\": 2, \"tags\": [\"O\", \"B-LOC\"]}\n{\"id\": 1, \"tags\": [\"B-LOC\", \"O\", \"O\", \"B-PER\", \"I-PER\"]}\n", "{}", "2: 0.667 1 0.833 -")]
    [InlineData("jsonl", Spans, "{\"id\": 1, \"spans\": [{\"start\": 3, \"end\": 5, \"type\": \"PER\"}]}\n", "{\"missing_sentences\": \"wrong\"}", "2: 1 0.5 0.5 -")]
    [InlineData("jsonl", Spans, "{\"id\": 1, \"spans\": [{\"start\": 0, \"end\": 1, \"type\": \"X\"}]}\n{\"id\": 2, \"spans\": [{\"start\": 0, \"end\": 1, \"type\": \"X\"}]}\n", "{\"unknown_types\": \"class\"}", "2: 0 0 0 -\nWarning unknown-label 1 spans: Line 1: the task has no type \"X\". The types of the task are: \"LOC\", \"PER\".")]
    [InlineData("jsonl", Json, "{\"tags\": [\"B-LOC\", \"O\"]}\n{\"tags\": [\"B-LOC\"]}\n{\"tags\": []}\n", "{}", "Error line-count 3 character 1: The file has 3 sentences, and the reference has 2. Every line is one.")]
    [InlineData("jsonl", Json, "{\"tags\": [\"B-LOC\", \"O\"], \"no\": 1}\n", "{\"id_field\": \"no\"}", "Error line-count 1 character 1: The file has 1 sentence, and the reference has 2. Every line is one.")]
    [InlineData("jsonl", "{\"no\": 1, \"tokens\": [\"Cairo\", \"is\"], \"tags\": [\"B-LOC\", \"O\"], \"domain\": \"news\", \"long\": true}\n\n{\"no\": \"b\", \"tokens\": [\"Iraq\"], \"tags\": [\"B-LOC\"], \"domain\": 5, \"long\": false}\n", "{\"no\": 1, \"tags\": [\"B-LOC\", \"O\"]}\n{\"no\": \"b\", \"tags\": [\"O\"]}\n", "{\"id_field\": \"no\"}", "2: 1 0.5 0.667 0.667")]
    public void Run_OfSentences_IsScoredOrTold(string format, string gold, string run, string parameters, string expected)
    {
        Work(format, gold, run, parameters).ShouldBe(expected);
    }

    [Theory]
    [InlineData("x", 60, 50, 10)]
    [InlineData("x", 50, 50, 0)]
    [InlineData("", 60, 50, 10)]
    [InlineData("", 51, 50, 1)]
    public void Problems_BeyondTheListedOnes_AreCounted(string word, int sentences, int listed, int more)
    {
        string Sentence(int number, string token) => $"# id = {number}\n{token}\tO\n\n";
        var gold = string.Concat(Enumerable.Range(0, sentences + 1).Select(number => Sentence(number, "w")));
        var run = Sentence(0, "w") + (word.Length > 0 ? string.Concat(Enumerable.Range(1, sentences).Select(number => Sentence(number, word))) : "");

        var told = Work("conll", gold, run, "{}").Split('\n');

        told.Count(line => line.StartsWith(word.Length > 0 ? "Error token-differs" : "Error missing-id", StringComparison.Ordinal)).ShouldBe(listed);
        told[^1].StartsWith("and ", StringComparison.Ordinal).ShouldBe(more > 0);
        told[^1].ShouldEndWith(more > 0 ? $"and {more}" : word.Length > 0 ? "expected \"w\"." : ".");
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    public void Json_OfAThousandLinesThatAreNone_IsReadNoFurther(int lines, bool stops)
    {
        var told = Work("jsonl", Json, string.Concat(Enumerable.Repeat("{x\n", lines)) + "[1]\n", "{}");

        told.Contains("Error reading-stopped 1000 character 1: Reading stopped at line 1000, because 1000 lines up to here could not be read.", StringComparison.Ordinal).ShouldBe(stops);
        told.ShouldEndWith($"and {lines - 49}");
    }

    [Theory]
    [InlineData("conll", "a\tO\n\nb\tO\n\nc\tO\n", "a\tO\n\nb\tO\n", "\tO\n\nc\tO\n", 4)]
    [InlineData("jsonl", "{\"tags\": [\"O\"]}\n{\"tags\": [\"O\"]}\n", "{\"tags\": [\"O\"]}\n", "\n", 2)]
    [InlineData("conll", "a\tO\n\nb\tO\n", "a\tO\n\nb\tO\n", "", 4)]
    public void Line_ThatIsTooLong_IsToldAndItsSentenceKeepsItsPlace(string format, string gold, string before, string after, int line) =>
        Work(format, gold, before + new string('x', LineReader.MaxLineBytes + 1) + after, "{}")
            .ShouldBe($"Error line-too-long {line} character {LineReader.MaxLineBytes + 1}: Line {line} is longer than {LineReader.MaxLineBytes} bytes, the longest line that can be read.");

    [Theory]
    [InlineData("conll", Places, "1 2")]
    [InlineData("conll", Named, "1 2")]
    [InlineData("jsonl", Json, "1 b")]
    public void Items_AreNamedByTheirIdsOrNumbers(string format, string gold, string names)
    {
        using var job = new PluginJobFolder().Reference($"gold.{format}", gold).Run($"run.{format}", gold);
        job.Work(new SequenceScorer()).ExitCode.ShouldBe(0);

        string.Join(' ', job.Items().Select(item => item.Id)).ShouldBe(names);
    }

    /// <summary>The scores of all sentences and of slices, then each problem; or, if the reference is at fault, that alone.</summary>
    private static string Work(string format, string gold, string run, string parameters)
    {
        using var job = new PluginJobFolder().Reference($"gold.{format}", gold).Run($"run.{format}", run);
        var (exitCode, result) = job.Work(new SequenceScorer(), parameters);
        if (result is null)
        {
            using var check = new PluginJobFolder().Reference($"gold.{format}", gold);
            return $"{exitCode} {string.Join("\n", check.Work(new SequenceScorer(), parameters, "check").Result!.Problems.Select(Tell))}";
        }

        List<string> told = [];
        if (result.Outcome == ScoringOutcome.Scored)
        {
            told.Add($"{result.Items}: {Score(result.Scores)}");
            told.AddRange(result.Slices.Select(slice => $"{slice.By} {slice.Value} {slice.Size}: {Score(slice.Scores)}"));
        }

        told.AddRange(result.Problems.Select(Tell));
        return string.Join('\n', told) + (result.MoreProblems > 0 ? $"\nand {result.MoreProblems}" : "");
    }

    private static string Score(IReadOnlyList<MetricScore> scores) => string.Join(' ', ((string[])["micro_precision", "micro_recall", "macro_f1", "token_accuracy"])
        .Select(key => scores.Single(score => score.Metric == key).Value is { } value ? Math.Round(value, 3).ToString(CultureInfo.InvariantCulture) : "-"));

    private static string Tell(ScoringProblem problem) => $"{problem.Severity} {problem.Code} {problem.Line} {problem.Column}: {problem.Message}";
}
