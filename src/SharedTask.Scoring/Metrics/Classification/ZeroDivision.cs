namespace SharedTask.Scoring.Metrics.Classification;

/// <summary>What precision, recall and F are where their denominator is zero.</summary>
public enum ZeroDivision
{
    /// <summary>0 (scikit-learn's <c>zero_division=0</c>, its default).</summary>
    Zero,

    /// <summary>1 (scikit-learn's <c>zero_division=1</c>). F is 1 only where a class is neither in the gold nor predicted.</summary>
    One,

    /// <summary>Undefined, and left out of averages (scikit-learn's <c>zero_division=nan</c>).</summary>
    Undefined,

    /// <summary>
    /// That of the acronym disambiguation scorer of the SDU shared tasks: the precision of a class that is never predicted is 1, and
    /// averages run over the classes that the gold has. Its F1 is the harmonic mean of the two averages
    /// (<see cref="ClassificationReport.HarmonicMacroF1"/>).
    /// </summary>
    Sdu,

    /// <summary>
    /// That of the UCCA scorer: precision is 1 without a guess, recall is 1 without a reference, F is 0 if either is 0. For a class
    /// this comes to the values of <see cref="One"/>.
    /// </summary>
    Ucca,

    /// <summary>
    /// That of the MaxMatch scorer (Dahlmeier and Ng 2012): precision and recall are 1 where there is nothing to divide by, F follows
    /// from them. For a class this comes to the values of <see cref="One"/>.
    /// </summary>
    M2,
}
