using System.Diagnostics.CodeAnalysis;

namespace SharedTask.Core;

/// <summary>What a use case answers: a value, or a refusal.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Answer<T>
{
    private readonly T? value;

    private Answer(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Key}");

    public static implicit operator Answer<T>(T value) => FromValue(value);

    public static implicit operator Answer<T>(Refusal refusal) => FromRefusal(refusal);

    public static Answer<T> FromValue(T value) => new(value, null);

    public static Answer<T> FromRefusal(Refusal refusal) => new(default, refusal);
}
