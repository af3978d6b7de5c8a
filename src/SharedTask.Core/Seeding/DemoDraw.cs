namespace SharedTask.Core.Seeding;

/// <summary>A sequence of numbers in 0..1 that is the same for the same seed on every machine (SplitMix64).</summary>
internal sealed class DemoDraw(int seed)
{
    private ulong state = unchecked((ulong)seed * 0x9E3779B97F4A7C15);

    public double Next()
    {
        var mixed = unchecked(state += 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
