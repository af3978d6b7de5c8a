using System.Buffers.Binary;

namespace SharedTask.Worker.Sandbox.Filter;

/// <summary>One instruction of the kernel's classic packet filter language, in which system call filters are written.</summary>
/// <param name="Code">What it does.</param>
/// <param name="IfTrue">How many instructions a comparison that holds skips.</param>
/// <param name="IfFalse">How many instructions a comparison that fails skips.</param>
/// <param name="Value">The constant that it loads from, compares with or returns.</param>
internal readonly record struct BpfInstruction(ushort Code, byte IfTrue, byte IfFalse, uint Value)
{
    public const int Size = 8;
    public const ushort LoadWord = 0x20;
    public const ushort JumpIfEqual = 0x15;
    public const ushort JumpIfAtLeast = 0x35;
    public const ushort JumpIfAnyBit = 0x45;
    public const ushort ReturnValue = 0x06;

    public static BpfInstruction Load(int offset) => new(LoadWord, 0, 0, (uint)offset);

    public static BpfInstruction Return(uint action) => new(ReturnValue, 0, 0, action);

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, Code);
        target[2] = IfTrue;
        target[3] = IfFalse;
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], Value);
    }
}
