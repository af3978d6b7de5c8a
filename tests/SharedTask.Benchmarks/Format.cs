namespace SharedTask.Benchmarks;

/// <summary>Numbers with units, three digits long.</summary>
internal static class Format
{
    public static string Milliseconds(double value) => value switch
    {
        >= 1000 => FormattableString.Invariant($"{value / 1000:0.00} s"),
        >= 100 => FormattableString.Invariant($"{value:0} ms"),
        _ => FormattableString.Invariant($"{value:0.0} ms"),
    };

    public static string Mebibytes(double bytes) => FormattableString.Invariant($"{bytes / 1024 / 1024:0} MiB");

    public static string Times(double ratio) => ratio >= 10 ? FormattableString.Invariant($"{ratio:0} ×") : FormattableString.Invariant($"{ratio:0.0} ×");
}
