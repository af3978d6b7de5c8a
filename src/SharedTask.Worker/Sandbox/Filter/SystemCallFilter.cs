using System.Runtime.InteropServices;
using static SharedTask.Worker.Sandbox.Filter.BpfInstruction;

namespace SharedTask.Worker.Sandbox.Filter;

/// <summary>
/// Writes the filter through which the kernel passes every system call of a contained program. It is needed beside the namespaces:
/// they leave virtual machine sockets, kernel keys, io_uring, 32-bit calls and the tracing of process 1 within reach.
/// </summary>
internal sealed class SystemCallFilter
{
    private const int NumberOffset = 0;
    private const int ArchitectureOffset = 4;
    private const int ArgumentsOffset = 16;

    private const uint Allow = 0x7FFF0000;
    private const uint KillProcess = 0x80000000;
    private const uint Error = 0x00050000;

    private const uint Success = 0;
    private const uint NotPermitted = 1;
    private const uint NoMemory = 12;
    private const uint InvalidArgument = 22;
    private const uint NotImplemented = 38;
    private const uint ProtocolNotSupported = 93;
    private const uint AddressFamilyNotSupported = 97;

    private const uint NewNamespaces = 0x7E020000;
    private const uint FakeInput = 0x5412;
    private const uint LinuxConsole = 0x541C;
    private const uint Exclusively = 2;
    private const uint SetLease = 1024;
    private const uint NotifyOfFolder = 1026;
    private const uint CoreScheduling = 62;
    private const uint HugeMap = 0x40000;
    private const uint HugeMemoryFile = 4;
    private const uint HugeSharedMemory = 0x800;
    private static readonly uint[] InternetFamilies = [2, 10];
    private static readonly uint[] InternetProtocols = [0, 6, 17];
    private const uint UnixFamily = 1;

    private readonly Func<SystemCall, int?> numberOf;
    private readonly List<BpfInstruction> program = [];

    private SystemCallFilter(uint architecture, Func<SystemCall, int?> numberOf)
    {
        this.numberOf = numberOf;
        // 32-bit programs have other numbers: nothing below would hold for them.
        program.AddRange([Load(ArchitectureOffset), new(JumpIfEqual, 1, 0, architecture), Return(KillProcess), Load(NumberOffset)]);
        // The numbers of x32 begin far above.
        program.AddRange([new(JumpIfAtLeast, 0, 1, SystemCalls.Newest + 1), Return(Error | NotImplemented)]);
    }

    /// <summary>The filter as the kernel takes it; <see langword="null"/> for a processor whose system calls are not listed.</summary>
    public static byte[]? For(Architecture architecture) => architecture switch
    {
        Architecture.X64 => new SystemCallFilter(0xC000003E, call => call.X64).Write(),
        Architecture.Arm64 => new SystemCallFilter(0xC00000B7, call => call.Arm64).Write(),
        _ => null,
    };

    private byte[] Write()
    {
        Answer(SystemCalls.Unknown, Error | NotImplemented);
        Answer(SystemCalls.Forbidden, Error | NotPermitted);
        Answer(SystemCalls.Ignored, Error | Success);
        JudgeArguments();
        program.Add(Return(Allow));

        var bytes = new byte[program.Count * Size];
        for (var i = 0; i < program.Count; i++)
        {
            program[i].Write(bytes.AsSpan(i * Size));
        }

        return bytes;
    }

    private void Answer(IReadOnlyList<SystemCall> calls, uint answer)
    {
        foreach (var number in calls.Select(numberOf).OfType<int>())
        {
            program.AddRange([new(JumpIfEqual, 0, 1, (uint)number), Return(answer)]);
        }
    }

    private void JudgeArguments()
    {
        Judge(SystemCalls.Clone, 0, [new(JumpIfAnyBit, 0, 1, NewNamespaces), Return(Error | NotPermitted)]);
        Judge(SystemCalls.IoControl, 1,
        [
            new(JumpIfEqual, 1, 0, FakeInput), new(JumpIfEqual, 0, 1, LinuxConsole), Return(Error | NotPermitted),
        ]);
        // Only its own limits: those of process 1 decide whether anything can be collected.
        Judge(SystemCalls.ProcessLimit, 0, [new(JumpIfEqual, 1, 0, 0), Return(Error | NotPermitted)]);
        // A lock on a file of the system, which needs no right to write, would shut out readers outside.
        Judge(SystemCalls.Flock, 1, [new(JumpIfAnyBit, 0, 1, Exclusively), Return(Error | NotImplemented)]);
        // So does a lease on one, and news of its folders are watches by another name.
        Judge(SystemCalls.FileControl, 1, [new(JumpIfEqual, 1, 0, SetLease), new(JumpIfEqual, 0, 1, NotifyOfFolder), Return(Error | NotPermitted)]);
        // Huge pages are those that the machine keeps for its databases: no control group of ours counts them. Answered as if there were none.
        Judge(SystemCalls.MemoryMap, 3, [new(JumpIfAnyBit, 0, 1, HugeMap), Return(Error | NoMemory)]);
        Judge(SystemCalls.MemoryFile, 1, [new(JumpIfAnyBit, 0, 1, HugeMemoryFile), Return(Error | InvalidArgument)]);
        Judge(SystemCalls.SharedMemory, 2, [new(JumpIfAnyBit, 0, 1, HugeSharedMemory), Return(Error | NotPermitted)]);
        // Would keep everybody else off the other half of its processor core.
        Judge(SystemCalls.ProcessControl, 0, [new(JumpIfEqual, 0, 1, CoreScheduling), Return(Error | InvalidArgument)]);
        JudgeSocket(SystemCalls.Socket);
        JudgeSocket(SystemCalls.SocketPair);
    }

    /// <summary>Loads an argument of a call, judges it, and allows what was not returned.</summary>
    private void Judge(SystemCall call, int argument, IReadOnlyList<BpfInstruction> judgement)
    {
        program.Add(new(JumpIfEqual, 0, (byte)(judgement.Count + 2), (uint)numberOf(call)!.Value));
        program.AddRange([Argument(argument), .. judgement, Return(Allow)]);
    }

    /// <summary>Other protocols of the internet than the three that are always there would have the kernel load modules.</summary>
    private void JudgeSocket(SystemCall call) => Judge(call, 0,
    [
        new(JumpIfEqual, 8, 0, UnixFamily),
        new(JumpIfEqual, 2, 0, InternetFamilies[0]), new(JumpIfEqual, 1, 0, InternetFamilies[1]), Return(Error | AddressFamilyNotSupported),
        Argument(2), new(JumpIfEqual, 3, 0, InternetProtocols[0]), new(JumpIfEqual, 2, 0, InternetProtocols[1]), new(JumpIfEqual, 1, 0, InternetProtocols[2]),
        Return(Error | ProtocolNotSupported),
    ]);

    // The kernel reads only the low halves of these arguments, and so does the filter: both processors put them first.
    private static BpfInstruction Argument(int index) => Load(ArgumentsOffset + (index * sizeof(ulong)));
}
