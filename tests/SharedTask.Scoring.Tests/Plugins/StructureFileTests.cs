using System.Globalization;
using Coreference;
using DependencyParsing;
using DialogueState;
using KeyPointAnalysis;
using Retrieval;
using SharedTask.Scoring.Contract;
using SharedTask.Scoring.Formats;
using SharedTask.Scoring.Hosting;

namespace SharedTask.Scoring.Tests.Plugins;

/// <summary>Files of structures as people write them: what is scored, and what their authors are told.</summary>
public sealed class StructureFileTests
{
    private const string Judgements = "1 0 a 1\n1 0 b 0\n2 0 a 2\n";
    private const string Ranking = "1 Q0 a 1 2.5 x\n1 Q0 b 2 1.5 x\n2 Q0 a 1 1 x\n";
    private const string Trees = "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n3\told\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n";
    private const string Tokens = "1-2\tDon't\t_\tX\t_\t_\t_\tdep\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tn't\t_\tX\t_\t_\t1\tdep\t_\t_\n3\tgo\t_\tX\t_\t_\t1\tdep\t_\t_\n\n";
    private const string Matches = "{\"a\": {\"k\": 0.5, \"l\": 0.1}, \"b\": {\"l\": 1}, \"c\": {\"m\": 0}}";
    private const string States = "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"hotel\": {\"stars\": [\"4\", \"four\"]}}, \"talk\": \"t\", \"lang\": \"en\"}\n{\"id\": \"2\", \"state\": {\"hotel-area\": \"south\", \"train-day\": \"none\"}, \"talk\": \"t\", \"lang\": \"de\"}\n";
    private const string Clusters = "#begin document (d); part 000\na\t(1)\nb\t(2|(1)\nc\t2)\n#end document\n";
    private const string KeyPoints = "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===key_point_id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\n";

