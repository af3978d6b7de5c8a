using System.Buffers.Binary;
using SharedTask.Worker.Sandbox.Filter;

namespace SharedTask.Worker.Tests.Sandbox.Filter;

/// <summary>Does what the kernel does with a filter and a system call.</summary>
internal static class BpfInterpreter
{
    public static uint Run(byte[] filter, uint architecture, uint number, params ulong[] arguments)
    {
        var data = Lay(architecture, number, arguments);
        var accumulator = 0u;
        for (var at = 0; ; at++)
        {
            var instruction = filter.AsSpan(at * BpfInstruction.Size, BpfInstruction.Size);
            var value = BinaryPrimitives.ReadUInt32LittleEndian(instruction[4..]);
            switch (BinaryPrimitives.ReadUInt16LittleEndian(instruction))
            {
                case BpfInstruction.LoadWord: accumulator = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan((int)value, 4)); break;
                case BpfInstruction.JumpIfEqual: at += Jump(accumulator == value, instruction); break;
                case BpfInstruction.JumpIfAtLeast: at += Jump(accumulator >= value, instruction); break;
                case BpfInstruction.JumpIfAnyBit: at += Jump((accumulator & value) != 0, instruction); break;
                case BpfInstruction.ReturnValue: return value;
                default: throw new InvalidOperationException($"no such instruction at {at}");
            }
        }
    }

    private static int Jump(bool holds, ReadOnlySpan<byte> instruction) => holds ? instruction[2] : instruction[3];

    /// <summary>The kernel's <c>struct seccomp_data</c>: number, architecture, instruction pointer, six arguments.</summary>
    private static byte[] Lay(uint architecture, uint number, ulong[] arguments)
    {
        var data = new byte[64];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), architecture);
        for (var i = 0; i < arguments.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(data.AsSpan(16 + (i * 8)), arguments[i]);
        }

        return data;
    }
}
