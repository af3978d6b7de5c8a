namespace SharedTask.Scoring.Formats.Trees;

/// <summary>The columns of CoNLL-U that are read.</summary>
internal enum ConlluColumn
{
    Id,
    Form,
    Lemma,
    Upos,
    Xpos,
    Feats,
    Head,
    Deprel,
}