    [Theory]
    [InlineData("trec", Judgements, Ranking, "{}", "2: 1 1 1 1")]
    [InlineData("trec", Judgements, "1\tQ0\va 1 2.5 x\r\n 1 Q0 b 2 1.5 x\f\n2 Q0 a 1 1 x y z\n2 Q0 b 2 0 x y\n", "{}", "2: 1 1 1 1\nWarning column-count 3 column 7: Line 3 has 8 columns; those behind the first 6 were passed over, here and in other lines.")]
    [InlineData("trec", Judgements, "# c\n\n1 Q0 a 1 2.5 x\n1 Q0 b 2 1.5 x\n2 Q0 a 1 1 x\n", "{}", "2: 1 1 1 1")]
    [InlineData("trec", Judgements, "1 Q0 a 1 2.5\n1\n1 Q0 b 1 0 x\n2 Q0 a 1 1 x\n", "{}", "Error column-count 1 run name: Line 1 has 5 columns, expected 6: topic, Q0, document, rank, score, run name.\nError column-count 2 Q0: Line 2 has 1 column, expected 6: topic, Q0, document, rank, score, run name.")]
    [InlineData("trec", Judgements, "1 Q0 a 1 2,5 x\n2 Q0 a 1 z x\n1 Q0 b 1 nan x\n2 Q0 b 1 1e999 x\n", "{}", "Error not-a-number 1 score: Line 1: the score \"2,5\" is not a number. Please write decimals with a point, as in 0.5.\nError not-a-number 2 score: Line 2: the score \"z\" is not a number.\nError not-finite 3 score: Line 3: the score \"nan\" is not a finite number.\nError not-finite 4 score: Line 4: the score \"1e999\" is not a finite number.")]
    [InlineData("trec", Judgements, "1 Q0 a 1 2 x\n1 Q0 a 2 1 x\n2 Q0 a 1 1 x\n", "{}", "Error duplicate-document 2 document: Line 2: the document \"a\" is there already for the topic \"1\".")]
    [InlineData("trec", Judgements, "1 Q0 a 1 2 x\n3 Q0 a 1 1 x\n3 Q0 b 1 1 x\n4 Q0 b 1 1 x\n", "{}", "Warning unknown-topic 2 topic: Line 2: the topic \"3\" is not in the reference; its documents are passed over.\nWarning unknown-topic 4 topic: Line 4: the topic \"4\" is not in the reference; its documents are passed over.\nError missing-topic 4 topic: The run has no documents for the topic \"2\".")]
    [InlineData("trec", Judgements, "3 Q0 a 1 2 x\n", "{}", "Warning unknown-topic 1 topic: Line 1: the topic \"3\" is not in the reference; its documents are passed over.\nError missing-topic 1 topic: The run has none of the reference's topics.")]
    [InlineData("trec", Judgements, "1 Q0 a 1 2 x\n", "{}", "Error missing-topic 1 topic: The run has no documents for the topic \"2\".")]
    [InlineData("trec", Judgements, " \n", "{}", "Error empty-file 1 character 1: The file has no rows.")]
    [InlineData("trec", Judgements, "# only\n", "{}", "Error empty-file 1 character 1: The file has no rows.")]
    [InlineData("trec", Judgements, "1 Q0 c 1 9 x\n1 Q0 a 2 2 x\n2 Q0 c 1 1 x\n", "{}", "2: 0.25 0.002 0.315 0.25")]
    [InlineData("trec", "1 0 a 1000\n1 0 b -1000\n", Ranking, "{}", "1: 1 1 1 1\nWarning unknown-topic 3 topic: Line 3: the topic \"2\" is not in the reference; its documents are passed over.")]
    [InlineData("trec", "1 0 a 1001\n", Ranking, "{}", "3 Error out-of-range 1 grade: Line 1: the grade \"1001\" is not between -1000 and 1000.")]
    [InlineData("trec", "1 0 a -1001\n", Ranking, "{}", "3 Error out-of-range 1 grade: Line 1: the grade \"-1001\" is not between -1000 and 1000.")]
    [InlineData("trec", "1 0 a 1.5\n1 0 b x\n1 0 c 1x\n", Ranking, "{}", "3 Error not-a-number 1 grade: Line 1: the grade \"1.5\" is not a whole number.\nError not-a-number 2 grade: Line 2: the grade \"x\" is not a whole number.\nError not-a-number 3 grade: Line 3: the grade \"1x\" is not a whole number.")]
    [InlineData("trec", "1 0 a 1\n1 1 a 1\n", Ranking, "{}", "3 Error duplicate-document 2 document: Line 2: the document \"a\" is there already for the topic \"1\". If the second column names subtopics, set the parameter \"subtopics\" to \"yes\".")]
    [InlineData("trec", "1 0 a\n1 0 a 1 x\n1\n", Ranking, "{}", "3 Error column-count 1 grade: Line 1 has 3 columns, expected 4: topic, iteration, document, grade.\nError column-count 2 column 5: Line 2 has 5 columns, expected 4: topic, iteration, document, grade.\nError column-count 3 iteration: Line 3 has 1 column, expected 4: topic, iteration, document, grade.")]
    [InlineData("trec", "\n", Ranking, "{}", "3 Error empty-file 1 character 1: The file has no rows.")]
    [InlineData("trec", "1 0 a -5\n2 0 b 0\n", Ranking, "{}", "2: 0 0 0 0")]
    [InlineData("trec", "1 0 a 1\n1 0 a", Ranking, "{}", "3 Error column-count 2 grade: Line 2 has 3 columns, expected 4: topic, iteration, document, grade.")]
    [InlineData("trec", "1 1 a 1\n1 2 a 1\n1 2 b 1\n2 1 a 1\n", Ranking, "{\"subtopics\": \"yes\"}", "2: 1 1 1 1")]
    [InlineData("trec", "1 1 a 1\n1 1 a 0\n1 2 a\n", Ranking, "{\"subtopics\": \"yes\"}", "3 Error duplicate-document 2 document: Line 2: the document \"a\" is there already for the topic \"1\" and the subtopic \"1\".\nError column-count 3 grade: Line 3 has 3 columns, expected 4: topic, subtopic, document, grade.")]
    [InlineData("conllu", Trees, Trees, "{}", "2: 1 1 1 1")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tisold\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "2: 0.571 0.571 0.571 0.571")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n3\tnew\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 3 FORM: Line 3: the text goes on with \"newIraq\", expected \"oldIraq\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the text ends behind this line, expected to go on with \"isoldIraq\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n3\told\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n1\tmore\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 7 FORM: Line 7: the reference's text ends before \"more\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", Trees, "1\tX\t_\tX\t_\t_\t0\troot\t_\t_\n\n1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n3\told\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the text goes on with \"XCairoisoldIraq\", expected \"CairoisoldIraq\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\n\n", "{}", "Error column-count 1 UPOS: Line 1 has 3 columns parted by tabs, expected 10. Sentences are parted by blank lines.")]
    [InlineData("conllu", Trees, "Cairo\n\n", "{}", "Error column-count 1 FORM: Line 1 has 1 column parted by tabs, expected 10. Sentences are parted by blank lines.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\t_\n\n", "{}", "Error column-count 1 column 11: Line 1 has 11 columns parted by tabs, expected 10. Sentences are parted by blank lines.")]
    [InlineData("conllu", Trees, "1\tCai\rro\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error column-count 1 character 6: Line 1 has a carriage return within it. Sentences are parted by blank lines.")]
    [InlineData("conllu", Trees, "2\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error out-of-order 1 ID: Line 1: the ID is \"2\", expected 1. The rest of the sentence was not checked.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n1\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n\n", "{}", "Error out-of-order 2 ID: Line 2: the ID is \"1\", expected 2. The rest of the sentence was not checked.")]
    [InlineData("conllu", Trees, "x\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error out-of-order 1 ID: Line 1: the ID is \"x\", expected 1. The rest of the sentence was not checked.")]
    [InlineData("conllu", Trees, "\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error out-of-order 1 ID: Line 1: the ID is \"\", expected 1. The rest of the sentence was not checked.")]
    [InlineData("conllu", Trees, "1.1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error empty-file 1 character 1: The file has no sentences.")]
    [InlineData("conllu", Trees, "1\t\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error empty-value 1 FORM: Line 1: the FORM is empty.")]
    [InlineData("conllu", Trees, "1\t\u00A0\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error empty-value 1 FORM: Line 1: the FORM is empty.")]
    [InlineData("conllu", Trees, "1\tCa iro\t_\tX\t_\t_\t0\troot\t_\t_\n2\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n3\to\u00A0ld\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "2: 1 1 1 1")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t3\tdep\t_\t_\n2\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n3\told\t_\tX\t_\t_\t5\tdep\t_\t_\n\n", "{}", "Error out-of-range 3 HEAD: Line 3: the HEAD 5 is outside of the sentence, which has 3 words.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t1\tdep\t_\t_\n\n", "{}", "Error head-cycle 1 HEAD: Line 1: the heads lead from the word 1 back to it.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t2\tdep\t_\t_\n2\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n3\told\t_\tX\t_\t_\t0\troot\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error head-cycle 1 HEAD: Line 1: the heads lead from the word 1 back to it.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tis\t_\tX\t_\t_\t0\troot\t_\t_\n3\told\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error root-count 1 HEAD: Line 1: the sentence that begins here has 2 words with the HEAD 0, expected one.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t2\tdep\t_\t_\n2\tis\t_\tX\t_\t_\t3\tdep\t_\t_\n3\told\t_\tX\t_\t_\t2\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error head-cycle 2 HEAD: Line 2: the heads lead from the word 2 back to it.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t-1\tdep\t_\t_\n\n", "{}", "Error not-a-number 1 HEAD: Line 1: the HEAD \"-1\" is not the number of a word, or 0.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\tx\tdep\t_\t_\n\n", "{}", "Error not-a-number 1 HEAD: Line 1: the HEAD \"x\" is not the number of a word, or 0.")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t\tdep\t_\t_\n\n", "{}", "Error not-a-number 1 HEAD: Line 1: the HEAD \"\" is not the number of a word, or 0.")]
    [InlineData("conllu", Trees, "", "{}", "Error empty-file 1 character 1: The file is empty.")]
    [InlineData("conllu", Trees, "\n\n", "{}", "Error empty-file 1 character 1: The file has no sentences.")]
    [InlineData("conllu", Trees, "# a\n", "{}", "Error empty-file 1 character 1: The file has no sentences.")]
    [InlineData("conllu", Trees, "# sent_id = 1\n# = x\n0.1\te\t_\tX\t_\t_\t0\troot\t_\t_\n1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n1.1\te\t_\tX\t_\t_\t0\troot\t_\t_\n2\tis\t_\tX\t_\t_\t1\tdep\t_\t_\n3\told\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n", "{}", "2: 1 1 1 1")]
    [InlineData("conllu", Trees, "1\tCairo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tis\t_\tX\t_\t_\t0\troot\t_\t_\n3\told\t_\tX\t_\t_\t1\tdep\t_\t_\n\n1\tIraq\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{\"roots\": \"several\"}", "2: 0.75 0.75 0.75 0.75")]
    [InlineData("conllu", Tokens, Tokens, "{}", "1: 1 1 1 1")]
    [InlineData("conllu", Tokens, "1\tDon't\t_\tX\t_\t_\t0\troot\t_\t_\n2\tgo\t_\tX\t_\t_\t1\tdep\t_\t_\n\n", "{}", "1: 0 0 0 0")]
    [InlineData("conllu", Tokens, "1-2\tDon't\t_\tX\t_\t_\t_\tdep\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tn't\t_\tX\t_\t_\t1\tdep\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the text ends behind this line, expected to go on with \"go\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", Tokens, "1-3\tDon't\t_\tX\t_\t_\t_\tdep\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tn't\t_\tX\t_\t_\t1\tdep\t_\t_\n\n", "{}", "Error out-of-order 1 ID: Line 1: the token ends with word 3, the sentence with word 2.")]
    [InlineData("conllu", Tokens, "1-2\tDon't\t_\tX\t_\t_\t_\tdep\t_\t_\n2-3\tx\t_\tX\t_\t_\t0\troot\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error out-of-order 2 ID: Line 2: the ID is \"2-3\", expected 1, a word of the token that ends with 2. The rest of the sentence was not checked.")]
    [InlineData("conllu", Tokens, "2-3\tDon't\t_\tX\t_\t_\t_\tdep\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error out-of-order 1 ID: Line 1: the ID is \"2-3\", expected 1. The rest of the sentence was not checked.")]
    [InlineData("conllu", Tokens, "1-0\tDon't\t_\tX\t_\t_\t_\tdep\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error out-of-order 1 ID: Line 1: the ID is \"1-0\", expected 1. The rest of the sentence was not checked.")]
    [InlineData("conllu", Tokens, "1-x\tDon't\t_\tX\t_\t_\t_\tdep\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error out-of-order 1 ID: Line 1: the ID is \"1-x\", expected 1. The rest of the sentence was not checked.")]
    [InlineData("conllu", Tokens, "1-2\tDon't\t_\tX\t_\t_\t_\tdep\t_\t_\n3\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error out-of-order 2 ID: Line 2: the ID is \"3\", expected 1, a word of the token that ends with 2. The rest of the sentence was not checked.")]
    [InlineData("conllu", Tokens, "1-2\t\t_\tX\t_\t_\t_\tdep\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error empty-value 1 FORM: Line 1: the FORM is empty.")]
    [InlineData("conllu", Tokens, "1-1\tDo\t_\tX\t_\t_\t_\tdep\t_\t_\n1\tDo\t_\tX\t_\t_\t0\troot\t_\t_\n2\tn't\t_\tX\t_\t_\t1\tdep\t_\t_\n3\tgo\t_\tX\t_\t_\t1\tdep\t_\t_\n\n", "{}", "1: 1 1 1 1")]
    [InlineData("conllu", Tokens, "-2\tDo\t_\tX\t_\t_\t_\tdep\t_\t_\n\n", "{}", "Error out-of-order 1 ID: Line 1: the ID is \"-2\", expected 1. The rest of the sentence was not checked.")]
    [InlineData("conllu", Tokens, "1\tDon\t_\tX\t_\t_\t0\troot\t_\t_\n2-3\t't\t_\tX\t_\t_\t_\tdep\t_\t_\n2\t'\t_\tX\t_\t_\t1\tdep\t_\t_\n3\tt\t_\tX\t_\t_\t1\tdep\t_\t_\n4\tgo\t_\tX\t_\t_\t1\tdep\t_\t_\n\n", "{}", "1: 0 0 0 0")]
    [InlineData("conllu", "1\tcafé\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "1\tcafe\u0301\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the text goes on with \"e\u0301\", expected \"é\". All tokens together, without spaces, have to be the text of the reference. The two differ in their Unicode normal form (NFC or NFD) alone.")]
    [InlineData("conllu", "1\tcafé\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "1\tcafè\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the text goes on with \"è\", expected \"é\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", "1\téa\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "1\tèa\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the text goes on with \"èa\", expected \"éa\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", "1\tabé\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "1\tab\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the text ends behind this line, expected to go on with \"é\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", "1\tab\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "1\tabé\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the reference's text ends before \"é\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", "1\t中文\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "1\t中文字\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{}", "Error text-differs 1 FORM: Line 1: the reference's text ends before \"字\". All tokens together, without spaces, have to be the text of the reference.")]
    [InlineData("conllu", "# genre = news\n1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n\n# genre = web x\n1\tb\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n\n1\tb\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{\"slices\": [\"genre\"]}", "2: 1 1 1 1\ngenre news 1: 1 1 1 1\ngenre web x 1: 1 1 1 1")]
    [InlineData("conllu", "# genre = news\n1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n\n1\tb\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "1\ta\t_\tX\t_\t_\t0\troot\t_\t_\n\n1\tb\t_\tX\t_\t_\t0\troot\t_\t_\n\n", "{\"slices\": [\"genre\"]}", "3 Error missing-field 4 genre: Line 4: no comment before the sentence is like \"# genre = ...\", which the slices need.")]
    [InlineData("keypoints", KeyPoints, Matches, "{}", "3: 1 1\nWarning missing-topic 1 character 58: The topic \"U\" with the stance \"-1\" has a single argument: it is left out of the mean, as half of it is none.")]
    [InlineData("keypoints", KeyPoints, "\uFEFF{\"a\": {\"k\": 0.5, \"l\": 0.1}}\n{\"b\": {\"l\": 1}}\n{\"c\": {\"m\": 0}}", "{}", "3: 1 1\nWarning missing-topic 3 character 16: The topic \"U\" with the stance \"-1\" has a single argument: it is left out of the mean, as half of it is none.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {\"k\": 0.5}, \"a\": {\"l\": 1}, \"b\": {\"l\": 1}, \"c\": {\"m\": 0}}", "{}", "Error duplicate-id 1 character 19: Line 1: the argument \"a\" is there twice.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": [1, {\"k\": 1}], \"b\": {\"l\": 1}, \"c\": {\"m\": 0}}", "{}", "Error wrong-type 1 character 2: Line 1: the argument \"a\" has no object of key points and their scores, as in {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": 5}", "{}", "Error wrong-type 1 character 2: Line 1: the argument \"a\" has no object of key points and their scores, as in {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {\"k\": \"1\"}, \"b\": {\"l\": [1, {\"x\": 1}]}, \"c\": {\"m\": 1e999}}", "{}", "Error not-a-number 1 character 8: Line 1: the score of the key point \"k\" is not a number.\nError not-a-number 1 character 25: Line 1: the score of the key point \"l\" is not a number.\nError not-finite 1 character 52: Line 1: the score of the key point \"m\" is not a finite number.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {\"k\": 1, \"k\": 0.5}, \"b\": {\"l\": 1}, \"c\": {\"m\": 0}}", "{}", "Error duplicate-field 1 character 16: Line 1: the argument \"a\" has the key point \"k\" twice.")]
    [InlineData("keypoints", KeyPoints, "[1]", "{}", "Error wrong-type 1 character 1: Line 1 does not begin with an object. The file has to be like {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {\"k\": 1}} x", "{}", "Error invalid-json 1 character 17: Line 1 is not valid JSON: something unexpected stands at character 17. The file has to be like {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}; nothing behind this place was read.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {\"k\": NaN}}", "{}", "Error invalid-json 1 character 13: Line 1 is not valid JSON: something unexpected stands at character 13. The file has to be like {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}; nothing behind this place was read.")]
    [InlineData("keypoints", KeyPoints, "{\"a\":\n {\"k\": tru}}", "{}", "Error invalid-json 2 character 11: Line 2 is not valid JSON: something unexpected stands at character 11. The file has to be like {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}; nothing behind this place was read.")]
    [InlineData("keypoints", KeyPoints, "{\"\\ud800\": {\"k\": 1}}", "{}", "Error invalid-json 1 character 2: Line 1 is not valid JSON: something unexpected stands at character 2. The file has to be like {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}; nothing behind this place was read.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {\"\\ud800\": 1}}", "{}", "Error invalid-json 1 character 8: Line 1 is not valid JSON: something unexpected stands at character 8. The file has to be like {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}; nothing behind this place was read.")]
    [InlineData("keypoints", KeyPoints, "", "{}", "Error empty-file 1 character 1: The file is empty.")]
    [InlineData("keypoints", KeyPoints, "{}", "{}", "Error empty-file 1 character 1: The file has no predictions. It has to be like {\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}.")]
    [InlineData("keypoints", KeyPoints, "{\"x\": {\"k\": 1}, \"b\": {\"y\": 1}}", "{}", "3: 0 0\nWarning unknown-id 1 character 2: Line 1: the argument \"x\" is not in the reference; it is passed over.\nWarning unknown-label 1 character 23: Line 1: there is no key point \"y\"; it is passed over wherever it occurs.\nWarning missing-id 1 character 31: 3 of 3 arguments have no key point; where they are among those that are scored, they count as no match.\nWarning missing-topic 1 character 31: The topic \"U\" with the stance \"-1\" has a single argument: it is left out of the mean, as half of it is none.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {\"k\": 1}, \"b\": {\"m\": 1}, \"c\": {\"m\": 1}}", "{}", "3: 1 1\nWarning missing-topic 1 character 46: The topic \"U\" with the stance \"-1\" has a single argument: it is left out of the mean, as half of it is none.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {}, \"b\": {}, \"c\": {}}", "{}", "3: 0 0\nWarning missing-id 1 character 28: 3 of 3 arguments have no key point; where they are among those that are scored, they count as no match.\nWarning missing-topic 1 character 28: The topic \"U\" with the stance \"-1\" has a single argument: it is left out of the mean, as half of it is none.")]
    [InlineData("keypoints", KeyPoints, "{\"a\": {\"k\": 1}}", "{}", "3: 1 1\nWarning missing-id 1 character 16: 2 of 3 arguments have no key point; where they are among those that are scored, they count as no match.\nWarning missing-topic 1 character 16: The topic \"U\" with the stance \"-1\" has a single argument: it is left out of the mean, as half of it is none.")]
    [InlineData("keypoints", "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===key_point_id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\nz,k,1\na,y,1\nz,y,0\nc,k,\n", Matches, "{}", "3 Warning unknown-id 6 arg_id: Line 6: there is no argument \"z\"; the label is passed over.\nWarning unknown-id 7 key_point_id: Line 7: there is no key point \"y\"; the label is passed over.\nWarning unknown-id 8 arg_id: Line 8: there is no argument \"z\"; the label is passed over.\nError empty-value 9 label: Line 9: the label is empty.")]
    [InlineData("keypoints", "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===key_point_id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\nc,k,2\n", Matches, "{}", "3 Error unknown-label 6 label: Line 6: the label \"2\" is neither 1 nor 0.")]
    [InlineData("keypoints", "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===key_point_id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\na,k,0\n", Matches, "{}", "3 Error duplicate-id 6 key_point_id: Line 6: the argument \"a\" and this key point have a label already.")]
    [InlineData("keypoints", "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===key_point_id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\n,k,0\nc,,0\n", Matches, "{}", "3 Error empty-value 6 arg_id: Line 6: the arg_id is empty.\nError empty-value 7 key_point_id: Line 7: the key_point_id is empty.")]
    [InlineData("keypoints", "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\nd,x,,1\ne,x,T,\n===key_point_id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\n", Matches, "{}", "3 Error empty-value 5 topic: Line 5: the topic is empty.\nError empty-value 6 stance: Line 6: the stance is empty.")]
    [InlineData("keypoints", "id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===key_point_id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\n", Matches, "{}", "3 Error missing-column 1 arg_id: The header (line 1) has no column \"arg_id\". It has: id, argument, topic, stance.")]
    [InlineData("keypoints", "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\n", Matches, "{}", "3 Error missing-column 1 key_point_id: Line 1 has 4 columns and is not a header. A file with these columns needs a header that names \"key_point_id\".")]
    [InlineData("keypoints", "x\ny\n===key_point_id,key_point,topic,stance\nk,x,T,1\nl,y,T,1\nm,y,U,-1\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\n", Matches, "{}", "3 Error empty-value 1 stance: Line 1: the stance is empty.\nError empty-value 2 stance: Line 2: the stance is empty.")]
    [InlineData("keypoints", "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===k\nl\nm\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\n", Matches, "{}", "3: 1 1\nWarning missing-topic 1 character 58: The topic \"U\" with the stance \"-1\" has a single argument: it is left out of the mean, as half of it is none.")]
    [InlineData("keypoints", "arg_id,argument,topic,stance\na,x,T,1\nb,y,T,1\nc,z,U,-1\n===key_point_id\nk\nl\nm\n===arg_id,key_point_id,label\na,k,1\na,l,0\nb,l,1\nc,m,1\n", Matches, "{}", "3: 1 1\nWarning missing-topic 1 character 58: The topic \"U\" with the stance \"-1\" has a single argument: it is left out of the mean, as half of it is none.")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"hotel-stars\": \"four\"}}\n{\"id\": \"2\", \"state\": {\"hotel-area\": \"South\"}}\n", "{\"slices\": [\"lang\"]}", "2: 0.5 0.75 0.667 0.667\nlang de 1: 0 0.5 0 0\nlang en 1: 1 1 1 1")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"hotel-stars\": 4}}\n{\"id\": \"2\", \"state\": {\"hotel-area\": \"South\"}}\n", "{\"letter_case\": \"ignore\", \"dialogue_column\": \"talk\"}", "2: 1 1 1 1")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"hotel-star\": \"4\", \"x-y\": \"z\"}}\n{\"id\": \"2\", \"state\": {\"hotel-star\": \"4\", \"x-y\": \"q\"}}\n", "{}", "Error unknown-label 1 state: Line 1: the task has no slot \"hotel-star\". Did you mean \"hotel-stars\"?\nError unknown-label 1 state: Line 1: the task has no slot \"x-y\".")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"x-y\": \"z\"}}\n{\"id\": \"2\", \"state\": {}}\n", "{\"unknown_slots\": \"wrong\"}", "2: 0 0.25 0.4 0.5")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"train-day\": \"not mentioned\"}}\n{\"id\": \"2\", \"state\": {\"train-day\": \"\"}}\n", "{}", "2: 0 0.5 0.5 1")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": [\"north\"]}}\n{\"id\": \"2\", \"state\": {\"hotel\": {\"area\": {\"x\": [1]}}}}\n", "{}", "Error wrong-type 1 state: Line 1: the state has a value of the slot \"hotel-area\" that is not one text or number.\nError wrong-type 2 state: Line 2: the state has a value of the slot \"hotel-area-x\" that is not one text or number.")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": \"a\", \"hotel\": {\"area\": \"b\"}}}\n{\"id\": \"2\", \"state\": {\"hotel-area\": null, \"train-day\": true}}\n", "{}", "Error duplicate-field 1 state: Line 1: the state has the slot \"hotel-area\" twice.\nError unknown-label 2 state: Line 2: the task has no slot \"train-day\".")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": \"x\"}\n{\"id\": \"2\", \"state\": [\"a\"]}\n", "{}", "Error wrong-type 1 state: Line 1: the state is not an object of slots and values, as in {\"hotel-area\": \"north\", \"hotel-stars\": \"4\"}.\nError wrong-type 2 state: Line 2: the field \"state\" holds a list; expected an object.")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": \"\\ud800\"}}\n{\"id\": \"2\", \"state\": {}}\n", "{}", "Error invalid-json 1 state: Line 1: the state has a half of a surrogate pair in a text.")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {}}\n", "{\"missing_predictions\": \"wrong\"}", "2: 0 0 0 0")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {}}\n", "{}", "Error missing-id 1 id: There is no row for the id \"2\".")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {}}\n{\"id\": \"2\", \"state\": {}}\n{\"id\": \"3\", \"state\": {\"hotel-area\": \"x\"}}\n", "{}", "Error unknown-id 3 id: Line 3: the id \"3\" is not in the reference.")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\"}}\n{\"id\": \"2\", \"state\": {\"train-day\": \"monday\"}}\n", "{\"slots\": [\"hotel-area\", \"hotel-stars\", \"train-day\", \"taxi-x\"]}", "2: 0 0.625 0.4 0.5")]
    [InlineData("dialogue", States, "{\"id\": \"1\", \"state\": {}}\n{\"id\": \"2\", \"state\": {}}\n", "{\"slots\": [\"hotel-area\"]}", "3 Error unknown-label 1 state: Line 1: the slot \"hotel-stars\" is not in the parameter \"slots\".")]
    [InlineData("dialogue", "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"hotel\": {\"stars\": [{\"a\": 1}]}}, \"talk\": \"t\", \"lang\": \"en\"}\n{\"id\": \"2\", \"state\": {\"hotel-area\": \"south\", \"train-day\": \"none\"}, \"talk\": \"t\", \"lang\": \"de\"}\n", "{\"id\": \"1\", \"state\": {}}\n{\"id\": \"2\", \"state\": {}}\n", "{}", "3 Error wrong-type 1 state: Line 1: the state has a value of the slot \"hotel-stars\" that is neither a text, a number nor a list of them.")]
    [InlineData("dialogue", "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"hotel\": {\"stars\": [\"4\", \"four\"]}}, \"talk\": \"t\", \"lang\": \"en\"}\n{\"id\": \"2\", \"state\": {\"hotel-area\": [\"south\", [\"x\"]], \"train-day\": \"none\"}, \"talk\": \"t\", \"lang\": \"de\"}\n", "{\"id\": \"1\", \"state\": {}}\n{\"id\": \"2\", \"state\": {}}\n", "{}", "3 Error wrong-type 2 state: Line 2: the state has a value of the slot \"hotel-area\" that is neither a text, a number nor a list of them.")]
    [InlineData("dialogue", "{\"id\": \"1\", \"state\": {\"hotel-area\": \"north\", \"hotel\": {\"stars\": [\"4\", \"four\"]}}, \"talk\": \"t\", \"lang\": \"en\"}\n{\"id\": \"2\", \"state\": {\"hotel-area\": \"south\", \"hotel-area\": \"x\"}, \"talk\": \"t\", \"lang\": \"de\"}\n", "{\"id\": \"1\", \"state\": {}}\n{\"id\": \"2\", \"state\": {}}\n", "{}", "3 Error duplicate-field 2 state: Line 2: the state has the slot \"hotel-area\" twice.")]
    [InlineData("dialogue", "{\"id\": \"1\", \"state\": {}}\n", "{\"id\": \"1\", \"state\": {\"a\": \"b\"}}\n", "{}", "1: 0 - 0 0")]
    [InlineData("coreference", "{\"id\": \"d\", \"clusters\": [[[0, 1], [2, 2]], [[\"x\"]]]}\n", "{\"id\": \"d\", \"clusters\": []}\n", "{}", "3 Error wrong-type 1 clusters: Line 1: \"clusters\" is not a list of clusters, each a list of mentions, as in [[[0, 1], [5, 5]], [[3, 4], [7, 9]]] or [[\"m1\", \"m4\"], [\"m2\"]].")]
    [InlineData("coreference", Clusters, Clusters, "{}", "1: 1 1 1 1")]
    [InlineData("coreference", Clusters, "a\t-\n#begin document (d); part 000\na\t(1)\nb\t(2|(1)\nc\t2)\n#end document\nb\t-\nc\n", "{}", "Error malformed-tag 1 character 1: Line 1: a token stands outside of a document. Documents stand between \"#begin document NAME\" and \"#end document\".")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)\nb\t(2|(1)\nc\t2)\n", "{}", "1: 1 1 1 1")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)\nb\tx(1\nc\t2)\n#end document\n", "{}", "Error malformed-tag 3 last column: Line 3: \"x(1\" is not a hyphen, nor like (7, 7) or (7), parted by vertical bars.\nError invalid-span 4 last column: Line 4: a mention of cluster 2 ends that has not begun.")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)\nb\t2)\nc\t2)\n#end document\n", "{}", "Error invalid-span 3 last column: Line 3: a mention of cluster 2 ends that has not begun.\nError invalid-span 4 last column: Line 4: a mention of cluster 2 ends that has not begun.")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)\nb\t(2|(1)\nc\t-\n#end document\n", "{}", "Error invalid-span 3 last column: Line 3: a mention of cluster 2 begins that does not end in its document.")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)|(1)\nb\t(2|(1)\nc\t2)\n#end document\n", "{}", "Error duplicate-mention 2 last column: Line 2: the mention [0, 0] was there on line 2 already; a mention is in one cluster, once.")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)\nb\t()\nc\t2)\n#end document\n", "{}", "Error malformed-tag 3 last column: Line 3: \"()\" is not a hyphen, nor like (7, 7) or (7), parted by vertical bars.\nError invalid-span 4 last column: Line 4: a mention of cluster 2 ends that has not begun.")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)\nb\t(2|(1)\nc\t2)\n#end document\n#begin document (d); part 000\na\t(1)\nb\t(2|(1)\nc\t2)\n#end document\n", "{}", "Error duplicate-id 6 character 1: Line 6: there is already a document \"(d); part 000\".")]
    [InlineData("coreference", Clusters, "#begin document (e); part 000\na\t(1)\nb\t(2|(1)\nc\t2)\n#end document\n", "{}", "Error unknown-id 1 character 1: Line 1: the document \"(e); part 000\" is not in the reference.")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)\nb\t(2|(1)\nc\t2)\nd\t-\n#end document\n", "{}", "Error sentence-length 1 character 1: Line 1: the document \"(d); part 000\" has 4 tokens, and 3 in the reference.")]
    [InlineData("coreference", Clusters, "# begin document (d); part 000\na\t(1)\nb\t(2|(1)\nc\t2)\n#\tend document\n", "{}", "1: 1 1 1 1")]
    [InlineData("coreference", Clusters, "", "{}", "Error empty-file 1 character 1: The file is empty.")]
    [InlineData("coreference", Clusters, "#begin document (d); part 000\na\t(1)\nb\t1)|(1\nc\t2)\n#end document\n", "{}", "Error invalid-span 4 last column: Line 4: a mention of cluster 2 ends that has not begun.")]
    public void Run_OfStructures_IsScoredOrTold(string kind, string gold, string run, string parameters, string expected)
    {
        Work(kind, gold, run, parameters).ShouldBe(expected);
    }

    [Theory]
    [InlineData("{0} 0 d 1", "no", "topic")]
    [InlineData("1 {0} d 1", "no", null)]
    [InlineData("1 {0} d 1", "yes", "subtopic")]
    [InlineData("1 0 {0} 1", "no", "document")]
    [InlineData("1 0 {0} 1", "yes", "document")]
    public void Judgement_WithALongName_IsRefusedBeyondTheLimit(string row, string subtopics, string? column)
    {
        foreach (var beyond in (int[])[0, 1])
        {
            using var job = Reference("trec", string.Format(CultureInfo.InvariantCulture, row, new string('x', RowReader.MaxValueBytes + beyond)));

            job.Work(new RetrievalScorer(), $$"""{"subtopics": "{{subtopics}}"}""", "check").Result!.Problems.Select(problem => (problem.Code, problem.Line, problem.Column))
                .ShouldBe(beyond == 0 || column is null ? [] : [(ProblemCodes.ValueTooLong, 1, column)]);
        }
    }

    /// <summary>The first scores of all items and of slices, then each problem; or, if the reference is at fault, that alone.</summary>
    private static string Work(string kind, string gold, string run, string parameters)
    {
        using var job = Reference(kind, gold);
        job.Run(kind switch { "trec" => "run.txt", "keypoints" => "run.json", "dialogue" => "run.jsonl", "coreference" => run.StartsWith('{') ? "run.jsonl" : "run.conll", _ => "run.conllu" }, run);
        var (exitCode, result) = job.Work(Scorer(kind), parameters);
        if (result is null)
        {
            using var check = Reference(kind, gold);
            return $"{exitCode} {string.Join("\n", check.Work(Scorer(kind), parameters, "check").Result!.Problems.Select(Tell))}";
        }

        List<string> told = [];
        if (result.Outcome == ScoringOutcome.Scored)
        {
            told.Add($"{result.Items}: {Score(result.Scores)}");
            told.AddRange(result.Slices.Select(slice => $"{slice.By} {slice.Value} {slice.Size}: {Score(slice.Scores)}"));
        }

        told.AddRange(result.Problems.Select(Tell));
        return string.Join('\n', told);
    }

    private static PluginJobFolder Reference(string kind, string gold)
    {
        if (kind != "keypoints")
        {
            return new PluginJobFolder().Reference(kind switch { "trec" => "gold.txt", "dialogue" => "gold.jsonl", "coreference" => gold.StartsWith('{') ? "gold.jsonl" : "gold.conll", _ => "gold.conllu" }, gold);
        }

        var files = gold.Split("===");
        return new PluginJobFolder().Reference("arguments.csv", files[0]).Reference("key_points.csv", files[1]).Reference("labels.csv", files[2]);
    }

    private static IScorer Scorer(string kind) => kind switch
    {
        "trec" => new RetrievalScorer(),
        "keypoints" => new KeyPointScorer(),
        "dialogue" => new DialogueScorer(),
        "coreference" => new CoreferenceScorer(),
        _ => new ParsingScorer(),
    };

    private static string Score(IReadOnlyList<MetricScore> scores) =>
        string.Join(' ', scores.Take(4).Select(score => score.Value is { } value ? Math.Round(value, 3).ToString(CultureInfo.InvariantCulture) : "-"));

    private static string Tell(ScoringProblem problem) => $"{problem.Severity} {problem.Code} {problem.Line} {problem.Column}: {problem.Message}";
}
