namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Says that a class of tests runs every case of the vector files whose names begin with a family's.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class VectorFamilyAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
