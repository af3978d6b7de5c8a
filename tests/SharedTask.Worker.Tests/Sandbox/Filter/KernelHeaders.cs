using System.Globalization;
using System.Text.RegularExpressions;

namespace SharedTask.Worker.Tests.Sandbox.Filter;

/// <summary>The numbers of system calls in the kernel's headers, which come with every compiler for C.</summary>
internal static partial class KernelHeaders
{
    private static readonly Lazy<IReadOnlyDictionary<string, uint>> OfX64 = new(() => Read("x86_64-linux-gnu/asm/unistd_64.h", "asm/unistd_64.h"));
    private static readonly Lazy<IReadOnlyDictionary<string, uint>> Generic = new(() => Read("asm-generic/unistd.h"));

    public static IReadOnlyDictionary<string, uint> X64 => OfX64.Value;

    /// <summary>aarch64 has the numbers that all newer processors share.</summary>
    public static IReadOnlyDictionary<string, uint> Arm64 => Generic.Value;

    private static Dictionary<string, uint> Read(params string[] places)
    {
        var path = places.Select(place => Path.Combine("/usr/include", place)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, "The kernel's headers are not installed.");
        var numbers = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (Match definition in Definition().Matches(File.ReadAllText(path!)))
        {
            numbers.TryAdd(definition.Groups["name"].Value, uint.Parse(definition.Groups["number"].Value, CultureInfo.InvariantCulture));
        }

        return numbers;
    }

    // Calls that differ between 32 and 64 bits are defined under another prefix first.
    [GeneratedRegex(@"#define __NR(?:3264)?_(?<name>\w+)\s+(?<number>\d+)\s")]
    private static partial Regex Definition();
}
