using System.Numerics;

namespace SharedTask.Scoring.Statistics;

/// <summary>
/// The generator xoshiro256++ 1.0 of Blackman and Vigna, seeded by SplitMix64 as they recommend: the same numbers for the same
/// seed on every machine and in every version.
/// </summary>
public sealed class Xoshiro256
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Starts the sequence of a seed.</summary>
    /// <param name="seed">Any number.</param>
    public Xoshiro256(long seed)
    {
        var state = unchecked((ulong)seed);
        s0 = SplitMix64(ref state);
        s1 = SplitMix64(ref state);
        s2 = SplitMix64(ref state);
        s3 = SplitMix64(ref state);
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>A uniform number.</returns>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A uniform number below a bound, without bias (Lemire 2019).</summary>
    /// <param name="bound">The bound, greater than 0.</param>
    /// <returns>A number from 0 to <paramref name="bound"/> − 1.</returns>
    public uint Next(uint bound)
    {
        var product = (Next() >> 32) * bound;
        if ((uint)product < bound)
        {
            var threshold = unchecked(0u - bound) % bound;
            while ((uint)product < threshold)
            {
                product = (Next() >> 32) * bound;
            }
        }

        return (uint)(product >> 32);
    }

    private static ulong SplitMix64(ref ulong state)
    {
        var mixed = unchecked(state += 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}
